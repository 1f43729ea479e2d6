package vn.tienglang.audio;

import java.time.Duration;

/**
 * How the samples of a WAV file lie: 16-bit little-endian PCM, channel after channel, frame after
 * frame, in one piece.
 *
 * @param rateHz frames a second, {@link #RATE_HZ_LEAST} to {@link #RATE_HZ_MOST}
 * @param channels samples a frame, 1 to {@link #CHANNELS_MOST}
 * @param frames how many frames there are, at least 1
 * @param dataOffset where in the file the first one begins, in bytes
 */
public record WavFormat(int rateHz, int channels, long frames, long dataOffset) {
    /** Nothing slower carries speech. */
    public static final int RATE_HZ_LEAST = 8_000;

    /** Nothing faster is recorded for people. */
    public static final int RATE_HZ_MOST = 192_000;

    /** A horn has one channel; recordings come in two. */
    public static final int CHANNELS_MOST = 2;

    /** The one width we keep samples in. */
    public static final int BYTES_PER_SAMPLE = 2;

    /** Refuses a form that no station could play. */
    public WavFormat {
        new SoundFormat(rateHz, channels, frames);
        if (dataOffset < 0) {
            throw new IllegalArgumentException(frames + " frames at byte " + dataOffset);
        }
    }

    /** What it is, apart from where it lies. */
    public SoundFormat soundFormat() {
        return new SoundFormat(rateHz, channels, frames);
    }

    /** How many bytes one frame takes. */
    public int bytesPerFrame() {
        return soundFormat().bytesPerFrame();
    }

    /** How many bytes all frames take. */
    public long dataBytes() {
        return frames * bytesPerFrame();
    }

    /**
     * How long it sounds, to the millisecond above: an airing that lasts as long as its clip never
     * ends before the last frame is out.
     */
    public Duration length() {
        return soundFormat().length();
    }
}
