// Calendar of a week: drag a block, or move it with the arrow keys, then see the preview of the move. Nothing is stored here.
// Beside it, the preview of the booking form while it is filled in. Without this script the links and buttons do the same.

const HOUR = 44;
const STEP = 5;
const DAY = 24 * 60;

const columns = [...document.querySelectorAll(".week-column")];
const minutes = (text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5));
const clock = (minute) => `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

// A move in progress: the block, the column under it, and how many minutes it was moved.
let move = null;

function begin(block) {
  const column = block.closest(".week-column");
  const shape = block.querySelector("svg");
  move = { block, shape, from: column, column, y: Number(shape.getAttribute("y")), start: minutes(block.dataset.time), by: 0 };
  block.classList.add("is-moving");
}

function show() {
  const at = Math.min(DAY - STEP, Math.max(0, move.start + move.by));
  move.at = at;
  move.shape.setAttribute("y", String(move.y + ((at - move.start) * HOUR) / 60));
  if (move.block.parentNode !== move.column) {
    move.column.append(move.block);
    move.block.focus();
  }
  move.shape.querySelector("text").textContent = `${clock(at)} ${move.column.dataset.date.slice(8)}/${move.column.dataset.date.slice(5, 7)}`;
}

function finish() {
  const { block, column, at } = move;
  location.assign(`${block.dataset.move}&date=${column.dataset.date}&time=${clock(at)}`);
}

function cancel() {
  const text = move.block.querySelector("title").textContent.split(" · ");
  move.shape.querySelector("text").textContent = text[1] ?? text[0];
  move.shape.setAttribute("y", String(move.y));
  move.from.append(move.block);
  move.block.classList.remove("is-moving");
  move = null;
}

for (const block of document.querySelectorAll("[data-move]")) {
  block.addEventListener("dragstart", (event) => event.preventDefault());
  block.addEventListener("keydown", (event) => {
    const step = { ArrowUp: [-STEP, 0], ArrowDown: [STEP, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (step) {
      event.preventDefault();
      if (!move) {
        begin(block);
      }
      move.by += step[0] * (event.shiftKey ? 12 : 1);
      const next = columns.indexOf(move.column) + step[1];
      move.column = columns[Math.min(columns.length - 1, Math.max(0, next))];
      show();
    } else if (event.key === "Enter" && move) {
      event.preventDefault();
      finish();
    } else if (event.key === "Escape" && move) {
      cancel();
      block.focus();
    }
  });
  block.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || event.pointerType === "touch") {
      return;
    }
    const startY = event.clientY;
    let dragged = false;
    const drag = (to) => {
      if (!dragged && Math.abs(to.clientY - startY) < 4 && Math.abs(to.clientX - event.clientX) < 12) {
        return;
      }
      if (!dragged) {
        dragged = true;
        begin(block);
      }
      move.by = Math.round((((to.clientY - startY) / HOUR) * 60) / STEP) * STEP;
      move.column = columns.find((one) => {
        const box = one.getBoundingClientRect();
        return to.clientX >= box.left && to.clientX < box.right;
      }) ?? move.column;
      show();
    };
    const drop = () => {
      removeEventListener("pointermove", drag);
      if (dragged) {
        addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
        finish();
      }
    };
    addEventListener("pointermove", drag);
    addEventListener("pointerup", drop, { once: true });
  });
  block.addEventListener("blur", () => {
    if (move?.block === block && block.isConnected && document.activeElement !== block) {
      setTimeout(() => move?.block === block && document.activeElement !== block && cancel(), 100);
    }
  });
}

document.querySelector(".week-keys")?.removeAttribute("hidden");

const form = document.querySelector("[data-preview]");
if (form) {
  const target = form.querySelector(".week-preview");
  let timer = 0;
  let request = null;
  const refresh = async () => {
    request?.abort();
    request = new AbortController();
    const fields = new URLSearchParams(new FormData(form));
    if (!fields.get("part1") || !fields.get("area") || !fields.get("time")) {
      return;
    }
    try {
      const answer = await fetch(`${form.dataset.preview}?${fields}`, { signal: request.signal, redirect: "error" });
      if (answer.ok) {
        target.innerHTML = await answer.text();
      }
    } catch {
      // The next change asks again; the preview button asks without this script.
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(refresh, 600);
  });
}
