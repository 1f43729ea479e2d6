package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * Matcher of a rule against single days, without BYSETPOS and the rule's end. A day years after the
 * anchor costs no more than the day after it.
 */
final class DayMatcher {
    private static final int DAYS_OF_WEEK = 7;

    /** 1970-01-01 was a Thursday: offset from Monday. */
    private static final int THURSDAY = 3;

    private final Frequency frequency;
    private final int interval;
    private final long firstPeriod;
    private final int weekStart;
    private final boolean weekYears;
    private final boolean ordinalsInMonth;

    private final int months;
    private final int monthDays;
    private final int monthDaysFromEnd;
    private final int weekdays;
    private final boolean[] yearDays;
    private final boolean[] yearDaysFromEnd;
    private final boolean[] weeks;
    private final boolean[] weeksFromEnd;
    private final List<NthWeekday> ordinals;

    DayMatcher(RecurrenceRule rule, LocalDate anchor) {
        frequency = rule.frequency();
        interval = rule.interval();
        weekStart = rule.weekStart().getValue() - 1;
        weekYears = !rule.weekNumbers().isEmpty();
        ordinalsInMonth = frequency == Frequency.MONTHLY || !rule.months().isEmpty();
        boolean yearly = frequency == Frequency.YEARLY;
        boolean noDay = rule.monthDays().isEmpty() && rule.weekdays().isEmpty();
        boolean noDayNorWeek = noDay && rule.yearDays().isEmpty() && rule.weekNumbers().isEmpty();
        // The anchor supplies what a rule omits: RFC 5545, 3.3.10, "derived from DTSTART".
        boolean monthOfAnchor =
                yearly
                        && rule.months().isEmpty()
                        && rule.weekNumbers().isEmpty()
                        && rule.yearDays().isEmpty()
                        && (rule.weekdays().isEmpty() || !rule.monthDays().isEmpty());
        boolean dayOfAnchor = yearly ? noDayNorWeek : frequency == Frequency.MONTHLY && noDay;
        boolean weekdayOfAnchor =
                noDay
                        && (frequency == Frequency.WEEKLY
                                || (yearly && weekYears && rule.yearDays().isEmpty()));
        months =
                monthOfAnchor ? 1 << anchor.getMonthValue() : mask(rule.months(), 1, (1 << 13) - 1);
        monthDays = dayOfAnchor ? 1 << anchor.getDayOfMonth() : mask(rule.monthDays(), 1, ~0);
        monthDaysFromEnd = dayOfAnchor ? 0 : mask(rule.monthDays(), -1, 0);
        weekdays =
                weekdayOfAnchor
                        ? 1 << anchor.getDayOfWeek().getValue()
                        : everyWeekday(rule.weekdays());
        ordinals = rule.weekdays().stream().filter(day -> day.ordinal() != 0).toList();
        yearDays = table(rule.yearDays(), 1, 367);
        yearDaysFromEnd = table(rule.yearDays(), -1, 367);
        weeks = table(rule.weekNumbers(), 1, 54);
        weeksFromEnd = table(rule.weekNumbers(), -1, 54);
        // The anchor's calendar year counts, even if its week belongs to the next year.
        firstPeriod = weekYears ? anchor.getYear() : period(anchor);
    }

    /** Returns whether the day matches the rule; a day before the anchor may match, too. */
    boolean matches(LocalDate day) {
        return (interval == 1 || Math.floorMod(period(day) - firstPeriod, interval) == 0)
                && bit(months, day.getMonthValue())
                && monthDay(day)
                && yearDay(day)
                && week(day)
                && weekday(day);
    }

    /** Returns the next day that may match; it skips months the rule does not name. */
    LocalDate nextCandidate(LocalDate day) {
        return bit(months, day.getMonthValue())
                ? day.plusDays(1)
                : day.withDayOfMonth(1).plusMonths(1);
    }

    /** Returns the first day of the period that contains the day. */
    LocalDate periodStart(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day;
            case WEEKLY -> middleOfWeek(day).minusDays(THURSDAY);
            case MONTHLY -> day.withDayOfMonth(1);
            case YEARLY ->
                    weekYears
                            ? firstWeekOf(middleOfWeek(day).getYear())
                            : LocalDate.ofYearDay(day.getYear(), 1);
        };
    }

    /** Returns the first day of the period after the one that begins on {@code start}. */
    LocalDate nextPeriod(LocalDate start) {
        return switch (frequency) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusDays(DAYS_OF_WEEK);
            case MONTHLY -> start.plusMonths(1);
            case YEARLY ->
                    weekYears ? firstWeekOf(middleOfWeek(start).getYear() + 1) : start.plusYears(1);
        };
    }

    /**
     * Returns the start of the first week: the week that contains 4 January, the first with four
     * days of the year.
     */
    private LocalDate firstWeekOf(int year) {
        return middleOfWeek(LocalDate.of(year, 1, 4)).minusDays(THURSDAY);
    }

    /**
     * Returns the number of the period that contains the day; periods are numbered consecutively.
     */
    private long period(LocalDate day) {
        return switch (frequency) {
            case DAILY -> day.toEpochDay();
            case WEEKLY -> Math.floorDiv(day.toEpochDay() + THURSDAY - weekStart, DAYS_OF_WEEK);
            case MONTHLY -> day.getLong(ChronoField.PROLEPTIC_MONTH);
            case YEARLY -> weekYears ? middleOfWeek(day).getYear() : day.getYear();
        };
    }

    private boolean monthDay(LocalDate day) {
        int date = day.getDayOfMonth();
        return bit(monthDays, date)
                || (monthDaysFromEnd != 0 && bit(monthDaysFromEnd, day.lengthOfMonth() + 1 - date));
    }

    private boolean yearDay(LocalDate day) {
        if (yearDays.length == 0) {
            return true;
        }
        int date = day.getDayOfYear();
        return yearDays[date] || yearDaysFromEnd[day.lengthOfYear() + 1 - date];
    }

    /**
     * Returns whether the week of the day matches. RFC 5545: the first week of a year is the first
     * with at least four days in it.
     */
    private boolean week(LocalDate day) {
        if (!weekYears) {
            return true;
        }
        LocalDate middle = middleOfWeek(day);
        int date = middle.getDayOfYear();
        int number = (date - 1) / DAYS_OF_WEEK + 1;
        int weeksAfter = (middle.lengthOfYear() - date) / DAYS_OF_WEEK;
        return weeks[number] || weeksFromEnd[weeksAfter + 1];
    }

    /** Returns the fourth day of the day's week; its year is the year the week counts for. */
    private LocalDate middleOfWeek(LocalDate day) {
        int into = Math.floorMod(day.getDayOfWeek().getValue() - 1 - weekStart, DAYS_OF_WEEK);
        return day.plusDays(THURSDAY - into);
    }

    private boolean weekday(LocalDate day) {
        DayOfWeek weekday = day.getDayOfWeek();
        if (bit(weekdays, weekday.getValue())) {
            return true;
        }
        for (NthWeekday nth : ordinals) {
            if (nth.day() == weekday && nth.ordinal() == ordinal(day, nth.ordinal())) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns the ordinal of the day among its weekdays, counted from the same end as {@code like}.
     */
    private int ordinal(LocalDate day, int like) {
        int date = ordinalsInMonth ? day.getDayOfMonth() : day.getDayOfYear();
        int length = ordinalsInMonth ? day.lengthOfMonth() : day.lengthOfYear();
        return like > 0 ? (date - 1) / DAYS_OF_WEEK + 1 : -((length - date) / DAYS_OF_WEEK + 1);
    }

    private static boolean bit(int bits, int number) {
        return ((bits >> number) & 1) != 0;
    }

    /** Returns a bit for each weekday without an ordinal; all bits if there is none. */
    private static int everyWeekday(List<NthWeekday> weekdays) {
        int bits = 0;
        for (NthWeekday weekday : weekdays) {
            bits |= weekday.ordinal() == 0 ? 1 << weekday.day().getValue() : 0;
        }
        return weekdays.isEmpty() ? ~0 : bits;
    }

    /**
     * Returns a bit for each number of that sign; {@code whenEmpty} if there are no numbers at all.
     */
    private static int mask(List<Integer> numbers, int sign, int whenEmpty) {
        int bits = 0;
        for (int number : numbers) {
            bits |= number * sign > 0 ? 1 << (number * sign) : 0;
        }
        return numbers.isEmpty() ? whenEmpty : bits;
    }

    /**
     * Returns an entry for each number of that sign; an empty table if there are no numbers at all.
     */
    private static boolean[] table(List<Integer> numbers, int sign, int length) {
        var table = new boolean[numbers.isEmpty() ? 0 : length];
        for (int number : numbers) {
            if (number * sign > 0) {
                table[number * sign] = true;
            }
        }
        return table;
    }
}
