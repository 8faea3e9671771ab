// Sends papers in parts. A part that is lost is sent again, and a connection that breaks goes on
// where it broke, also after the page was loaded again: until it is sent, the file waits in the
// browser. Without this script the same form sends whole files.
const SMALLEST = 64 << 10, LARGEST = 1 << 20, PATIENCE = 60000;

// Files that are on their way, by the identifier the server gave them.
const database = new Promise(done => {
  try {
    const open = indexedDB.open("motcua-files", 1);
    open.onupgradeneeded = () => open.result.createObjectStore("files");
    open.onsuccess = () => done(open.result);
    open.onerror = () => done(null);
  } catch {
    done(null);
  }
});
const waiting = async (mode, act) => {
  const db = await database;
  return db && new Promise(done => {
    const request = act(db.transaction("files", mode).objectStore("files"));
    request.onsuccess = () => done(request.result);
    request.onerror = () => done(undefined);
  });
};

const fingerprint = async file => {
  if (!crypto.subtle) return "";
  const sum = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
  return [...new Uint8Array(sum)].map(byte => byte.toString(16).padStart(2, "0")).join("");
};

// A photo of a phone has many more dots than a reader needs, and a thin line carries it for minutes.
// What this browser cannot open goes as it is: the server turns it into what it keeps.
const LONG_SIDE = 2400, HEAVY = 600 << 10;
const shrunk = async file => {
  const photo = /^image\/(jpeg|hei[cf]|webp)$/.test(file.type) || /\.hei[cf]$/i.test(file.name);
  if (!photo || file.size < HEAVY || !globalThis.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file, {imageOrientation: "from-image"});
    const scale = Math.min(1, LONG_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.imageSmoothingQuality = "high";
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise(done => canvas.toBlob(done, "image/jpeg", .85));
    if (!small || small.size > file.size * .8) return file;
    return new File([small], file.name.replace(/\.\w+$/, "") + ".jpg", {type: "image/jpeg"});
  } catch {
    return file;
  }
};

// What belongs to one paper: a form of its own, or a part of a larger form.
const token = host => (host.elements ?? host.closest("form").elements)._csrf.value;

const aloud = (form, words) => {
  form.closest("section").querySelector("[data-progress]").textContent = words;
};

const underWay = new Set();
let last = Promise.resolve();

class Sending {
  constructor(form, file, id, received) {
    Object.assign(this, {form, file, id, received, part: SMALLEST * 2, pause: false});
    const row = form.closest("section").querySelector("template").content.cloneNode(true);
    this.words = form.closest("section").querySelector("template").dataset;
    this.row = row.firstElementChild;
    this.bar = this.row.querySelector("progress");
    this.said = this.row.querySelector("[data-said]");
    this.row.querySelector("[data-name]").textContent = file.name;
    this.bar.setAttribute("aria-label", file.name);
    for (const act of ["stop", "go", "drop"]) {
      const button = this.button(act);
      button.querySelector(".unseen").textContent = " " + file.name;
      button.addEventListener("click", () => this[act]());
    }
    form.closest("section").querySelector("ul.sending").append(this.row);
    underWay.add(this);
    this.tell("sending");
    // one file at a time: a thin line is not made thinner
    last = last.then(() => this.run());
  }

  button(act) {
    return this.row.querySelector(`[data-${act}]`);
  }

  tell(word, share) {
    const percent = share ?? Math.floor(this.received * 100 / Math.max(1, this.file.size));
    this.bar.value = percent;
    const words = (this.words[word] ?? word).replace("{0}", percent);
    this.said.textContent = words;
    // those who listen hear what changed, not every percent
    if (this.word !== word) aloud(this.form, `${this.file.name}: ${words}`);
    this.word = word;
  }

  // --- what the person can do

  stop() {
    this.pause = true;
    this.cut?.abort();
    this.wake?.();
    this.button("stop").hidden = true;
    this.button("go").hidden = false;
    this.button("go").focus();
    this.tell("paused");
  }

  go() {
    this.pause = false;
    this.button("stop").hidden = false;
    this.button("go").hidden = true;
    this.button("stop").focus();
    this.tell("sending");
    last = last.then(() => this.run());
  }

  async drop() {
    this.gone = true;
    this.cut?.abort();
    this.wake?.();
    if (this.id) {
      const body = new URLSearchParams({_csrf: token(this.form)});
      await fetch(this.form.dataset.files + this.id + "/remove", {method: "POST", body, redirect: "manual"})
        .catch(() => {});
    }
    await this.end();
  }

  // --- the way of a file

  async run() {
    let wait = 1000;
    while (!this.pause && !this.gone && !this.done) {
      try {
        const answer = await (this.id ? this.next() : this.announce());
        wait = 1000;
        if (answer.type === "opaqueredirect") return location.reload();
        const told = await answer.json().catch(() => ({}));
        if (answer.status >= 500 || answer.status === 429) throw answer.status;
        if (!answer.ok && answer.status !== 409) return this.failed(told.words || told.detail);
        if (told.state !== "arriving") return this.arrived(told);
        if (!this.id) {
          this.id = told.file;
          await waiting("readwrite", files => files.put({file: this.file, at: Date.now()}, this.id));
          this.form.closest("section").querySelector(`[data-file="${this.id}"]`)?.remove();
        }
        this.received = told.received;
        this.tell("sending");
      } catch {
        if (this.pause || this.gone) return;
        this.part = Math.max(SMALLEST, this.part / 2);
        this.tell("waiting");
        await this.sleep(wait);
        wait = Math.min(wait * 2, 30000);
      }
    }
  }

  // Until the time is over, or the network says that it is back.
  sleep(time) {
    return new Promise(done => {
      this.wake = done;
      setTimeout(done, time);
      addEventListener("online", done, {once: true});
    });
  }

  async announce() {
    const body = new URLSearchParams({
      _csrf: token(this.form), name: this.file.name, size: this.file.size,
      sum: this.sum ??= await fingerprint(this.file),
    });
    return this.ask(this.form.dataset.parts, {method: "POST", body});
  }

  async next() {
    const began = Date.now();
    const end = Math.min(this.received + this.part, this.file.size);
    const answer = await this.ask(`${this.form.dataset.files}${this.id}?from=${this.received}`, {
      method: "PUT", body: this.file.slice(this.received, end),
      headers: {"Content-Type": "application/octet-stream", [this.form.dataset.header]: token(this.form)},
    });
    if (Date.now() - began < 700) this.part = Math.min(LARGEST, this.part * 2);
    return answer;
  }

  ask(address, request) {
    this.cut = new AbortController();
    return fetch(address, {
      ...request, headers: {...request.headers, Accept: "application/json"}, redirect: "manual",
      signal: AbortSignal.any ? AbortSignal.any([this.cut.signal, AbortSignal.timeout(PATIENCE)]) : this.cut.signal,
    });
  }

  async failed(words) {
    this.done = true;
    this.tell(words || "failed");
    this.row.classList.add("bad");
    this.said.classList.add("error");
    this.bar.hidden = this.button("stop").hidden = true;
    if (this.id) await waiting("readwrite", files => files.delete(this.id));
    underWay.delete(this);
    later("");
  }

  async arrived(told) {
    this.done = true;
    this.received = this.file.size;
    this.tell("sending");
    await this.end();
    aloud(this.form, `${this.file.name}: ${told.words || this.words.arrived}`);
  }

  async end() {
    if (this.id) await waiting("readwrite", files => files.delete(this.id));
    underWay.delete(this);
    await refresh(this.form.closest("section"));
    this.row.remove();
    settle();
  }
}

// The list of what arrived, as the server shows it.
const refresh = async section => {
  try {
    const page = await (await fetch(location.href, {headers: {Accept: "text/html"}})).text();
    const fresh = new DOMParser().parseFromString(page, "text/html");
    const list = fresh.getElementById(section.id)?.querySelector("ul.handed");
    for (const sending of underWay) list?.querySelector(`[data-file="${sending.id}"]`)?.remove();
    if (list) section.querySelector("ul.handed").replaceWith(document.adoptNode(list));
  } catch {
    // the list is fresh when the page is loaded next
  }
};

// Going on waits until everything is sent.
let after = null, by;
const later = words => {
  after?.querySelector("[data-later]").replaceChildren(words);
  if (!words) after = null;
};
const settle = () => {
  if (after && underWay.size === 0) after.requestSubmit(by ?? undefined);
};

document.querySelectorAll("[data-parts]").forEach(form => {
  const input = form.querySelector("input[type=file]");
  const send = async () => {
    const chosen = [...input.files];
    input.value = "";
    for (const file of chosen) new Sending(form, await shrunk(file), null, 0);
  };
  input.addEventListener("change", event => {
    event.stopPropagation();
    send();
  });
  if (form.matches("form")) form.addEventListener("submit", event => {
    event.preventDefault();
    event.stopPropagation();
    if (input.files.length) send();
    else input.click();
  });
});

document.querySelectorAll("form[data-after-files]").forEach(form => form.addEventListener("submit", event => {
  if (underWay.size === 0) return;
  event.preventDefault();
  event.stopPropagation();
  after = form;
  by = event.submitter;
  later(form.querySelector("[data-later]").dataset.later);
}));

// What was on its way when the page was left goes on.
for (const row of document.querySelectorAll("li[data-file]")) {
  const form = row.closest("section").querySelector("[data-parts]");
  waiting("readonly", files => files.get(row.dataset.file)).then(held => {
    if (!held || !form) return;
    row.remove();
    new Sending(form, held.file, row.dataset.file, Number(row.dataset.received));
  });
}

// What nobody came back for within a day is forgotten.
waiting("readwrite", files => {
  const all = files.openCursor();
  all.addEventListener("success", () => {
    const one = all.result;
    if (one && Date.now() - one.value.at > 86400000) one.delete();
    one?.continue();
  });
  return all;
});
