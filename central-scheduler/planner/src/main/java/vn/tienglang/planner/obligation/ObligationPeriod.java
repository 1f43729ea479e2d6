package vn.tienglang.planner.obligation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/** Over which stretch of days something is owed. */
public enum ObligationPeriod {
    /** Each day by itself. */
    DAY,
    /** Monday to Sunday. */
    WEEK,
    /** The first of a month to its last day. */
    MONTH;

    /** The first day of the term that day lies in. */
    public LocalDate firstDay(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
        };
    }

    /** The first day of the next one. */
    public LocalDate firstDayOfNext(LocalDate date) {
        LocalDate first = firstDay(date);
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
        };
    }

    /** How many days the term has that day lies in. */
    public int lengthInDays(LocalDate date) {
        return Math.toIntExact(ChronoUnit.DAYS.between(firstDay(date), firstDayOfNext(date)));
    }
}
