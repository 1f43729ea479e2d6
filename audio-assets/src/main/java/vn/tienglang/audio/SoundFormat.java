package vn.tienglang.audio;

import java.time.Duration;

/**
 * Rate, channels and length of a sound, independent of the file format.
 *
 * @param rateHz frames per second, {@link WavFormat#RATE_HZ_LEAST} to {@link
 *     WavFormat#RATE_HZ_MOST}
 * @param channels samples per frame, 1 to {@link WavFormat#CHANNELS_MOST}
 * @param frames exact number of frames, at least 1
 */
public record SoundFormat(int rateHz, int channels, long frames) {
    private static final int MILLIS_PER_SECOND = 1_000;

    /** Rejects a format that no station can play. */
    public SoundFormat {
        requirePlayable(rateHz, channels);
        if (frames < 1 || frames > Wav.FILE_BYTES_MOST) {
            throw new IllegalArgumentException(frames + " frames");
        }
    }

    static void requirePlayable(int rateHz, int channels) {
        if (rateHz < WavFormat.RATE_HZ_LEAST || rateHz > WavFormat.RATE_HZ_MOST) {
            throw new IllegalArgumentException(rateHz + " frames a second");
        }
        if (channels < 1 || channels > WavFormat.CHANNELS_MOST) {
            throw new IllegalArgumentException(channels + " channels");
        }
    }

    /** Bytes per frame of 16-bit PCM. */
    public int bytesPerFrame() {
        return channels * WavFormat.BYTES_PER_SAMPLE;
    }

    /**
     * Duration, rounded up to the millisecond, so that an airing as long as its clip never ends
     * before the last frame.
     */
    public Duration length() {
        return Duration.ofMillis((frames * MILLIS_PER_SECOND + rateHz - 1) / rateHz);
    }
}
