package vn.tienglang.planner.handover;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be handed over, and whether it was.
 *
 * @param handOver what
 * @param deliveredDays the days on which it was handed over in time
 */
public record DueHandOver(HandOver handOver, Set<LocalDate> deliveredDays) {
    /** Takes a copy whose order does not depend on the machine. */
    public DueHandOver {
        deliveredDays = Collections.unmodifiableSet(new TreeSet<>(deliveredDays));
    }

    /** Whether the fallback is told on that day. */
    public boolean isMissing(LocalDate date) {
        return handOver.isDueOn(date) && !deliveredDays.contains(date);
    }
}
