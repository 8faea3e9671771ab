// Follows: the server tells that something has changed, and what the page shows is fetched anew in
// its place. Focus, scrolling and what is open stay. Without this script the page is loaded again.
const shown = document.querySelector("[data-live]");
const lost = document.querySelector("[data-live-lost]");
const every = Number(shown?.dataset.liveEvery) * 1000;
const button = document.querySelector("[data-live-pause]");
let source, wanted = false, busy = false, rest = 0, seen = Date.now();

const keep = () => {
  const focus = shown.contains(document.activeElement) ? document.activeElement.getAttribute("href") : null;
  const sides = [...shown.querySelectorAll(".scroll")].map(one => one.scrollLeft);
  const open = [...shown.querySelectorAll("details")].map(one => one.open);
  return () => {
    shown.querySelectorAll(".scroll").forEach((one, i) => { one.scrollLeft = sides[i] ?? 0; });
    shown.querySelectorAll("details").forEach((one, i) => { one.open = open[i] ?? false; });
    if (focus) shown.querySelector(`a[href="${CSS.escape(focus)}"]`)?.focus({preventScroll: true});
  };
};

// One at a time, and after a slow answer a longer rest: a busy server is not asked more.
const fetched = async () => {
  if (busy || !wanted || document.hidden) return;
  busy = true;
  wanted = false;
  const began = Date.now();
  try {
    const answer = await fetch(location.href, {headers: {Accept: "text/html"}, redirect: "manual"});
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    if (answer.ok && fresh && source) {
      const restore = keep();
      shown.replaceChildren(...document.adoptNode(fresh).childNodes);
      restore();
      seen = Date.now();
    }
  } catch {
    wanted = true;
  }
  rest = Math.max(1000, (Date.now() - began) * 4);
  setTimeout(() => { busy = false; fetched(); }, rest);
};

const follow = () => {
  source = new EventSource(shown.dataset.live);
  source.addEventListener("message", () => { wanted = true; fetched(); });
};
const stop = () => { source?.close(); source = null; };

if (shown && globalThis.EventSource) {
  follow();
  button.hidden = false;
  button.addEventListener("click", () => {
    if (source) stop();
    else { follow(); wanted = true; fetched(); }
    button.textContent = source ? button.dataset.pause : button.dataset.goOn;
  });
  document.addEventListener("visibilitychange", fetched);
  // nobody stands at a wall: it looks also when nothing is told, and says when nobody answers
  if (every) setInterval(() => {
    wanted = true;
    fetched();
    lost.hidden = !source || document.hidden || Date.now() - seen < every * 3;
  }, every);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", event => { if (event.persisted && !source) follow(); });
}
