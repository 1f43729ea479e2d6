package vn.tienglang.office.asrun;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Rejection;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.RejectionCount;

/**
 * Counter of rejected messages. It counts in memory and stores the counts at intervals, so that a
 * flood of bad messages does not become a flood of disk writes. A power cut loses the counts since
 * the last {@link #flush}, and nothing else. Its methods may be called from any thread.
 */
public final class RejectionCounter {
    private static final int DETAIL_CHARACTERS = 200;

    private final Transactions transactions;
    private final Predicate<String> isStation;
    private final Map<SenderAndReason, RejectionCount> pending = new TreeMap<>();

    /**
     * Counter without pending counts.
     *
     * @param isStation whether a station of this name is enrolled; rejections of all other senders
     *     are counted together, so that invented names do not fill the database
     */
    public RejectionCounter(Transactions transactions, Predicate<String> isStation) {
        this.transactions = transactions;
        this.isStation = isStation;
    }

    private record SenderAndReason(String who, IntakeRejection why)
            implements Comparable<SenderAndReason> {
        @Override
        public int compareTo(SenderAndReason other) {
            int byWho = who.compareTo(other.who);
            return byWho != 0 ? byWho : why.compareTo(other.why);
        }
    }

    /**
     * Counts something that could not be read as a message, under the station of its topic if that
     * station is enrolled. Returns at once and never throws.
     *
     * @param topic as MQTT spelled it
     * @param detail what was wrong, in words
     */
    public void countByTopic(String topic, Rejection why, String detail, Instant at) {
        countBySender(
                Topic.parse(topic)
                        .flatMap(RejectionCounter::sender)
                        .map(StationId::value)
                        .orElse(RejectionCount.STRANGER),
                IntakeRejection.to(why),
                detail,
                at.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Counts a rejection by its sender. */
    synchronized void countBySender(String who, IntakeRejection why, String detail, Instant at) {
        var kind = new SenderAndReason(isStation.test(who) ? who : RejectionCount.STRANGER, why);
        var one = new RejectionCount(kind.who(), why, 1, sanitise(detail), at);
        pending.merge(kind, one, RejectionCounter::sum);
    }

    /** Text from outside, shortened and without control characters and surrogates. */
    private static String sanitise(String detail) {
        var shown = new StringBuilder();
        detail.codePoints()
                .limit(DETAIL_CHARACTERS / 2)
                .map(c ->
                        Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE
                                ? '?'
                                : c)
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }

    private static RejectionCount sum(RejectionCount before, RejectionCount one) {
        return new RejectionCount(
                one.sender(),
                one.reason(),
                before.count() + one.count(),
                one.detail(),
                one.lastAt());
    }

    /** Every count, those not yet stored included. */
    public List<RejectionCount> list() {
        flush();
        return transactions.inTransaction(repositories -> repositories.rejections().all());
    }

    /** The counts of these senders, those not yet stored included. */
    public List<RejectionCount> list(Set<String> senders) {
        flush();
        return transactions.inTransaction(repositories -> repositories.rejections().of(senders));
    }

    /** Stores everything counted so far. */
    public void flush() {
        List<RejectionCount> counted = drain();
        if (counted.isEmpty()) {
            return;
        }
        boolean entered = false;
        try {
            transactions.inTransaction(repositories -> {
                counted.forEach(repositories.rejections()::add);
                return counted.size();
            });
            entered = true;
        } finally {
            if (!entered) {
                restore(counted);
            }
        }
    }

    private synchronized List<RejectionCount> drain() {
        List<RejectionCount> counted = List.copyOf(pending.values());
        pending.clear();
        return counted;
    }

    private synchronized void restore(List<RejectionCount> counted) {
        for (RejectionCount count : counted) {
            pending.merge(
                    new SenderAndReason(count.sender(), count.reason()),
                    count,
                    (now, before) -> sum(before, now));
        }
    }

    private static Optional<StationId> sender(Topic topic) {
        return switch (topic) {
            case Topic.AsRun(StationId station) -> Optional.of(station);
            case Topic.Status(StationId station) -> Optional.of(station);
            case Topic.PartRequest(StationId station) -> Optional.of(station);
            case Topic.TimeRequest(StationId station) -> Optional.of(station);
            case Topic.Reply(StationId station) -> Optional.of(station);
            case Topic.Log _,
                    Topic.Part _,
                    Topic.Acknowledgement _,
                    Topic.Urgent _,
                    Topic.EmergencyNumber _,
                    Topic.Time _,
                    Topic.TimeAnswer _ ->
                    Optional.empty();
        };
    }
}
