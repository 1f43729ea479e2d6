// A step of an emergency is held for a moment instead of asked for, and the board is kept fresh.
// Without it every page works as it is served: the button leads to a page that asks.

const HOLD_MS = 1500;
const EVERY_MS = 2000;

for (const button of document.querySelectorAll("a[data-hold]")) {
  let timer = 0;
  const stop = () => {
    clearTimeout(timer);
    button.classList.remove("held");
  };
  button.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) {
      return;
    }
    button.classList.add("held");
    timer = setTimeout(() => {
      stop();
      const form = document.createElement("form");
      form.method = "post";
      form.action = button.dataset.hold;
      document.body.append(form);
      form.submit();
    }, HOLD_MS);
  });
  for (const end of ["pointerup", "pointerleave", "pointercancel"]) {
    button.addEventListener(end, stop);
  }
  // The keyboard has no hold: Enter leads to the page that asks.
  button.addEventListener("click", (event) => {
    if (event.detail > 0) {
      event.preventDefault();
    }
  });
  button.addEventListener("contextmenu", (event) => event.preventDefault());
}
const hint = document.getElementById("hold-hint");
if (hint) {
  hint.hidden = false;
}

const board = document.getElementById("emergency-board");
if (board) {
  let shown = board.innerHTML;
  const refresh = async () => {
    try {
      // The browser keeps the last answer; the centre answers 304 while nothing has changed.
      const answer = await fetch(board.dataset.from, { cache: "no-cache" });
      if (answer.ok) {
        const html = await answer.text();
        if (html !== shown) {
          board.innerHTML = html;
          shown = html;
        }
      }
    } finally {
      setTimeout(refresh, EVERY_MS);
    }
  };
  setTimeout(refresh, EVERY_MS);
}
