// Shows how far an upload has come, and keeps the list fresh while something is being made ready.
// Without it the form is sent as every form is, and the page that answers it refreshes itself.

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

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const data = new FormData(form);
  const file = data.get("file");
  // Fields first, so that they are known when the file has come.
  data.delete("file");
  data.append("file", file);

  const words = document.getElementById("sending-words");
  const bar = document.getElementById("sending-bar");
  const button = form.querySelector("button.primary");
  const say = (text) => { words.textContent = text; };
  document.getElementById("sending").hidden = false;
  if (file.size > Number(form.dataset.most)) {
    say(form.dataset.tooLarge);
    return;
  }

  const request = new XMLHttpRequest();
  const done = () => { button.disabled = false; bar.hidden = true; };
  button.disabled = true;
  bar.hidden = false;
  bar.value = 0;
  say(form.dataset.sending);
  request.upload.addEventListener("progress", (at) => {
    bar.value = at.total ? (at.loaded / at.total) * 100 : 0;
    say(`${form.dataset.sending} ${Math.floor(bar.value)}\u00A0%`);
  });
  request.addEventListener("error", () => { done(); say(form.dataset.broken); });
  request.addEventListener("load", () => {
    done();
    if (request.status === 401 || request.status === 403) {
      location.reload();
      return;
    }
    if (request.status >= 400) {
      let sentence = form.dataset.broken;
      try {
        const problem = JSON.parse(request.responseText);
        sentence = (problem.refusals ?? []).map((one) => one.sentence).join(" ") || problem.detail;
      } catch {
        // Said as it is.
      }
      say(sentence);
      return;
    }
    say(form.dataset.sent);
    form.reset();
    refresh();
  });
  request.open("POST", "/api/1/recordings");
  request.setRequestHeader("Accept-Language", document.documentElement.lang);
  request.send(data);
});
