package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.node.port.Journal;

/**
 * When to tell the centre what was aired: at once, and again and again until its cumulative
 * acknowledgement covers it. Waiting is measured in time since boot, for the wall clock may step by
 * days in either direction.
 */
final class AsRunSender {
    private static final RetryDelay RESEND =
            RetryDelay.of(Duration.ofSeconds(10), Duration.ofMinutes(5));

    private long entryWritten;
    private long acknowledged;
    private boolean linkUp;
    private RetryDelay resend = RESEND;
    private Duration sendAt = Duration.ZERO;
    private Duration sentAt = RESEND.first().negated();

    AsRunSender(Journal.Recovered recovered) {
        entryWritten = recovered.asRun().sequence();
        acknowledged = recovered.acknowledged();
    }

    /** One more entry is in the journal: it goes now, unless a batch has only just gone. */
    void entryWritten() {
        entryWritten++;
        Duration soon = sentAt.plus(RESEND.first());
        sendAt = sendAt.compareTo(soon) < 0 ? sendAt : soon;
    }

    void linkUp(Now now) {
        linkUp = true;
        resend = RESEND;
        sendAt = now.sinceBoot();
    }

    void linkDown() {
        linkUp = false;
    }

    /** True when the centre cannot have that many: this journal is not the one it knows. */
    boolean isImpossible(long upTo) {
        return upTo > entryWritten;
    }

    /** True when the centre has more than it had. The next batch may go. */
    boolean acknowledge(long upTo, Now now) {
        if (upTo <= acknowledged) {
            return false;
        }
        acknowledged = upTo;
        resend = RESEND;
        sendAt = now.sinceBoot();
        return true;
    }

    /** True when a batch goes now. */
    boolean startBatchIfDue(Now now) {
        if (!linkUp || unsent() == 0 || now.sinceBoot().compareTo(sendAt) < 0) {
            return false;
        }
        sentAt = now.sinceBoot();
        sendAt = sentAt.plus(resend.delay());
        resend = resend.doubled();
        return true;
    }

    /** How many entries the centre has not acknowledged. */
    long unsent() {
        return Math.max(0, entryWritten - acknowledged);
    }

    /** True when that is more than a station should ever have. */
    boolean isOverLimit() {
        return unsent() > Limits.UNSENT_ENTRIES;
    }

    /** When, in time since boot, a batch is due. */
    Optional<Duration> nextDeadline() {
        return linkUp && unsent() > 0 ? Optional.of(sendAt) : Optional.empty();
    }
}
