package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.planner.handover.HandOver;

/**
 * What is to be handed over, and whether it was.
 *
 * @param handOver what
 * @param met the days on which it was handed over in time
 */
public record Promised(HandOver handOver, Set<LocalDate> met) {
    /** Takes a copy whose order does not depend on the machine. */
    public Promised {
        met = Collections.unmodifiableSet(new TreeSet<>(met));
    }

    /** Whether the fallback is told on that day. */
    boolean isMissing(LocalDate date) {
        return handOver.standsOn(date) && !met.contains(date);
    }
}
