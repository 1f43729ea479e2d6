package vn.tienglang.node.sound;

import java.time.Duration;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.node.sound.SoundOutput.PlaybackException;

/**
 * How far one playing has come, in frames really consumed.
 *
 * <p>Java Sound reports no underrun, and a card's own count may run a whole buffer ahead (ALSA's
 * bridge to PulseAudio does, right after the start). So the count is the least of what the card
 * claims, what it was given, and what the time allows; and a count that stands still, or falls
 * behind the clock, means that the card has stopped.
 */
final class PlaybackProgress {
    /** A buffer is 0.4 s; a card that has not moved for so long does not move any more. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    /** Clocks of cards are off by 0.1 ‰ at worst: 0.7 s in the longest clip. */
    private static final Duration BEHIND_MOST = Duration.ofSeconds(2);

    private final SoundFormat form;
    private final Duration startedAt;
    private long written;
    private long consumed;
    private long lastSum = -1;
    private Duration lastMoved;

    PlaybackProgress(SoundFormat form, Duration startedAt) {
        this.form = form;
        this.startedAt = startedAt;
        this.lastMoved = startedAt;
    }

    /** The output took this many bytes more. */
    void addWritten(int bytes) {
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
        return Math.min(form.frames(), FrameTime.framesIn(now.minus(startedAt), form.rateHz()));
    }

    /**
     * Takes note of what the output claims.
     *
     * @throws PlaybackException when it has stopped
     */
    void update(long claimed, Duration now) throws PlaybackException {
        long believed = Math.min(Math.min(claimed, written), due(now));
        consumed = Math.max(consumed, believed);
        long sum = written + claimed;
        if (sum != lastSum) {
            lastSum = sum;
            lastMoved = now;
        } else if (now.minus(lastMoved).compareTo(STANDSTILL) > 0) {
            throw new PlaybackException("card âm thanh ngừng nhận tiếng");
        }
        long behind = due(now) - Math.min(claimed, written);
        if (FrameTime.durationOf(Math.max(0, behind), form.rateHz()).compareTo(BEHIND_MOST) > 0) {
            throw new PlaybackException("card âm thanh phát quá chậm");
        }
    }

    /**
     * The output says that all was consumed: then the clock has nothing left to say.
     *
     * @throws PlaybackException when its own count disagrees
     */
    void finish(long claimed) throws PlaybackException {
        consumed = Math.max(consumed, Math.min(claimed, written));
        if (consumed < form.frames()) {
            throw new PlaybackException("card âm thanh không phát hết");
        }
    }
}
