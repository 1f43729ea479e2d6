package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;

/** A stretch of days in which a recurrence holds; both ends belong to it. */
public sealed interface Season {
    /** Whether the day lies in it. */
    boolean contains(LocalDate day);

    /** As it stands in the text of a recurrence. */
    String text();

    /**
     * The same days of every year; across New Year when {@code from} is the later one. From or to
     * the 29th of February means the 1st of March, the 28th of February in a common year.
     */
    record Yearly(MonthDay from, MonthDay to) implements Season {
        private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMdd");

        @Override
        public boolean contains(LocalDate day) {
            MonthDay today = MonthDay.from(day);
            boolean begun = today.compareTo(from) >= 0;
            boolean over = today.compareTo(to) > 0;
            return from.compareTo(to) <= 0 ? begun && !over : begun || !over;
        }

        @Override
        public String text() {
            return from.format(DAY) + "-" + to.format(DAY);
        }
    }

    /** Once, from a date to a date. */
    record Dated(LocalDate from, LocalDate to) implements Season {
        @Override
        public boolean contains(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }

        @Override
        public String text() {
            return ICalendarTime.text(from) + "-" + ICalendarTime.text(to);
        }
    }
}
