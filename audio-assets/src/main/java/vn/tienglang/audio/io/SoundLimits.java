package vn.tienglang.audio.io;

import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.WavFormat;

/** Limits for files of every format. */
public final class SoundLimits {
    private SoundLimits() {}

    /** Returns this rate when it is accepted. */
    public static int rateHz(long rateHz) throws InvalidSoundException {
        if (rateHz < WavFormat.RATE_HZ_LEAST || rateHz > WavFormat.RATE_HZ_MOST) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN,
                    Duration.ZERO,
                    "%d frames a second; %d to %d are taken"
                            .formatted(rateHz, WavFormat.RATE_HZ_LEAST, WavFormat.RATE_HZ_MOST));
        }
        return Math.toIntExact(rateHz);
    }

    /** Returns this number of channels when it is accepted. */
    public static int channels(long channels) throws InvalidSoundException {
        if (channels < 1 || channels > SoundSource.CHANNELS_MOST) {
            throw new InvalidSoundException(
                    Flaw.NOT_TAKEN,
                    Duration.ZERO,
                    "%d channels; 1 to %d are taken"
                            .formatted(channels, SoundSource.CHANNELS_MOST));
        }
        return Math.toIntExact(channels);
    }

    /** Rejects a length above the limit. */
    public static void length(long frames, int rateHz, Duration longest)
            throws InvalidSoundException {
        if (frames > FrameCounts.within(longest, rateHz)) {
            throw new InvalidSoundException(
                    Flaw.TOO_LONG,
                    longest,
                    "says it has %d frames, %d a second".formatted(frames, rateHz));
        }
    }
}
