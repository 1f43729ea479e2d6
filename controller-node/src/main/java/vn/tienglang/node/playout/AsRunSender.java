package vn.tienglang.node.playout;

import java.time.Duration;
import java.util.Optional;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.RetryDelay;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
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
 * acknowledgement is lower        the same: the centre has lost entries and needs them again
 * acknowledgement is equal        no change
 * acknowledged entry is another   all entries are unsent again, at most once an hour
 * entry written                   due at once, but at least 10 s after the last batch
 * </pre>
 */
final class AsRunSender {
    private static final RetryDelay RESEND =
            RetryDelay.of(Duration.ofSeconds(10), Duration.ofMinutes(5));

    /** Shortest time between two deliveries of the whole chain: it is up to 2 MB. */
    private static final Duration RESEND_ALL_INTERVAL = Duration.ofHours(1);

    private long entriesWritten;
    private AsRunLog end;
    private long acknowledged;
    private Optional<Duration> allResentAt = Optional.empty();
    private boolean linkUp;
    private RetryDelay resend = RESEND;
    private Duration sendAt = Duration.ZERO;
    private Duration sentAt = RESEND.first().negated();

    AsRunSender(Journal.Recovered recovered) {
        end = recovered.asRun();
        entriesWritten = end.sequence();
        acknowledged = recovered.acknowledged();
    }

    /**
     * One more entry is about to be written. Its batch is due now, or 10 seconds after the last
     * one.
     */
    void entryDecided() {
        entriesWritten++;
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

    /** The journal holds the entries up to here. */
    void entryWritten(AsRunLog chainEnd) {
        end = chainEnd;
    }

    /** End of the chain in the journal. */
    AsRunLog end() {
        return end;
    }

    /** True while the chain has no entry and it is not known how the chain before it ended. */
    boolean startsUnknown() {
        return entriesWritten == 0 && end.head().equals(Digest.NONE);
    }

    /** Number of the last entry that the centre has, as far as is known. */
    long acknowledged() {
        return acknowledged;
    }

    /** True when the journal has fewer entries: it is not the journal that the centre knows. */
    boolean isImpossible(long upTo) {
        return upTo > entriesWritten;
    }

    /**
     * Records an acknowledgement. True when it differs from the last; the next batch is then due.
     * An equal one changes nothing: otherwise two programs could answer each other for ever.
     */
    boolean acknowledge(long upTo, Now now) {
        if (upTo == acknowledged) {
            return false;
        }
        acknowledged = upTo;
        resend = RESEND;
        sendAt = now.sinceBoot();
        return true;
    }

    /**
     * The centre has another entry than the journal. True when all entries are to be sent again, so
     * that the centre finds where the two differ.
     */
    boolean resendAll(Now now) {
        boolean isRecent =
                allResentAt
                        .filter(at -> now.sinceBoot().minus(at).compareTo(RESEND_ALL_INTERVAL) < 0)
                        .isPresent();
        if (isRecent) {
            return false;
        }
        allResentAt = Optional.of(now.sinceBoot());
        return acknowledge(0, now);
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
        return Math.max(0, entriesWritten - acknowledged);
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
