// Records from the microphone: level, warnings, retake, trim. What was recorded is kept in the browser until the centre has it.

import { randomId, sendFile } from "./pieces.mjs";

const CLIPPED = 0.985;
const NOISE_DB = -45;
const QUIET_DB = -38;
const MINUTES_MOST = 60;
const RETRY_MS = 5000;
const TYPES = ["audio/webm;codecs=opus", "audio/mp4;codecs=mp4a.40.2", "audio/mp4", "audio/webm"];

const root = document.getElementById("recorder");
const say = root.dataset;
const part = (name) => root.querySelector(`[data-part=${name}]`);
const show = (name, shown) => { part(name).hidden = !shown; };
const state = (text) => { part("state").textContent = text; };
const clock = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds) % 60).padStart(2, "0")}`;
const decibels = (square) => 10 * Math.log10(Math.max(square, 1e-10));
const form = part("form");
const fields = () => ({
  title: form.elements.title.value.trim(), language: form.elements.language.value,
  synthetic: "", lowerNoise: form.elements.lowerNoise.checked ? "yes" : "",
});

// Drafts: one store, a record for each recording that the centre does not have yet.
const store = (mode, work) => new Promise((done, failed) => {
  const opening = indexedDB.open("recorder", 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore("drafts", { keyPath: "id" });
  opening.onerror = () => failed(opening.error);
  opening.onsuccess = () => {
    const request = work(opening.result.transaction("drafts", mode).objectStore("drafts"));
    request.onsuccess = () => { opening.result.close(); done(request.result); };
    request.onerror = () => { opening.result.close(); failed(request.error); };
  };
});
const keep = (draft) => store("readwrite", (drafts) => drafts.put(draft));
const forget = (id) => store("readwrite", (drafts) => drafts.delete(id));

// The microphone and its level.
let microphone = null;
let audio = null;
let levels = [];
let clipped = 0;
const warn = () => {
  const sorted = [...levels].sort((one, other) => one - other);
  const noise = sorted[Math.floor(sorted.length / 10)];
  const speech = sorted[Math.floor(sorted.length * 0.9)];
  const enough = sorted.length > 60;
  const found = [
    clipped > 0 && say.clipped.replace("{0}", clipped),
    enough && noise > NOISE_DB && speech - noise < 20 && say.noisy,
    enough && speech < QUIET_DB && say.quiet,
  ].filter(Boolean);
  part("warnings").replaceChildren(...found.map((text) =>
    Object.assign(document.createElement("li"), { textContent: text, className: "mark tone-warning" })));
};
const onLevel = ({ data }) => {
  const level = decibels(data.square);
  part("level").value = Math.max(0, level + 60);
  part("level").classList.toggle("over", data.peak >= CLIPPED);
  if (recording?.state === "recording") {
    levels.push(level);
    clipped += data.peak >= CLIPPED ? 1 : 0;
    if (levels.length % 20 === 0 || data.peak >= CLIPPED) {
      warn();
    }
  }
};
const openMicrophone = async () => {
  if (microphone?.active) {
    return;
  }
  microphone = await navigator.mediaDevices.getUserMedia({
    audio: { channelCount: 1, echoCancellation: false, autoGainControl: false, noiseSuppression: false },
  });
  audio = new AudioContext();
  await audio.audioWorklet.addModule(say.meter);
  const meter = new AudioWorkletNode(audio, "level-meter", { numberOfOutputs: 0 });
  meter.port.onmessage = onLevel;
  audio.createMediaStreamSource(microphone).connect(meter);
  await audio.resume();
};
const closeMicrophone = () => {
  microphone?.getTracks().forEach((track) => track.stop());
  audio?.close();
  microphone = null;
  audio = null;
  part("level").value = 0;
};

// One take.
let recording = null;
let take = null;
let begun = 0;
let ticking = 0;
const start = async () => {
  state("");
  try {
    await openMicrophone();
  } catch (fault) {
    state(fault.name === "NotAllowedError" ? say.denied : say.noMicrophone);
    return;
  }
  levels = [];
  clipped = 0;
  warn();
  const type = TYPES.find((one) => MediaRecorder.isTypeSupported(one));
  const pieces = [];
  recording = new MediaRecorder(microphone, { mimeType: type, audioBitsPerSecond: 96_000 });
  recording.ondataavailable = ({ data }) => pieces.push(data);
  recording.onstop = () => taken(new Blob(pieces, { type: type.split(";")[0] }));
  // A phone that takes the microphone away, for a call, ends the take; what was recorded is kept.
  microphone.getTracks().forEach((track) => track.addEventListener("ended", stop, { once: true }));
  recording.start(1000);
  begun = performance.now();
  ticking = setInterval(() => {
    const seconds = (performance.now() - begun) / 1000;
    part("time").textContent = clock(seconds);
    if (seconds >= MINUTES_MOST * 60) {
      stop();
    }
  }, 250);
  root.classList.add("is-recording");
  show("start", false);
  show("stop", true);
  show("review", false);
  part("stop").focus();
  state(say.recording);
};
const stop = () => {
  if (recording?.state === "recording") {
    clearInterval(ticking);
    recording.stop();
  }
};
const taken = async (blob) => {
  closeMicrophone();
  root.classList.remove("is-recording");
  show("stop", false);
  show("start", true);
  part("start").textContent = say.retake;
  const before = take;
  take = { id: randomId(), blob, at: Date.now(), bulletin: say.back, ...fields() };
  try {
    await keep(take);
    if (before) {
      await forget(before.id);
    }
  } catch {
    state(say.notKept);
  }
  await review();
};

// Listening and trimming: the sound is decoded once, and a trimmed one becomes a WAV file.
let decoded = null;
const decode = async (blob) => {
  const context = new OfflineAudioContext(1, 48_000, 48_000);
  return context.decodeAudioData(await blob.arrayBuffer());
};
const ends = () => {
  const from = Number(form.elements.from.value);
  const until = decoded.duration - Number(form.elements.until.value);
  return until - from >= 0.5 ? [from, until] : [0, decoded.duration];
};
const draw = () => {
  const samples = decoded.getChannelData(0);
  const bars = 200;
  const width = Math.max(1, Math.floor(samples.length / bars));
  let path = "";
  for (let bar = 0; bar < bars; bar++) {
    let peak = 0;
    for (let at = bar * width; at < Math.min(samples.length, (bar + 1) * width); at++) {
      peak = Math.max(peak, Math.abs(samples[at]));
    }
    const half = Math.max(0.5, Math.min(1, peak) * 32);
    path += `M${bar * 4 + 2} ${34 - half}v${2 * half}`;
  }
  part("wave").setAttribute("d", path);
};
const shade = () => {
  const [from, until] = ends();
  const x = (seconds) => (seconds / decoded.duration) * 800;
  part("kept").setAttribute("d", `M${x(from)} 0H${x(until)}V72H${x(from)}z`);
  part("trimmed").textContent = say.trimmed.replace("{0}", clock(from)).replace("{1}", clock(until))
    .replace("{2}", clock(until - from));
};
const review = async () => {
  show("review", true);
  const player = part("player");
  URL.revokeObjectURL(player.src);
  player.src = URL.createObjectURL(take.blob);
  state(say.taken);
  try {
    decoded = await decode(take.blob);
    const most = Math.max(0, Math.floor(decoded.duration / 2));
    for (const name of ["from", "until"]) {
      form.elements[name].max = most;
      form.elements[name].value = 0;
    }
    draw();
    shade();
  } catch {
    decoded = null;
  }
  show("trim", decoded !== null);
};
const wav = (from, until) => {
  const samples = decoded.getChannelData(0)
    .subarray(Math.floor(from * decoded.sampleRate), Math.floor(until * decoded.sampleRate));
  const view = new DataView(new ArrayBuffer(44 + samples.length * 2));
  const text = (at, letters) => [...letters].forEach((one, i) => view.setUint8(at + i, one.charCodeAt(0)));
  text(0, "RIFF");
  view.setUint32(4, 36 + samples.length * 2, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, decoded.sampleRate, true);
  view.setUint32(28, decoded.sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, samples.length * 2, true);
  samples.forEach((sample, i) =>
    view.setInt16(44 + i * 2, Math.max(-1, Math.min(1, sample)) * 32_767, true));
  return new Blob([view], { type: "audio/wav" });
};

// Sending: a draft leaves the browser only when the centre has it.
let sending = false;
const send = async (draft) => {
  sending = true;
  state(say.sending);
  try {
    const { title, language, synthetic, lowerNoise } = draft;
    const result = await sendFile(draft.blob, draft.id, { title, language, synthetic, lowerNoise },
      (share) => state(`${say.sending} ${Math.floor(share * 100)}\u00A0%`));
    if (result.signedOut) {
      state(say.signedOut);
    } else if (result.refusal !== undefined) {
      state(result.refusal || say.broken);
    } else {
      await forget(draft.id);
      location.assign(draft.bulletin || `/ban-ghi?brought=${result.recording.id}`);
      return;
    }
  } catch {
    state(say.broken);
    setTimeout(() => { if (!sending) { send(draft); } }, RETRY_MS);
  } finally {
    sending = false;
  }
};
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  if (!take || sending) {
    return;
  }
  Object.assign(take, fields());
  if (decoded) {
    const [from, until] = ends();
    if (from > 0 || until < decoded.duration) {
      Object.assign(take, { blob: wav(from, until), id: await moved(take.id) });
    }
  }
  await keep(take).catch(() => {});
  await send(take);
});
// A trimmed sound has other bytes, so it is another upload.
const moved = async (id) => {
  await forget(id).catch(() => {});
  return randomId();
};

const listDrafts = async () => {
  const drafts = await store("readonly", (all) => all.getAll()).catch(() => []);
  part("draft-list").replaceChildren(...drafts.map((draft) => {
    const line = document.createElement("li");
    const button = (text, act) => {
      const one = Object.assign(document.createElement("button"), { type: "button", className: "small", textContent: text });
      one.addEventListener("click", act);
      return one;
    };
    line.append(
      Object.assign(document.createElement("span"), {
        textContent: `${draft.title || say.untitled} · ${new Date(draft.at).toLocaleString(document.documentElement.lang)}`,
      }),
      button(say.resume, async () => {
        take = draft;
        form.elements.title.value = draft.title;
        form.elements.language.value = draft.language;
        await review();
        part("start").textContent = say.retake;
      }),
      button(say.remove, async () => { await forget(draft.id); await listDrafts(); }),
    );
    return line;
  }));
  show("drafts", drafts.length > 0);
};

part("start").addEventListener("click", start);
part("stop").addEventListener("click", stop);
for (const name of ["from", "until"]) {
  form.elements[name].addEventListener("input", shade);
}
part("player").addEventListener("play", () => {
  const player = part("player");
  if (decoded && player.currentTime < ends()[0]) {
    player.currentTime = ends()[0];
  }
});
part("player").addEventListener("timeupdate", () => {
  if (decoded && part("player").currentTime >= ends()[1]) {
    part("player").pause();
  }
});
window.addEventListener("beforeunload", (event) => {
  if (recording?.state === "recording") {
    event.preventDefault();
  }
});
const able = Boolean(navigator.mediaDevices?.getUserMedia && window.MediaRecorder && window.AudioWorkletNode);
show("controls", able);
show("unable", !able);
await listDrafts();
