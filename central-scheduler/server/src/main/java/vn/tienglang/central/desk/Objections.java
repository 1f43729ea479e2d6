package vn.tienglang.central.desk;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Topic;

/**
 * Counts what was not taken, in memory, and enters it in the books now and then: a flood of bad
 * messages must not become a flood of disk writes. A power cut loses the counts of the last minute,
 * and nothing else.
 */
final class Objections {
    /** More senders than this at once share the stranger's count. */
    private static final int KINDS_AT_MOST = 10_000;

    private static final int DETAIL_CHARACTERS = 200;

    private final Map<Kind, ObjectionCount> pending = new TreeMap<>();

    private record Kind(String who, Objection why) implements Comparable<Kind> {
        @Override
        public int compareTo(Kind other) {
            int byWho = who.compareTo(other.who);
            return byWho != 0 ? byWho : why.compareTo(other.why);
        }
    }

    /** Counts one by the topic it came on. */
    void on(String topic, Objection why, String detail, Instant at) {
        by(
                Topic.parse(topic)
                        .flatMap(Objections::sender)
                        .map(StationId::value)
                        .orElse(ObjectionCount.STRANGER),
                why,
                detail,
                at);
    }

    /** Counts one by its sender. */
    synchronized void by(String who, Objection why, String detail, Instant at) {
        var kind = new Kind(who, why);
        if (!pending.containsKey(kind) && pending.size() >= KINDS_AT_MOST) {
            kind = new Kind(ObjectionCount.STRANGER, why);
        }
        var one = new ObjectionCount(kind.who(), why, 1, shown(detail), at);
        pending.merge(kind, one, Objections::sum);
    }

    /** Words of a stranger, cut and freed of what a terminal or a database could choke on. */
    private static String shown(String detail) {
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

    private static ObjectionCount sum(ObjectionCount before, ObjectionCount one) {
        return new ObjectionCount(
                one.who(), one.why(), before.count() + one.count(), one.detail(), one.lastAt());
    }

    /** Enters everything counted so far in the books. */
    void settle(Archive archive) {
        List<ObjectionCount> counted = take();
        if (counted.isEmpty()) {
            return;
        }
        boolean entered = false;
        try {
            archive.inTransaction(books -> {
                counted.forEach(books.objections()::add);
                return counted.size();
            });
            entered = true;
        } finally {
            if (!entered) {
                putBack(counted);
            }
        }
    }

    private synchronized List<ObjectionCount> take() {
        List<ObjectionCount> counted = List.copyOf(pending.values());
        pending.clear();
        return counted;
    }

    private synchronized void putBack(List<ObjectionCount> counted) {
        for (ObjectionCount count : counted) {
            pending.merge(
                    new Kind(count.who(), count.why()), count, (now, before) -> sum(before, now));
        }
    }

    private static Optional<StationId> sender(Topic topic) {
        return switch (topic) {
            case Topic.AsRun(StationId station) -> Optional.of(station);
            case Topic.Status(StationId station) -> Optional.of(station);
            case Topic.Want(StationId station) -> Optional.of(station);
            case Topic.Log _, Topic.Part _, Topic.Accepted _, Topic.Urgent _, Topic.Time _ ->
                    Optional.empty();
        };
    }
}
