package vn.tienglang.audio;

import java.util.Arrays;

/** Sound as 16-bit samples, interleaved by channel. Immutable. */
public final class Pcm {
    private final int rateHz;
    private final int channels;
    private final short[] samples;

    /**
     * Sound of these samples.
     *
     * @param rateHz frames a second
     * @param channels samples a frame
     * @param samples frame after frame, channel after channel
     * @throws IllegalArgumentException when there are none, when the last frame is not whole, or
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

    /** Frames a second. */
    public int rateHz() {
        return rateHz;
    }

    /** Samples a frame. */
    public int channels() {
        return channels;
    }

    /** How many frames there are. */
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
