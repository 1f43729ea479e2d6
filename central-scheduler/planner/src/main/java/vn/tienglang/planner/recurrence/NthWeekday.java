package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.Locale;

/**
 * Entry of BYDAY.
 *
 * @param ordinal the ordinal in the month or year: 1 the first, -1 the last, 0 every one; −53 to 53
 * @param day the day of the week
 */
public record NthWeekday(int ordinal, DayOfWeek day) implements Comparable<NthWeekday> {
    /** Returns the entry for every such weekday. */
    public static NthWeekday every(DayOfWeek day) {
        return new NthWeekday(0, day);
    }

    /** Returns the two-letter code of RFC 5545. */
    static String letters(DayOfWeek day) {
        return day.name().substring(0, 2).toUpperCase(Locale.ROOT);
    }

    /** Compares by ordinal, then by day from Monday on. */
    @Override
    public int compareTo(NthWeekday other) {
        return Comparator.comparingInt(NthWeekday::ordinal)
                .thenComparing(NthWeekday::day)
                .compare(this, other);
    }

    /** Returns the BYDAY text: {@code MO}, {@code 2TU}, {@code -1FR}. */
    @Override
    public String toString() {
        return (ordinal == 0 ? "" : Integer.toString(ordinal)) + letters(day);
    }
}
