package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.node.port.Journal;

/**
 * Timer of the as-run batches to the centre: sends at once, then repeats until a cumulative
 * acknowledgement covers every entry. Waits are measured in time since boot, because the wall clock
 * may step by days.
 *
 * <pre>
 * link down                       no batch is due
 * link up, all acknowledged       no batch is due
 * link up, entries unsent         due at once, then after 10 s, 20 s, … up to 5 min
 * acknowledgement is higher       the wait starts again, and the next batch is due at once
 * acknowledgement is not higher   no change
 * entry written                   due at once, but at least 10 s after the last batch
 * </pre>
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

    /** One more entry is in the journal. Its batch is due now, or 10 seconds after the last one. */
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

    /** True when the journal has fewer entries: it is not the journal that the centre knows. */
    boolean isImpossible(long upTo) {
        return upTo > entryWritten;
    }

    /**
     * Records an acknowledgement. True when it is higher than the last; the next batch is then due.
     */
    boolean acknowledge(long upTo, Now now) {
        if (upTo <= acknowledged) {
            return false;
        }
        acknowledged = upTo;
        resend = RESEND;
        sendAt = now.sinceBoot();
        return true;
    }

    /** True when a batch is to be sent now; the wait for the next one then begins. */
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

    /** True when there are more unsent entries than a station should ever have. */
    boolean isOverLimit() {
        return unsent() > Limits.UNSENT_ENTRIES;
    }

    /** When, in time since boot, a batch is due. */
    Optional<Duration> nextDeadline() {
        return linkUp && unsent() > 0 ? Optional.of(sendAt) : Optional.empty();
    }
}
