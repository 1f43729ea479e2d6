package vn.tienglang.audio.check;

import java.util.Arrays;

/**
 * Meter of the peaks of a sound of unknown length. Input is mono. Memory is constant: when all bars
 * are full, two neighbours become one and each bar lasts twice as long.
 */
public final class WaveformMeter implements SampleObserver {
    /** Frames of a bar in the beginning: 5 ms at 48 kHz. */
    private static final int FIRST_FRAMES = 240;

    private final float[] peaks = new float[Waveform.BARS_MOST];
    private int bars;
    private int framesPerBar = FIRST_FRAMES;
    private int inBar;
    private float peak;

    @Override
    public void observe(float[] block, int frames) {
        for (int i = 0; i < frames; i++) {
            peak = Math.max(peak, Math.abs(block[i]));
            if (++inBar == framesPerBar) {
                endBar();
            }
        }
    }

    private void endBar() {
        peaks[bars++] = peak;
        peak = 0;
        inBar = 0;
        if (bars == peaks.length) {
            bars /= 2;
            framesPerBar *= 2;
            for (int bar = 0; bar < bars; bar++) {
                peaks[bar] = Math.max(peaks[2 * bar], peaks[2 * bar + 1]);
            }
        }
    }

    /** The waveform of what was observed; an incomplete last bar counts. */
    public Waveform measured() {
        float[] measured = Arrays.copyOf(peaks, inBar > 0 ? bars + 1 : bars);
        if (inBar > 0) {
            measured[bars] = peak;
        }
        return Waveform.of(measured);
    }
}
