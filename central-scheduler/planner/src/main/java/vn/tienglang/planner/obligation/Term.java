package vn.tienglang.planner.obligation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Over which stretch of days something is owed. */
public enum Term {
    /** Each day by itself. */
    DAY,
    /** Monday to Sunday. */
    WEEK,
    /** The first of a month to its last day. */
    MONTH;

    /** The first day of the term that day lies in. */
    public LocalDate first(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** The first day of the next one. */
    public LocalDate next(LocalDate date) {
        LocalDate first = first(date);
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }

    /** How many days the term has that day lies in. */
    public int days(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(first(date), next(date)));
    }
}
