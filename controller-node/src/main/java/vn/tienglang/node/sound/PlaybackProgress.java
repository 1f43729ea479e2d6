package vn.tienglang.node.sound;

import java.time.Duration;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.node.sound.SoundOutput.PlaybackException;

/**
 * Progress of one playback, in frames really consumed.
 *
 * <p>Java Sound reports no underrun, and the count of a card may run a whole buffer ahead (the ALSA
 * bridge to PulseAudio does so right after the start). So the count is the least of what the card
 * reports, what it was given, and what the time allows. A count that does not move, or falls behind
 * the clock, means that the card has stopped.
 */
final class PlaybackProgress {
    /** A buffer is 0.4 s; a card that has not moved for this long has stopped. */
    private static final Duration STANDSTILL = Duration.ofSeconds(1);

    /** Clocks of cards differ by at most 0.1 ‰: 0.7 s in the longest clip. */
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

    /** Adds bytes that the output took. */
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
     * Records the position that the output reports.
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
     * Records the end: the output has consumed everything, so the clock no longer limits the count.
     *
     * @throws PlaybackException when the count of the output disagrees
     */
    void finish(long claimed) throws PlaybackException {
        consumed = Math.max(consumed, Math.min(claimed, written));
        if (consumed < form.frames()) {
            throw new PlaybackException("card âm thanh không phát hết");
        }
    }
}
