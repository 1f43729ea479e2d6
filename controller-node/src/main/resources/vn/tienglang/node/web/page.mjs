// Replaces the changed part of the page. Without it the link "refresh" loads the page anew.

const EVERY_MS = 5000;
const parts = document.getElementById("parts");
let tag = "";

const refresh = async () => {
  try {
    const answer = await fetch(`/parts${location.search}`, {
      headers: tag ? { "If-None-Match": tag } : {}, signal: AbortSignal.timeout(10_000), cache: "no-store",
    });
    // What somebody fills in is left alone.
    if (answer.status === 200 && !parts.contains(document.activeElement)) {
      parts.innerHTML = await answer.text();
      tag = answer.headers.get("ETag") ?? "";
    }
    parts.classList.toggle("stale", !answer.ok && answer.status !== 304);
  } catch {
    parts.classList.add("stale");
  }
  setTimeout(refresh, document.hidden ? EVERY_MS * 6 : EVERY_MS);
};
setTimeout(refresh, EVERY_MS);
