package vn.tienglang.airtime.asrun;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.PlainText;

/**
 * Facts of one playback.
 *
 * @param relayClosedAt when the amplifier relay was read back closed
 * @param startedAt when the first frame was due; written to disk before it
 * @param frames frames that the output is known to have consumed. After a power cut, or the end of
 *     the program, those of the last progress mark; more may have been consumed
 * @param framesWhole frames of the clip; at most {@link Limits#CLIP_LENGTH} of sound
 * @param rateHz frames a second, at least 1
 * @param evidence how it is known
 * @param output description of what consumed the frames: name of the sound card, or that there was
 *     none
 */
public record Playback(
        Instant relayClosedAt,
        Instant startedAt,
        long frames,
        long framesWhole,
        int rateHz,
        Evidence evidence,
        String output) {

    /** Rejects impossible counts. */
    public Playback {
        boolean isTooLong = framesWhole > Limits.CLIP_LENGTH.toSeconds() * rateHz;
        if (frames < 0 || framesWhole < 0 || frames > framesWhole || rateHz < 1 || isTooLong) {
            throw new IllegalArgumentException(
                    frames + " of " + framesWhole + " frames at " + rateHz + " Hz");
        }
        if (!PlainText.isPlain(output) || output.length() > Limits.WORDS_CHARACTERS) {
            throw new IllegalArgumentException("playback does not say what made the sound");
        }
    }

    /** Length known to have played, rounded down to milliseconds. */
    public Duration played() {
        return Duration.ofMillis(frames * 1000 / rateHz);
    }
}
