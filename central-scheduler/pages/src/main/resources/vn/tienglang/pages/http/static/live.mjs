// Keeps the clock going and the board fresh. Without it every page works as it is served.

const EVERY_MS = 5000;
const STALE_AFTER_FAILURES = 3;

const clock = document.getElementById("clock");
if (clock) {
  // The centre's time, carried on by elapsed time: the phone's own clock may be wrong.
  const from = Number(clock.dataset.millis) + Number(clock.dataset.offset) * 60_000;
  const began = performance.now();
  const offset = Number(clock.dataset.offset) * 60_000;
  const countdowns = [...document.querySelectorAll("time[data-due]")];
  // A deadline that comes changes the page: it is loaded anew, once.
  const countDown = (now) => {
    let passed = false;
    for (const one of countdowns) {
      const left = Math.max(0, Math.ceil((Number(one.dataset.due) + offset - now) / 1000));
      const parts = [Math.floor(left / 3600), Math.floor(left / 60) % 60, left % 60];
      one.textContent = parts.map((part) => String(part).padStart(2, "0")).join(":");
      passed ||= left === 0;
    }
    if (passed) {
      countdowns.length = 0;
      location.replace(location.pathname);
    }
  };
  const tick = () => {
    const now = new Date(from + performance.now() - began);
    clock.textContent = now.toISOString().slice(11, 19);
    countDown(now.getTime());
    setTimeout(tick, 1000 - now.getMilliseconds());
  };
  tick();
}

const board = document.getElementById("board");
if (board) {
  const show = (id, shown) => { document.getElementById(id).hidden = !shown; };
  const live = (is) => { show("live", is); show("refresh", !is); };
  let failures = 0;
  let timer = 0;

  // Only what changed is replaced, and what a person had unfolded stays so.
  const put = (html) => {
    const fresh = document.createElement("template");
    fresh.innerHTML = html;
    const old = [...board.querySelectorAll("#figures, #work, #map, #summary, article.station")];
    const young = [...fresh.content.querySelectorAll("#figures, #work, #map, #summary, article.station")];
    const same = old.length === young.length && old.every((one, i) => one.id === young[i].id);
    if (!same) {
      board.replaceChildren(fresh.content);
      return;
    }
    old.forEach((one, i) => {
      const next = young[i];
      for (const details of one.querySelectorAll("details[open]")) {
        next.querySelector(`#${CSS.escape(details.id)}`)?.setAttribute("open", "");
      }
      if (!one.isEqualNode(next)) {
        one.replaceWith(next);
      }
    });
  };

  const refresh = async () => {
    clearTimeout(timer);
    if (document.hidden) {
      return;
    }
    try {
      const answer = await fetch(board.dataset.refresh, {
        credentials: "same-origin", signal: AbortSignal.timeout(10_000),
      });
      if (answer.status === 401 || answer.status === 403) {
        show("over", true);
        live(false);
        return;
      }
      if (!answer.ok) {
        throw new Error(`status ${answer.status}`);
      }
      put(await answer.text());
      failures = 0;
    } catch {
      failures += 1;
    }
    show("stale", failures >= STALE_AFTER_FAILURES);
    live(failures < STALE_AFTER_FAILURES);
    timer = setTimeout(refresh, EVERY_MS * Math.min(1 + failures, 10));
  };

  live(true);
  document.addEventListener("visibilitychange", refresh);
  timer = setTimeout(refresh, EVERY_MS);
}
