package vn.tienglang.planner.policy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Airtime;

/**
 * Set operations on airtime. A set is a sorted list of intervals that neither overlap nor touch.
 */
final class AirtimeIntervals {
    private AirtimeIntervals() {}

    /** Returns the instants that lie in at least one interval. */
    static List<Airtime> union(List<Airtime> parts) {
        var joined = new ArrayList<Airtime>();
        for (Airtime part : parts.stream().sorted(Comparator.comparing(Airtime::start)).toList()) {
            Airtime last = joined.isEmpty() ? part : joined.getLast();
            if (joined.isEmpty() || last.end().isBefore(part.start())) {
                joined.add(part);
            } else if (last.end().isBefore(part.end())) {
                joined.set(joined.size() - 1, new Airtime(last.start(), part.end()));
            }
        }
        return List.copyOf(joined);
    }

    /** Returns the instants that lie in both sets. */
    static List<Airtime> intersection(List<Airtime> some, List<Airtime> others) {
        var common = new ArrayList<Airtime>();
        for (Airtime one : some) {
            for (Airtime other : others) {
                interval(later(one.start(), other.start()), earlier(one.end(), other.end()))
                        .ifPresent(common::add);
            }
        }
        return union(common);
    }

    /** Returns the instants of the first set that lie in no interval of the second. */
    static List<Airtime> difference(List<Airtime> whole, List<Airtime> excluded) {
        List<Airtime> left = whole;
        for (Airtime interval : excluded) {
            var after = new ArrayList<Airtime>();
            for (Airtime part : left) {
                interval(part.start(), earlier(part.end(), interval.start())).ifPresent(after::add);
                interval(later(part.start(), interval.end()), part.end()).ifPresent(after::add);
            }
            left = after;
        }
        return List.copyOf(left);
    }

    private static Optional<Airtime> interval(Instant start, Instant end) {
        return start.isBefore(end) ? Optional.of(new Airtime(start, end)) : Optional.empty();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }
}
