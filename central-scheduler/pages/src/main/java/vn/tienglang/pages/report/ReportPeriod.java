package vn.tienglang.pages.report;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import vn.tienglang.pages.text.Messages;

/** Kind of the period of a report. */
enum ReportPeriod {
    DAY,
    WEEK,
    MONTH,
    QUARTER,
    YEAR;

    private static final int MONTHS_A_QUARTER = 3;

    /** The first day of the period that contains the day. */
    LocalDate first(LocalDate date) {
        return switch (this) {
            case DAY -> date;
            case WEEK -> date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> date.withDayOfMonth(1);
            case QUARTER ->
                    LocalDate.of(
                            date.getYear(),
                            (date.getMonthValue() - 1) / MONTHS_A_QUARTER * MONTHS_A_QUARTER + 1,
                            1);
            case YEAR -> date.withDayOfYear(1);
        };
    }

    /** The first day after the period that begins on this day. */
    LocalDate next(LocalDate first) {
        return switch (this) {
            case DAY -> first.plusDays(1);
            case WEEK -> first.plusWeeks(1);
            case MONTH -> first.plusMonths(1);
            case QUARTER -> first.plusMonths(MONTHS_A_QUARTER);
            case YEAR -> first.plusYears(1);
        };
    }

    /** The name of the period that begins on this day. */
    String name(LocalDate first, Messages words) {
        return switch (this) {
            case DAY -> words.text("report.period.day", words.date(first));
            case WEEK ->
                    words.text(
                            "report.period.week", words.date(first), words.date(first.plusDays(6)));
            case MONTH ->
                    words.text(
                            "report.period.month",
                            Integer.toString(first.getMonthValue()),
                            Integer.toString(first.getYear()));
            case QUARTER ->
                    words.text(
                            "report.period.quarter",
                            Integer.toString((first.getMonthValue() - 1) / MONTHS_A_QUARTER + 1),
                            Integer.toString(first.getYear()));
            case YEAR -> words.text("report.period.year", Integer.toString(first.getYear()));
        };
    }
}
