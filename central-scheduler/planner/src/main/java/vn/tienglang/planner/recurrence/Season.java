package vn.tienglang.planner.recurrence;

import java.time.LocalDate;
import java.time.MonthDay;
import java.time.format.DateTimeFormatter;

/** Season in which a recurrence applies; both ends are included. */
public sealed interface Season {
    /** Returns whether the day lies in the season. */
    boolean contains(LocalDate day);

    /** Returns the text used in a recurrence. */
    String text();

    /**
     * The same days of every year; across New Year if {@code from} is later than {@code to}. In a
     * common year, a start on 29 February means 1 March and an end on 29 February means 28
     * February.
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

    /** One range of dates. */
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
