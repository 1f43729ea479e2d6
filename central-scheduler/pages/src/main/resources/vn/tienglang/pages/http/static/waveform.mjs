// Draws the place of the player on the waveform above it; a click on the waveform goes there.
// Without it the player has its own bar. Listens on the document: lists are replaced while it runs.

const pictureOf = (audio) => audio.parentElement?.querySelector(".waveform");

document.addEventListener("timeupdate", (event) => {
  const audio = event.target;
  const picture = audio instanceof HTMLAudioElement && pictureOf(audio);
  if (!picture || !Number.isFinite(audio.duration) || audio.duration <= 0) {
    return;
  }
  let head = picture.querySelector(".playhead");
  if (!head) {
    head = document.createElement("span");
    head.className = "playhead";
    picture.append(head);
  }
  head.style.left = `${(audio.currentTime / audio.duration) * 100}%`;
}, true);

document.addEventListener("click", (event) => {
  const picture = event.target.closest?.(".waveform");
  const audio = picture?.parentElement.querySelector("audio");
  if (!audio) {
    return;
  }
  const box = picture.getBoundingClientRect();
  const share = (event.clientX - box.left) / box.width;
  const go = () => { audio.currentTime = share * audio.duration; };
  if (audio.readyState >= 1) {
    go();
  } else {
    audio.addEventListener("loadedmetadata", go, { once: true });
  }
  audio.play();
});
