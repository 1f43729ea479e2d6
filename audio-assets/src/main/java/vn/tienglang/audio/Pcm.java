package vn.tienglang.audio;

import java.util.Arrays;

/** Samples of 16 bits in memory, interleaved by channel. Immutable. */
public final class Pcm {
    private final int rateHz;
    private final int channels;
    private final short[] samples;

    /**
     * Sound of these samples.
     *
     * @param rateHz frames per second
     * @param channels samples per frame
     * @param samples interleaved
     * @throws IllegalArgumentException when there are none, when the last frame is incomplete, or
     *     when {@link WavFormat} refuses rate or channels
     */
    public Pcm(int rateHz, int channels, short[] samples) {
        if (channels < 1 || samples.length == 0 || samples.length % channels != 0) {
            throw new IllegalArgumentException(
                    samples.length + " samples in " + channels + " channels");
        }
        SoundFormat.requirePlayable(rateHz, channels);
        this.rateHz = rateHz;
        this.channels = channels;
        this.samples = samples.clone();
    }

    /** Frames per second. */
    public int rateHz() {
        return rateHz;
    }

    /** Samples per frame. */
    public int channels() {
        return channels;
    }

    /** Number of frames. */
    public int frames() {
        return samples.length / channels;
    }

    /** The sample of this channel (from 0) in this frame (from 0). */
    public short sample(int frame, int channel) {
        return samples[frame * channels + channel];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pcm pcm
                && rateHz == pcm.rateHz
                && channels == pcm.channels
                && Arrays.equals(samples, pcm.samples);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rateHz + channels) + Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Pcm[" + frames() + " frames, " + rateHz + " Hz, " + channels + " channels]";
    }
}
