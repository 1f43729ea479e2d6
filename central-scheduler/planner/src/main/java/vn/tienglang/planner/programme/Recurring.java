package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import vn.tienglang.planner.recurrence.Recurrence;

/** When a slot takes place, in local time. */
public interface Recurring {
    /**
     * One time it takes place.
     *
     * @param id the local time it was first meant for; its name through every change
     * @param start the local time it begins
     * @param number how many were before it, counted from the first of all
     */
    record Occurrence(LocalDateTime id, LocalDateTime start, long number) {}

    /** Those that begin on that day, in order. */
    List<Occurrence> on(LocalDate date);

    /** As that recurrence says. */
    static Repeating of(Recurrence recurrence) {
        return new Repeating(recurrence);
    }
}
