package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.Locale;

/**
 * One entry of BYDAY.
 *
 * @param ordinal which one of its month or year: 1 the first, -1 the last, 0 every one; −53 to 53
 * @param day the day of the week
 */
public record NthWeekday(int ordinal, DayOfWeek day) implements Comparable<NthWeekday> {
    /** Every one of that day. */
    public static NthWeekday every(DayOfWeek day) {
        return new NthWeekday(0, day);
    }

    /** The two letters that RFC 5545 gives the day. */
    static String letters(DayOfWeek day) {
        return day.name().substring(0, 2).toUpperCase(Locale.ROOT);
    }

    /** By ordinal, then by day from Monday on. */
    @Override
    public int compareTo(NthWeekday other) {
        return Comparator.comparingInt(NthWeekday::ordinal)
                .thenComparing(NthWeekday::day)
                .compare(this, other);
    }

    /** As it stands in BYDAY: {@code MO}, {@code 2TU}, {@code -1FR}. */
    @Override
    public String toString() {
        return (ordinal == 0 ? "" : Integer.toString(ordinal)) + letters(day);
    }
}
