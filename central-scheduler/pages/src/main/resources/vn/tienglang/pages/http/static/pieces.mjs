// Sends a file in pieces; a later call with the same id goes on where the link broke.

const PIECE_BYTES = 512 * 1024;

const ask = async (path, options) => {
  const answer = await fetch(path, {
    credentials: "same-origin", signal: AbortSignal.timeout(60_000), ...options,
    headers: { "Accept-Language": document.documentElement.lang, ...options?.headers },
  });
  if (answer.status >= 500) {
    throw new Error(await sentenceOf(answer));
  }
  return answer;
};
const sentenceOf = async (answer) => {
  try {
    const problem = await answer.json();
    return (problem.refusals ?? []).map((one) => one.sentence).join(" ") || problem.detail || "";
  } catch {
    return "";
  }
};

/** A random id of an upload; crypto.randomUUID needs a secure page. */
export const randomId = () => [...crypto.getRandomValues(new Uint8Array(16))]
  .map((byte) => byte.toString(16).padStart(2, "0")).join("");

/**
 * Sends what is missing and ends the upload. Throws when the link is down or the centre cannot take it now: try again.
 * Answers { recording } or { refusal: sentence, signedOut }.
 */
export const sendFile = async (file, id, fields, onShare) => {
  const path = `/api/1/uploads/${id}`;
  const refused = async (answer) =>
    ({ refusal: await sentenceOf(answer), signedOut: answer.status === 401 || answer.status === 403 });
  const begun = await ask(path);
  if (!begun.ok) {
    return refused(begun);
  }
  let { offset } = await begun.json();
  while (offset < file.size) {
    onShare(offset / file.size);
    const answer = await ask(`${path}?offset=${offset}&bytes=${file.size}`, {
      method: "PUT", body: file.slice(offset, offset + PIECE_BYTES),
      headers: { "Content-Type": "application/octet-stream" },
    });
    if (!answer.ok && answer.status !== 409) {
      return refused(answer);
    }
    ({ offset } = await answer.json());
  }
  onShare(1);
  const ended = await ask(path, {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(fields),
  });
  return ended.ok ? { recording: await ended.json() } : refused(ended);
};
