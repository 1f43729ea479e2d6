package vn.tienglang.planner.recurrence;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.IntUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random valid rules, drawn from a seed: common shapes often, rare ones sometimes. */
final class RandomRules {
    private static final List<Frequency> FREQUENCIES = List.of(Frequency.values());
    private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

    private final Random random;
    private final List<String> parts = new ArrayList<>();

    /**
     * Rule with its anchor and comparison range.
     *
     * @param text the rule
     * @param start its anchor
     * @param horizon occurrences from here on are not compared
     */
    record Case(String text, LocalDateTime start, LocalDateTime horizon) {
        RecurrenceRule rule() {
            return switch (RecurrenceRule.read(text)) {
                case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) -> rule;
                case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> problems) ->
                        throw new AssertionError(text + ": " + problems);
            };
        }

        List<LocalDateTime> expanded() {
            return new RuleOccurrences(rule(), start)
                    .between(start.toLocalDate(), horizon.toLocalDate());
        }
    }

    /**
     * Returns whether a library can serve as reference for a rule: not where it deviates from RFC
     * 5545 or fails. The versions are python3-dateutil 2.8.2, libical 3.0.16 and lib-recur 0.17.1.
     */
    static boolean isSupportedBy(String library, Case drawn) {
        return switch (library) {
            case "dateutil" -> understoodByDateutil(drawn.rule(), drawn);
            case "libical" -> understoodByLibical(drawn.rule(), drawn);
            default -> understoodByLibRecur(drawn.rule());
        };
    }

    private static boolean understoodByLibRecur(RecurrenceRule rule) {
        // Selects in the first year among the days from DTSTART on, in every other year among all
        // days.
        boolean partOfAYear = rule.frequency() == Frequency.YEARLY && !rule.positions().isEmpty();
        // Has a week 53 in every year.
        boolean edgeWeeks =
                rule.weekNumbers().stream().anyMatch(week -> Math.abs(week) > 51 || week == -1);
        // Omits weeks counted from the end if the year has 53 weeks and the week is in another
        // month.
        boolean chosenWeeks =
                !rule.weekNumbers().isEmpty()
                        && !rule.months().isEmpty()
                        && rule.weekNumbers().stream().anyMatch(week -> week < 0);
        return !partOfAYear && !edgeWeeks && !chosenWeeks;
    }

    private static boolean understoodByDateutil(RecurrenceRule rule, Case drawn) {
        boolean yearly = rule.frequency() == Frequency.YEARLY;
        boolean weeks = !rule.weekNumbers().isEmpty();
        // Uses all seven days of a week; RFC 5545 uses the weekday of DTSTART.
        boolean wholeWeeks = weeks && rule.weekdays().isEmpty();
        // Counts a week that begins in December towards the calendar year of each of its days.
        boolean weeksOfAnotherYear = weeks && (rule.interval() > 1 || !rule.positions().isEmpty());
        // Uses every month; RFC 5545 and the other libraries take a missing month from DTSTART.
        boolean monthUnsaid =
                yearly && !rule.monthDays().isEmpty() && rule.months().isEmpty() && !weeks;
        // Treats 2039-01-02 as a day of week 53; java.time, too, deviates for the last weeks.
        boolean lastWeeks = rule.weekNumbers().stream().anyMatch(week -> Math.abs(week) > 51);
        // Selects in the first week among the days from DTSTART on, in every other week among all
        // days; for months and years it uses the whole period, as RFC 5545 says.
        boolean partOfAWeek =
                rule.frequency() == Frequency.WEEKLY
                        && !rule.positions().isEmpty()
                        && rule.weekStart() != drawn.start().getDayOfWeek();
        return !wholeWeeks && !weeksOfAnotherYear && !monthUnsaid && !lastWeeks && !partOfAWeek;
    }

    private static boolean understoodByLibical(RecurrenceRule rule, Case drawn) {
        boolean daily = rule.frequency() == Frequency.DAILY;
        boolean weekly = rule.frequency() == Frequency.WEEKLY;
        boolean weeks = !rule.weekNumbers().isEmpty();
        // Reads outside its tables for a week counted from the end and crashes; omits days of the
        // first and the last week that lie in the other year, or returns them out of order.
        boolean edgeWeeks = rule.weekNumbers().stream().anyMatch(week -> week < 2 || week > 51);
        // Omits days if weeks are combined with BYMONTH or BYSETPOS.
        boolean chosenWeeks = weeks && !(rule.months().isEmpty() && rule.positions().isEmpty());
        // Counts a day twice that is named from both ends.
        boolean namedTwice =
                !rule.positions().isEmpty()
                        && Stream.of(rule.monthDays(), rule.yearDays())
                                .flatMap(List::stream)
                                .anyMatch(number -> number < 0);
        // Uses a wrong weekday, or none.
        boolean weekdayUnsaid = weeks && rule.weekdays().isEmpty();
        // Expands BYMONTHDAY of a DAILY rule as if all numbers were positive.
        boolean daysFromEnd = daily && rule.monthDays().stream().anyMatch(number -> number < 0);
        // Ignores BYYEARDAY or BYMONTH if both are given.
        boolean yearDaysInMonths = !rule.yearDays().isEmpty() && !rule.months().isEmpty();
        // Selects among days, not among occurrences, and never within a week or day.
        boolean positionsOfTimes =
                !rule.positions().isEmpty() && (daily || weekly || rule.timesADay() > 1);
        // Counts weeks from its first occurrence, not from the week of DTSTART.
        boolean weeksFromElsewhere =
                weekly
                        && rule.interval() > 1
                        && !rule.weekdays().isEmpty()
                        && (rule.weekStart() != DayOfWeek.MONDAY
                                || !rule.weekdays()
                                        .contains(NthWeekday.every(drawn.start().getDayOfWeek())));
        // Searches for a next occurrence until the year 2582, which takes a second.
        boolean nothingToFind = drawn.expanded().isEmpty();
        return !edgeWeeks
                && !chosenWeeks
                && !namedTwice
                && !weekdayUnsaid
                && !daysFromEnd
                && !yearDaysInMonths
                && !positionsOfTimes
                && !weeksFromElsewhere
                && !nothingToFind;
    }

    RandomRules(long seed) {
        random = new Random(seed);
    }

    Case draw() {
        parts.clear();
        Frequency frequency = FREQUENCIES.get(random.nextInt(4));
        parts.add("FREQ=" + frequency);
        LocalDateTime start = start();
        days(frequency);
        times();
        if (parts.size() > 1 && chance(15)) {
            list("BYSETPOS", 1, 3, n -> signed(5));
        }
        if (chance(40)) {
            parts.add("INTERVAL=" + (1 + random.nextInt(frequency == Frequency.YEARLY ? 4 : 9)));
        }
        if (chance(25)) {
            parts.add("WKST=" + DAYS.get(random.nextInt(7)));
        }
        LocalDateTime horizon = start.toLocalDate().plusDays(horizonDays(frequency)).atStartOfDay();
        ending(frequency, start);
        return new Case(String.join(";", parts), start, horizon);
    }

    private LocalDateTime start() {
        LocalDateTime start =
                LocalDateTime.of(2020, 1, 1, 0, 0).plusMinutes(random.nextInt(8 * 366 * 24 * 60));
        // Libraries disagree about leap days and the turns of years and months.
        return switch (random.nextInt(12)) {
            case 0 -> LocalDateTime.of(2024, 2, 29, 5, 30);
            case 1 -> start.withMonth(12).withDayOfMonth(31);
            case 2 -> start.withMonth(1).withDayOfMonth(1);
            case 3 -> start.withMonth(random.nextBoolean() ? 1 : 3).withDayOfMonth(31);
            default -> start;
        };
    }

    private void days(Frequency frequency) {
        switch (frequency) {
            case DAILY -> {
                sometimes(25, "BYMONTH", 12, 4);
                sometimesSigned(15, "BYMONTHDAY", 31, 6);
                weekdays(40, 0);
            }
            case WEEKLY -> {
                sometimes(20, "BYMONTH", 12, 4);
                weekdays(75, 0);
            }
            case MONTHLY -> {
                sometimes(20, "BYMONTH", 12, 4);
                sometimesSigned(45, "BYMONTHDAY", 31, 4);
                weekdays(50, 5);
            }
            case YEARLY -> yearly();
        }
    }

    private void yearly() {
        switch (random.nextInt(4)) {
            case 0 -> {
                sometimesSigned(100, "BYWEEKNO", 53, 4);
                sometimes(20, "BYMONTH", 12, 5);
                weekdays(80, 0);
            }
            case 1 -> {
                sometimesSigned(100, "BYYEARDAY", 366, 6);
                sometimes(20, "BYMONTH", 12, 5);
                weekdays(20, 0);
            }
            case 2 -> {
                boolean inMonths = chance(70);
                sometimes(inMonths ? 100 : 0, "BYMONTH", 12, 3);
                // The 53rd Monday is beyond dateutil's tables; a separate test covers it.
                weekdays(80, inMonths ? 5 : 52);
            }
            default -> {
                sometimes(70, "BYMONTH", 12, 3);
                sometimesSigned(80, "BYMONTHDAY", 31, 4);
                weekdays(25, 0);
            }
        }
    }

    private void times() {
        if (chance(25)) {
            list("BYHOUR", 1, 3, n -> random.nextInt(24));
        }
        if (chance(15)) {
            list("BYMINUTE", 1, 2, n -> random.nextInt(60));
        }
        if (chance(5)) {
            list("BYSECOND", 1, 2, n -> random.nextInt(60));
        }
    }

    private void ending(Frequency frequency, LocalDateTime start) {
        if (chance(25)) {
            parts.add("COUNT=" + (1 + random.nextInt(60)));
        } else if (chance(25)) {
            LocalDateTime until = start.plusDays(random.nextLong(horizonDays(frequency)));
            parts.add("UNTIL=" + ICalendarTime.text(until));
        }
    }

    private static long horizonDays(Frequency frequency) {
        return switch (frequency) {
            case DAILY -> 500;
            case WEEKLY -> 1_200;
            case MONTHLY -> 3_000;
            case YEARLY -> 12_000;
        };
    }

    private void weekdays(int percent, int ordinal) {
        if (!chance(percent)) {
            return;
        }
        boolean numbered = ordinal > 0 && chance(50);
        var days = new TreeSet<String>();
        int size = 1 + random.nextInt(4);
        while (days.size() < size) {
            String number = numbered ? Integer.toString(signed(ordinal)) : "";
            days.add(number + DAYS.get(random.nextInt(7)));
        }
        parts.add("BYDAY=" + String.join(",", days));
    }

    private void sometimes(int percent, String name, int max, int size) {
        if (chance(percent)) {
            list(name, 1, size, n -> 1 + random.nextInt(max));
        }
    }

    private void sometimesSigned(int percent, String name, int max, int size) {
        if (chance(percent)) {
            list(name, 1, size, n -> signed(max));
        }
    }

    private void list(String name, int least, int max, IntUnaryOperator number) {
        var numbers = new TreeSet<Integer>();
        int size = least + random.nextInt(max - least + 1);
        for (int i = 0; i < size; i++) {
            numbers.add(number.applyAsInt(i));
        }
        parts.add(
                name
                        + "="
                        + numbers.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    private int signed(int max) {
        int number = 1 + random.nextInt(max);
        return chance(30) ? -number : number;
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }
}
