package vn.tienglang.planner.obligation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Period of an obligation. */
public enum ObligationPeriod {
    /** Each day. */
    DAY,
    /** Monday to Sunday. */
    WEEK,
    /** First to last day of a month. */
    MONTH;

    /** Returns the first day of the period that contains the day. */
    public LocalDate firstDay(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** Returns the first day of the next period. */
    public LocalDate firstDayOfNext(LocalDate date) {
        LocalDate first = firstDay(date);
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }

    /** Returns the number of days of the period that contains the day. */
    public int lengthInDays(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(firstDay(date), firstDayOfNext(date)));
    }
}
