package vn.tienglang.audio.decode;

import java.time.Duration;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;
import vn.tienglang.audio.SoundSource;
import vn.tienglang.audio.WavForm;

/** What no file may pass, whatever its format. */
final class Limits {
    private Limits() {}

    /** This rate, if it is one that people record at. */
    static int rateHz(long rateHz) throws BadSound {
        if (rateHz < WavForm.RATE_HZ_LEAST || rateHz > WavForm.RATE_HZ_MOST) {
            throw new BadSound(
                    Flaw.NOT_TAKEN,
                    Duration.ZERO,
                    "%d frames a second; %d to %d are taken"
                            .formatted(rateHz, WavForm.RATE_HZ_LEAST, WavForm.RATE_HZ_MOST));
        }
        return Math.toIntExact(rateHz);
    }

    /** This many channels, if they are no more than 5.1. */
    static int channels(long channels) throws BadSound {
        if (channels < 1 || channels > SoundSource.CHANNELS_MOST) {
            throw new BadSound(
                    Flaw.NOT_TAKEN,
                    Duration.ZERO,
                    "%d channels; 1 to %d are taken"
                            .formatted(channels, SoundSource.CHANNELS_MOST));
        }
        return Math.toIntExact(channels);
    }

    /** This length, if it is no longer than agreed. */
    static void length(long frames, int rateHz, Duration longest) throws BadSound {
        if (frames > Frames.within(longest, rateHz)) {
            throw new BadSound(
                    Flaw.TOO_LONG,
                    longest,
                    "says it has %d frames, %d a second".formatted(frames, rateHz));
        }
    }
}
