package vn.tienglang.audio;

import java.time.Duration;

/**
 * What sound is, apart from how a file keeps it.
 *
 * @param rateHz frames a second, {@link WavForm#RATE_HZ_LEAST} to {@link WavForm#RATE_HZ_MOST}
 * @param channels samples a frame, 1 to {@link WavForm#CHANNELS_MOST}
 * @param frames how many frames there are, exactly; at least 1
 */
public record SoundForm(int rateHz, int channels, long frames) {
    private static final int MILLIS_PER_SECOND = 1_000;

    /** Refuses a form that no station could play. */
    public SoundForm {
        refuseUnplayable(rateHz, channels);
        if (frames < 1 || frames > Wav.FILE_BYTES_MOST) {
            throw new IllegalArgumentException(frames + " frames");
        }
    }

    static void refuseUnplayable(int rateHz, int channels) {
        if (rateHz < WavForm.RATE_HZ_LEAST || rateHz > WavForm.RATE_HZ_MOST) {
            throw new IllegalArgumentException(rateHz + " frames a second");
        }
        if (channels < 1 || channels > WavForm.CHANNELS_MOST) {
            throw new IllegalArgumentException(channels + " channels");
        }
    }

    /** How many bytes one frame takes as 16-bit PCM. */
    public int bytesPerFrame() {
        return channels * WavForm.BYTES_PER_SAMPLE;
    }

    /**
     * How long it sounds, to the millisecond above: an airing that lasts as long as its clip never
     * ends before the last frame is out.
     */
    public Duration length() {
        return Duration.ofMillis((frames * MILLIS_PER_SECOND + rateHz - 1) / rateHz);
    }
}
