package vn.tienglang.audio;

import java.time.Duration;

/**
 * What sound is, apart from how a file keeps it.
 *
 * @param rateHz frames a second, {@link WavFormat#RATE_HZ_LEAST} to {@link WavFormat#RATE_HZ_MOST}
 * @param channels samples a frame, 1 to {@link WavFormat#CHANNELS_MOST}
 * @param frames how many frames there are, exactly; at least 1
 */
public record SoundFormat(int rateHz, int channels, long frames) {
    private static final int MILLIS_PER_SECOND = 1_000;

    /** Refuses a form that no station could play. */
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

    /** How many bytes one frame takes as 16-bit PCM. */
    public int bytesPerFrame() {
        return channels * WavFormat.BYTES_PER_SAMPLE;
    }

    /**
     * How long it sounds, to the millisecond above: an airing that lasts as long as its clip never
     * ends before the last frame is out.
     */
    public Duration length() {
        return Duration.ofMillis((frames * MILLIS_PER_SECOND + rateHz - 1) / rateHz);
    }
}
