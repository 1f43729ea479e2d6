package vn.tienglang.airtime.asrun;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.airtime.Limits;

/**
 * What is known of one act of playing.
 *
 * @param relayClosedAt when the amplifier relay was read back closed
 * @param startedAt when the first frame was due out; the mark of it was on disk before
 * @param frames how many frames the output is known to have consumed; 0 after a power cut, which
 *     means "unknown, maybe some"
 * @param framesWhole how many frames the clip has
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
        if (frames < 0 || framesWhole < 0 || frames > framesWhole || rateHz < 1) {
            throw new IllegalArgumentException(
                    frames + " of " + framesWhole + " frames at " + rateHz + " Hz");
        }
        if (output.isBlank()
                || output.length() > Limits.WORDS_CHARACTERS
                || output.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("playback does not say what made the sound");
        }
    }

    /** How long it is known to have sounded, to the millisecond below. */
    public Duration played() {
        return Duration.ofMillis(Math.multiplyExact(frames, 1000L) / rateHz);
    }
}
