package vn.tienglang.office.asrun;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.IntakeRejection;
import vn.tienglang.office.store.station.RejectionCount;

/**
 * Counts what was not taken, in memory, and enters it in the books now and then: a flood of bad
 * messages must not become a flood of disk writes. A power cut loses the counts of the last minute,
 * and nothing else.
 */
public final class RejectionCounter {
    private static final int DETAIL_CHARACTERS = 200;

    private final Predicate<String> isStation;
    private final Map<SenderAndReason, RejectionCount> pending = new TreeMap<>();

    /**
     * Counts by sender those that {@code isStation} knows, and all others as one: whoever invents
     * names must not fill the books with them.
     */
    public RejectionCounter(Predicate<String> isStation) {
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

    /** Counts one by the topic it came on. */
    public void countByTopic(String topic, IntakeRejection why, String detail, Instant at) {
        countBySender(
                Topic.parse(topic)
                        .flatMap(RejectionCounter::sender)
                        .map(StationId::value)
                        .orElse(RejectionCount.STRANGER),
                why,
                detail,
                at);
    }

    /** Counts one by its sender. */
    synchronized void countBySender(String who, IntakeRejection why, String detail, Instant at) {
        var kind = new SenderAndReason(isStation.test(who) ? who : RejectionCount.STRANGER, why);
        var one = new RejectionCount(kind.who(), why, 1, sanitise(detail), at);
        pending.merge(kind, one, RejectionCounter::sum);
    }

    /** Words of a stranger, cut and freed of what a terminal or a database could choke on. */
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
                one.who(), one.why(), before.count() + one.count(), one.detail(), one.lastAt());
    }

    /** Enters everything counted so far in the books. */
    public void flush(Transactions archive) {
        List<RejectionCount> counted = drain();
        if (counted.isEmpty()) {
            return;
        }
        boolean entered = false;
        try {
            archive.inTransaction(books -> {
                counted.forEach(books.rejections()::add);
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
                    new SenderAndReason(count.who(), count.why()),
                    count,
                    (now, before) -> sum(before, now));
        }
    }

    private static Optional<StationId> sender(Topic topic) {
        return switch (topic) {
            case Topic.AsRun(StationId station) -> Optional.of(station);
            case Topic.Status(StationId station) -> Optional.of(station);
            case Topic.PartRequest(StationId station) -> Optional.of(station);
            case Topic.Log _, Topic.Part _, Topic.Acknowledgement _, Topic.Urgent _, Topic.Time _ ->
                    Optional.empty();
        };
    }
}
