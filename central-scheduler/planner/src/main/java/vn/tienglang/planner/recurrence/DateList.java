package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * Days under a name. Nothing is known beyond its reach: a list of lunar days has none after it, and
 * whoever plans there has to say so.
 *
 * @param name what it is called in texts
 * @param from the first day about which it speaks
 * @param to the last day about which it speaks
 * @param days its days, ascending
 */
public record DateList(String name, LocalDate from, LocalDate to, List<LocalDate> days) {
    /** Sorts the days. */
    public DateList {
        days = List.copyOf(new TreeSet<>(days));
    }

    /** Whether the day is on the list. */
    public boolean contains(LocalDate day) {
        return Collections.binarySearch(days, day) >= 0;
    }

    /** Its days from {@code first} up to, not including, {@code beyond}. */
    public List<LocalDate> between(LocalDate first, LocalDate beyond) {
        int start = index(first);
        return days.subList(start, Math.max(start, index(beyond)));
    }

    private int index(LocalDate day) {
        int found = Collections.binarySearch(days, day);
        return found >= 0 ? found : -found - 1;
    }
}
