package vn.tienglang.node.sound;

import vn.tienglang.airtime.Airing;

/**
 * Gain of the samples of an airing. A volume of 50 percent halves the amplitude (−6 dB). Samples
 * are 16 bits, little endian, as clips and sound outputs have them.
 *
 * @param percent 1 to 100; 100 leaves the samples unchanged
 */
record SampleGain(int percent) {
    /** Rejects an impossible volume. */
    SampleGain {
        if (percent < 1 || percent > Airing.FULL_VOLUME) {
            throw new IllegalArgumentException("a volume of " + percent + " %");
        }
    }

    /** Applies the gain to the first {@code bytes} bytes, whole samples. */
    void apply(byte[] samples, int bytes) {
        if (percent == Airing.FULL_VOLUME) {
            return;
        }
        for (int at = 0; at + 1 < bytes; at += 2) {
            int sample = (samples[at] & 0xFF) | (samples[at + 1] << 8);
            int scaled = Math.round(sample * percent / (float) Airing.FULL_VOLUME);
            samples[at] = (byte) scaled;
            samples[at + 1] = (byte) (scaled >> 8);
        }
    }
}
