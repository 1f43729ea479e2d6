// Sends several files one after the other in pieces, goes on after a broken link, and keeps the list fresh while
// something is being made ready. Without it the form is sent as every form is, and the page that answers it refreshes itself.

import { randomId, sendFile } from "./pieces.mjs";

const EVERY_MS = 2000;
const list = document.getElementById("recordings");
const form = document.getElementById("upload");

// A recording that somebody listens to is left as it is, and what was unfolded stays so.
const put = (html) => {
  const fresh = document.createElement("template");
  fresh.innerHTML = html;
  const young = [...fresh.content.children];
  for (const next of young) {
    const old = next.id && list.querySelector(`#${CSS.escape(next.id)}`);
    if (!old) {
      continue;
    }
    const playing = [...old.querySelectorAll("audio")].some((audio) => !audio.paused);
    if (playing) {
      next.replaceWith(old);
      continue;
    }
    for (const details of old.querySelectorAll("details[open]")) {
      next.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
    }
  }
  list.replaceChildren(fresh.content);
};

let timer = 0;
const refresh = async () => {
  clearTimeout(timer);
  try {
    const answer = await fetch(list.dataset.refresh, {
      credentials: "same-origin", signal: AbortSignal.timeout(10_000),
    });
    if (answer.status === 401 || answer.status === 403) {
      location.reload();
      return;
    }
    if (answer.ok) {
      put(await answer.text());
    }
  } catch {
    // The next round asks again.
  }
  watch();
};
const watch = () => {
  if (list.querySelector("[data-settled=false]")) {
    timer = setTimeout(refresh, EVERY_MS);
  }
};
watch();


const RETRY_MS = [1000, 2000, 5000, 10_000];
const words = document.getElementById("sending-words");
const queue = document.getElementById("queue");
const drop = document.getElementById("drop");
const input = form.elements.file;
const oneTitle = document.getElementById("one-title");
const rows = [];
let sending = false;

const say = (text) => { words.hidden = false; words.textContent = text; };
const wait = (ms) => new Promise((done) => {
  const end = () => { window.removeEventListener("online", end); done(); };
  window.addEventListener("online", end, { once: true });
  setTimeout(end, ms);
});
const element = (tag, values) => Object.assign(document.createElement(tag), values);

// The same file, chosen again after the page was closed, goes on where it stopped.
const idOf = (file) => {
  const key = `upload ${file.name} ${file.size} ${file.lastModified}`;
  const fresh = randomId();
  try {
    const id = localStorage.getItem(key) ?? fresh;
    localStorage.setItem(key, id);
    return { id, forget: () => localStorage.removeItem(key) };
  } catch {
    return { id: fresh, forget: () => {} };
  }
};

const add = (files) => {
  for (const file of files) {
    const row = { file, ...idOf(file), done: false };
    row.line = element("li", { className: "queue-line" });
    row.title = element("input", {
      maxLength: 200, required: true,
      value: rows.length === 0 && form.elements.title.value.trim() ? form.elements.title.value
        : file.name.replace(/\.[A-Za-z0-9]{1,5}$/, ""),
    });
    row.title.setAttribute("aria-label", `${form.dataset.each}: ${file.name}`);
    row.state = element("span", { className: "about", textContent: form.dataset.waiting });
    row.bar = element("progress", { max: 100, value: 0 });
    row.bar.setAttribute("aria-label", file.name);
    const out = element("button", { type: "button", className: "small", textContent: "✕" });
    out.setAttribute("aria-label", `${form.dataset.takeOut}: ${file.name}`);
    out.addEventListener("click", () => { row.done = true; remove(row); });
    row.line.append(row.title, out, row.bar, row.state);
    if (file.size > Number(form.dataset.most)) {
      row.state.textContent = form.dataset.tooLarge;
      row.done = true;
    }
    rows.push(row);
    queue.append(row.line);
  }
  show();
};
const show = () => {
  queue.hidden = rows.length === 0;
  oneTitle.hidden = rows.length > 0;
  input.required = rows.length === 0;
};
const remove = (row) => {
  const at = rows.indexOf(row);
  if (at >= 0) {
    rows.splice(at, 1);
  }
  row.line.remove();
  show();
};

const send = async (row) => {
  for (let attempt = 0; !row.done; attempt++) {
    try {
      const fields = {
        title: row.title.value, language: form.elements.language.value,
        synthetic: form.elements.synthetic.checked ? "yes" : "",
        lowerNoise: form.elements.lowerNoise.checked ? "yes" : "",
      };
      const result = await sendFile(row.file, row.id, fields, (share) => {
        row.bar.value = share * 100;
        row.state.textContent = `${form.dataset.sending} ${Math.floor(share * 100)}\u00A0%`;
      });
      if (result.signedOut) {
        location.reload();
        return;
      }
      if (result.recording) {
        row.forget();
        row.done = true;
        remove(row);
        refresh();
      } else {
        // Corrected fields may be sent again; the bytes are there.
        row.state.textContent = result.refusal || form.dataset.broken;
      }
      return;
    } catch (fault) {
      row.state.textContent = navigator.onLine && fault.message ? `${fault.message} ${form.dataset.again}`
        : form.dataset.retry;
    }
    await wait(RETRY_MS[Math.min(attempt, RETRY_MS.length - 1)]);
  }
};

document.getElementById("drop-hint").hidden = false;
input.addEventListener("change", () => { add(input.files); input.value = ""; });
for (const kind of ["dragenter", "dragover"]) {
  drop.addEventListener(kind, (event) => { event.preventDefault(); drop.classList.add("over"); });
}
for (const kind of ["dragleave", "drop"]) {
  drop.addEventListener(kind, () => drop.classList.remove("over"));
}
drop.addEventListener("drop", (event) => { event.preventDefault(); add(event.dataTransfer.files); });

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (sending) {
    return;
  }
  sending = true;
  const button = form.querySelector("button.primary");
  button.disabled = true;
  say(form.dataset.sending);
  let failed = false;
  for (const row of [...rows]) {
    if (!row.done) {
      await send(row);
      failed ||= rows.includes(row);
    }
  }
  sending = false;
  button.disabled = false;
  words.hidden = failed;
  if (!failed) {
    say(form.dataset.sent);
    form.elements.title.value = "";
  }
});
