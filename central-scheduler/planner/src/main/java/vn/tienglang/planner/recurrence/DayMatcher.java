package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.util.List;

/**
 * Whether a rule takes place on a day, by looking at nothing but that day: BYSETPOS and the ending
 * are not asked. A day years after the anchor costs no more than the one after it.
 */
final class DayMatcher {
    private static final int DAYS_OF_WEEK = 7;

    /** 1970-01-01 was a Thursday: so many days after a Monday. */
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
        // What a rule does not say, its anchor does: RFC 5545, 3.3.10, "derived from DTSTART".
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
        // The anchor's calendar year counts, even where its week belongs to the next one.
        firstPeriod = weekYears ? anchor.getYear() : period(anchor);
    }

    /** Whether the day is one of the rule's; a day before the anchor may be, too. */
    boolean matches(LocalDate day) {
        return (interval == 1 || Math.floorMod(period(day) - firstPeriod, interval) == 0)
                && bit(months, day.getMonthValue())
                && monthDay(day)
                && yearDay(day)
                && week(day)
                && weekday(day);
    }

    /** The next day worth asking about: what lies between is in a month that is not named. */
    LocalDate nextCandidate(LocalDate day) {
        return bit(months, day.getMonthValue())
                ? day.plusDays(1)
                : day.withDayOfMonth(1).plusMonths(1);
    }

    /** The first day of the period that a day lies in. */
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

    /** The first day of the period after the one that begins on {@code start}. */
    LocalDate nextPeriod(LocalDate start) {
        return switch (frequency) {
            case DAILY -> start.plusDays(1);
            case WEEKLY -> start.plusDays(DAYS_OF_WEEK);
            case MONTHLY -> start.plusMonths(1);
            case YEARLY ->
                    weekYears ? firstWeekOf(middleOfWeek(start).getYear() + 1) : start.plusYears(1);
        };
    }

    /** The week with the 4th of January in it is the first: the first with four days. */
    private LocalDate firstWeekOf(int year) {
        return middleOfWeek(LocalDate.of(year, 1, 4)).minusDays(THURSDAY);
    }

    /** The number of the period that a day lies in; consecutive ones have consecutive numbers. */
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

    /** RFC 5545: the first week of a year is the first that has at least four days in it. */
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

    /** The fourth day of the day's week: it lies in the year that the week counts for. */
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

    /** Which one of its weekday the day is, counted from the same end as {@code like}. */
    private int ordinal(LocalDate day, int like) {
        int date = ordinalsInMonth ? day.getDayOfMonth() : day.getDayOfYear();
        int length = ordinalsInMonth ? day.lengthOfMonth() : day.lengthOfYear();
        return like > 0 ? (date - 1) / DAYS_OF_WEEK + 1 : -((length - date) / DAYS_OF_WEEK + 1);
    }

    private static boolean bit(int bits, int number) {
        return ((bits >> number) & 1) != 0;
    }

    /** A bit for each day of the week that is named without a number; all when none is named. */
    private static int everyWeekday(List<NthWeekday> weekdays) {
        int bits = 0;
        for (NthWeekday weekday : weekdays) {
            bits |= weekday.ordinal() == 0 ? 1 << weekday.day().getValue() : 0;
        }
        return weekdays.isEmpty() ? ~0 : bits;
    }

    /** A bit for each number of that sign; {@code whenEmpty} when there is no number at all. */
    private static int mask(List<Integer> numbers, int sign, int whenEmpty) {
        int bits = 0;
        for (int number : numbers) {
            bits |= number * sign > 0 ? 1 << (number * sign) : 0;
        }
        return numbers.isEmpty() ? whenEmpty : bits;
    }

    /** A place for each number of that sign; no places when there is no number at all. */
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
