// Measures the level of the microphone; runs in the audio thread. Posts peak and mean square every 2048 frames.

class LevelMeter extends AudioWorkletProcessor {
  constructor() {
    super();
    this.peak = 0;
    this.sum = 0;
    this.frames = 0;
  }

  process(inputs) {
    const samples = inputs[0]?.[0];
    for (const sample of samples ?? []) {
      this.peak = Math.max(this.peak, Math.abs(sample));
      this.sum += sample * sample;
    }
    this.frames += samples?.length ?? 0;
    if (this.frames >= 2048) {
      this.port.postMessage({ peak: this.peak, square: this.sum / this.frames });
      this.peak = 0;
      this.sum = 0;
      this.frames = 0;
    }
    return true;
  }
}

registerProcessor("level-meter", LevelMeter);
