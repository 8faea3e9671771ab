// Makes pages more comfortable; every one of them works without it.
const once = (selector, act) => document.querySelectorAll(selector).forEach(act);

// A form came back: those who cannot see it hear what is wrong first.
const errors = document.getElementById("errors");
if (errors) errors.focus();

// A link of the error summary leads into the field itself.
once(".errors a", link => link.addEventListener("click", event => {
  const field = document.getElementById(link.hash.slice(1));
  if (!field) return;
  event.preventDefault();
  field.scrollIntoView({block: "center"});
  field.focus({preventScroll: true});
}));

// One press sends a form once. A page that comes back from the cache can send again.
addEventListener("submit", event => {
  const form = event.target;
  if (form.method !== "post") return;
  if (form.dataset.sent && Date.now() - form.dataset.sent < 8000) event.preventDefault();
  else form.dataset.sent = Date.now();
});
// Whoever signed out leaves no papers behind in the browser.
if (document.querySelector("[data-forget]")) globalThis.indexedDB?.deleteDatabase("motcua-files");

addEventListener("pageshow", () => once("form[data-sent]", form => delete form.dataset.sent));

// Keeps what is typed: <form data-keep="/address">, with a line [data-saved] that tells.
// The server answers with the sentence to show. What could not be sent waits and is sent again.
once("form[data-keep]", form => {
  const line = form.querySelector("[data-saved]");
  let timer, cut, wait = 2000, stamp = "";
  const fields = () => {
    const data = new FormData(form);
    for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
    return new URLSearchParams(data);
  };
  const save = async () => {
    clearTimeout(timer);
    const body = fields(), text = body.toString();
    if (text === stamp || form.dataset.sent) return;
    cut?.abort();
    cut = new AbortController();
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST", body, headers: {Accept: "text/plain"}, redirect: "manual", keepalive: true, signal: cut.signal,
      });
      if (!answer.ok) throw answer.status;
      stamp = text;
      wait = 2000;
      if (line) line.textContent = await answer.text();
    } catch (fault) {
      if (fault.name === "AbortError") return;
      if (line) line.textContent = line.dataset.saved;
      wait = Math.min(wait * 2, 60000);
      timer = setTimeout(save, wait);
    }
  };
  const soon = delay => { clearTimeout(timer); timer = setTimeout(save, delay); };
  stamp = fields().toString();
  form.addEventListener("input", () => soon(1500));
  form.addEventListener("change", () => soon(200));
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    cut?.abort();
  });
  addEventListener("online", () => soon(0));
  document.addEventListener("visibilitychange", () => { if (document.hidden) save(); });
});

// <a data-watch href="...">: waits for news of a page, such as that money has come in, and then shows
// it. Looks less and less often, and not while nobody does.
once("a[data-watch]", link => {
  let last, wait = 4000;
  const look = async () => {
    if (!document.hidden) {
      try {
        const answer = await fetch(link.href, {redirect: "manual"});
        const now = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("main");
        if (answer.ok && now) {
          const text = now.textContent;
          if (last && last !== text) return location.assign(link.href);
          last = text;
        }
      } catch {
        // no connection: later
      }
      wait = Math.min(wait * 1.2, 60000);
    }
    setTimeout(look, wait);
  };
  look();
});

// A filter applies itself when a choice changes; the button stays for the keyboard and for text.
once("form[data-apply]", form => form.addEventListener("change", event => {
  if (event.target.matches("select, [type=radio], [type=checkbox]")) form.requestSubmit();
}));

// A table that is wider than its place can be reached by the keyboard.
const reach = () => once(".scroll", region => {
  if (region.scrollWidth > region.clientWidth) region.tabIndex = 0;
});
reach();
addEventListener("resize", reach);

// Prints the page.
once("[data-print]", button => {
  button.hidden = false;
  button.addEventListener("click", () => print());
});

// Ctrl and Enter send the form in which somebody types, with its main button.
addEventListener("keydown", event => {
  const form = event.target.form;
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !form || form.method !== "post") return;
  event.preventDefault();
  const name = form.dataset.main;
  form.requestSubmit(name ? form.querySelector(`button[name="${name}"]`) : undefined);
});
