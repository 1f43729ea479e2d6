package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Named list of days within a known range. A list of lunar days has no days after its range, and a
 * plan beyond it must say so.
 *
 * @param name the name used in recurrence texts
 * @param from first day of the known range
 * @param to last day of the known range
 * @param days the days, ascending
 */
public record DateList(String name, LocalDate from, LocalDate to, List<LocalDate> days) {
    /** Sorts the days. */
    public DateList {
        days = List.copyOf(new TreeSet<>(days));
    }

    /** Returns whether the day is on the list. */
    public boolean contains(LocalDate day) {
        return Collections.binarySearch(days, day) >= 0;
    }

    /** Returns its days from {@code first} up to, not including, {@code beyond}. */
    public List<LocalDate> between(LocalDate first, LocalDate beyond) {
        int start = index(first);
        return days.subList(start, Math.max(start, index(beyond)));
    }

    private int index(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        return found >= 0 ? found : -found - 1;
    }
}
