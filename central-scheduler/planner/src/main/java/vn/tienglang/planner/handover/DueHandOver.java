package vn.tienglang.planner.handover;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Hand-over with its delivered days.
 *
 * @param handOver the hand-over
 * @param deliveredDays the days on which it was delivered in time
 */
public record DueHandOver(HandOver handOver, Set<LocalDate> deliveredDays) {
    /** Copies the set in a fixed order. */
    public DueHandOver {
        deliveredDays = Collections.unmodifiableSet(new TreeSet<>(deliveredDays));
    }

    /** Returns whether the fallback is broadcast on that day. */
    public boolean isMissing(LocalDate date) {
        return handOver.isDueOn(date) && !deliveredDays.contains(date);
    }
}
