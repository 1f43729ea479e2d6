package vn.tienglang.airtime.asrun;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.PlainText;

/**
 * What is known of one act of playing.
 *
 * @param relayClosedAt when the amplifier relay was read back closed
 * @param startedAt when the first frame was due out; the mark of it was on disk before
 * @param frames how many frames the output is known to have consumed; 0 after a power cut, which
 *     means "unknown, maybe some"
 * @param framesWhole how many frames the clip has; no more than sound for {@link
 *     Limits#CLIP_LENGTH}
 * @param rateHz frames a second, at least 1
 * @param evidence how we know
 * @param output in words, what consumed the frames: the sound card's name, or that there was none
 */
public record Playback(
        Instant relayClosedAt,
        Instant startedAt,
        long frames,
        long framesWhole,
        int rateHz,
        Evidence evidence,
        String output) {

    /** Refuses counts that cannot be. */
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

    /** How long it is known to have sounded, to the millisecond below. */
    public Duration played() {
        return Duration.ofMillis(frames * 1000 / rateHz);
    }
}
