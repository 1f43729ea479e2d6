package vn.tienglang.node.sound;

import java.time.Duration;
import vn.tienglang.audio.SoundForm;
import vn.tienglang.node.sound.Output.Unplayable;

/**
 * How far one playing has come, in frames really consumed.
 *
 * <p>Java Sound reports no underrun, and a card's own count may run a whole buffer ahead (ALSA's
 * bridge to PulseAudio does, right after the start). So the count is the least of what the card
 * claims, what it was given, and what the time allows; and a count that stands still, or falls
 * behind the clock, means that the card has stopped.
 */
final class Progress {
    /** A buffer is 0.4 s; a card that has not moved for so long does not move any more. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    /** Clocks of cards are off by 0.1 ‰ at worst: 0.7 s in the longest clip. */
    private static final Duration BEHIND_MOST = Duration.ofSeconds(2);

    private final SoundForm form;
    private final Duration startedAt;
    private long written;
    private long consumed;
    private long lastSum = -1;
    private Duration lastMoved;

    Progress(SoundForm form, Duration startedAt) {
        this.form = form;
        this.startedAt = startedAt;
        this.lastMoved = startedAt;
    }

    /** The output took this many bytes more. */
    void took(int bytes) {
        written += bytes / form.bytesPerFrame();
    }

    /** How many frames the output was given. */
    long written() {
        return written;
    }

    /** How many frames the output is known to have consumed. */
    long consumed() {
        return consumed;
    }

    /** How many frames the time since the start would have consumed. */
    long due(Duration now) {
        return Math.min(form.frames(), Frames.in(now.minus(startedAt), form.rateHz()));
    }

    /**
     * Takes note of what the output claims.
     *
     * @throws Unplayable when it has stopped
     */
    void look(long claimed, Duration now) throws Unplayable {
        long believed = Math.min(Math.min(claimed, written), due(now));
        consumed = Math.max(consumed, believed);
        long sum = written + claimed;
        if (sum != lastSum) {
            lastSum = sum;
            lastMoved = now;
        } else if (now.minus(lastMoved).compareTo(STANDSTILL) > 0) {
            throw new Unplayable("card âm thanh ngừng nhận tiếng");
        }
        long behind = due(now) - Math.min(claimed, written);
        if (Frames.last(Math.max(0, behind), form.rateHz()).compareTo(BEHIND_MOST) > 0) {
            throw new Unplayable("card âm thanh phát quá chậm");
        }
    }

    /**
     * The output says that all was consumed: then the clock has nothing left to say.
     *
     * @throws Unplayable when its own count disagrees
     */
    void drained(long claimed) throws Unplayable {
        consumed = Math.max(consumed, Math.min(claimed, written));
        if (consumed < form.frames()) {
            throw new Unplayable("card âm thanh không phát hết");
        }
    }
}
