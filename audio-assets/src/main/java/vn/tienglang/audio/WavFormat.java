package vn.tienglang.audio;

import java.time.Duration;

/**
 * Format and position of the samples in a WAV file: 16-bit little-endian PCM, interleaved,
 * contiguous.
 *
 * @param rateHz frames per second, {@link #RATE_HZ_LEAST} to {@link #RATE_HZ_MOST}
 * @param channels samples per frame, 1 to {@link #CHANNELS_MOST}
 * @param frames number of frames, at least 1
 * @param dataOffset offset of the first frame in the file, in bytes
 */
public record WavFormat(int rateHz, int channels, long frames, long dataOffset) {
    /** Lowest sample rate: a lower one does not carry speech. */
    public static final int RATE_HZ_LEAST = 8_000;

    /** Highest sample rate: none is recorded at a higher one. */
    public static final int RATE_HZ_MOST = 192_000;

    /** Most channels: recordings are mono or stereo. */
    public static final int CHANNELS_MOST = 2;

    /** Size of a sample, in bytes. */
    public static final int BYTES_PER_SAMPLE = 2;

    /** Rejects a format that no station can play. */
    public WavFormat {
        new SoundFormat(rateHz, channels, frames);
        if (dataOffset < 0) {
            throw new IllegalArgumentException(frames + " frames at byte " + dataOffset);
        }
    }

    /** The format without the position in the file. */
    public SoundFormat soundFormat() {
        return new SoundFormat(rateHz, channels, frames);
    }

    /** Bytes per frame. */
    public int bytesPerFrame() {
        return soundFormat().bytesPerFrame();
    }

    /** Bytes of all frames. */
    public long dataBytes() {
        return frames * bytesPerFrame();
    }

    /**
     * Duration, rounded up to the millisecond, so that an airing as long as its clip never ends
     * before the last frame.
     */
    public Duration length() {
        return soundFormat().length();
    }
}
