package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.WeekFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

class RuleOccurrencesTest {
    private static final LocalDateTime DAWN = LocalDateTime.of(2026, 11, 21, 5, 30);
    private static final int RULES = 1_000;

    @Test
    void adjacentWindowsTogetherEqualOneWindow() {
        var rules = new RandomRules(11);
        var random = new Random(11);
        for (int i = 0; i < RULES; i++) {
            RandomRules.Case drawn = rules.draw();
            var days = new RuleOccurrences(drawn.rule(), drawn.start());
            LocalDate from = drawn.start().toLocalDate().plusDays(random.nextInt(900) - 100);
            LocalDate middle = from.plusDays(random.nextInt(200));
            LocalDate until = middle.plusDays(random.nextInt(200));
            var parts = new ArrayList<>(days.between(from, middle));
            parts.addAll(days.between(middle, until));
            assertThat(days.between(from, until))
                    .as("%s from %s, %s %s %s", drawn.text(), drawn.start(), from, middle, until)
                    .isEqualTo(parts)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void countLimitsTheEndlessRuleToItsFirstOccurrences() {
        var rules = new RandomRules(12);
        for (int i = 0; i < RULES; i++) {
            RandomRules.Case drawn = rules.draw();
            RecurrenceRule endless = drawn.rule().ending(new RuleEnd.Never());
            LocalDate from = drawn.start().toLocalDate();
            LocalDate until = drawn.horizon().toLocalDate();
            List<LocalDateTime> all =
                    new RuleOccurrences(endless, drawn.start()).between(from, until);
            int count = 1 + i % 40;
            var counted =
                    new RuleOccurrences(endless.ending(new RuleEnd.Count(count)), drawn.start());
            assertThat(counted.between(from, until))
                    .as("%s from %s, count %d", drawn.text(), drawn.start(), count)
                    .isEqualTo(all.subList(0, Math.min(count, all.size())));
        }
    }

    @Test
    void selectingEveryPositionChangesNothing() {
        var rules = new RandomRules(13);
        int compared = 0;
        while (compared < 300) {
            RandomRules.Case drawn = rules.draw();
            RecurrenceRule rule = drawn.rule();
            boolean something = drawn.text().contains(";BY");
            if (rule.positions().isEmpty() && something && rule.timesADay() == 1) {
                var chosen =
                        new RecurrenceRule(
                                rule.frequency(),
                                rule.interval(),
                                rule.ending(),
                                rule.months(),
                                rule.weekNumbers(),
                                rule.yearDays(),
                                rule.monthDays(),
                                rule.weekdays(),
                                rule.hours(),
                                rule.minutes(),
                                rule.seconds(),
                                IntStream.rangeClosed(1, 366).boxed().toList(),
                                rule.weekStart());
                LocalDate from = drawn.start().toLocalDate();
                assertThat(
                                new RuleOccurrences(chosen, drawn.start())
                                        .between(from, from.plusDays(900)))
                        .as("%s from %s", drawn.text(), drawn.start())
                        .isEqualTo(
                                new RuleOccurrences(rule, drawn.start())
                                        .between(from, from.plusDays(900)));
                compared++;
            }
        }
    }

    @Test
    void weekNumbersAreThoseOfJavaTimeForEveryFirstDayOfTheWeek() {
        for (DayOfWeek weekStart : DayOfWeek.values()) {
            WeekFields weeks = WeekFields.of(weekStart, 4);
            for (int number : new int[] {1, 2, 26, 51, 52, 53}) {
                RecurrenceRule rule =
                        RecurrenceRuleTest.rule(
                                "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU;BYWEEKNO="
                                        + number
                                        + ";WKST="
                                        + NthWeekday.letters(weekStart));
                var test = new DayMatcher(rule, DAWN.toLocalDate());
                for (int day = 0; day < 60 * 366; day++) {
                    LocalDate date = LocalDate.of(2000, 1, 1).plusDays(day);
                    boolean expected = date.get(weeks.weekOfWeekBasedYear()) == number;
                    if (test.matches(date) != expected) {
                        fail("week %d from %s on, %s: not %s", number, weekStart, date, expected);
                    }
                }
            }
        }
    }

    @Test
    void theLastWeekIsThe53rdOnlyInALongYear() {
        assertThat(days("FREQ=YEARLY;BYWEEKNO=53;BYDAY=MO", 5_000))
                .containsExactly(
                        LocalDate.of(2026, 12, 28),
                        LocalDate.of(2032, 12, 27),
                        LocalDate.of(2037, 12, 28));
        assertThat(days("FREQ=YEARLY;BYWEEKNO=-1;BYDAY=MO", 800))
                .containsExactly(
                        LocalDate.of(2026, 12, 28),
                        LocalDate.of(2027, 12, 27),
                        LocalDate.of(2028, 12, 25));
        assertThat(days("FREQ=YEARLY;BYDAY=53MO", 5_000))
                .containsExactly(LocalDate.of(2029, 12, 31), LocalDate.of(2035, 12, 31));
    }

    @Test
    void weeklyRuleWithoutADayUsesTheDayOfTheAnchor() {
        assertThat(days("FREQ=YEARLY;BYWEEKNO=20", 1_200))
                .isEqualTo(days("FREQ=YEARLY;BYWEEKNO=20;BYDAY=SA", 1_200));
    }

    @Test
    void leapDayOccursInLeapYearsOnly() {
        LocalDateTime leapDay = LocalDateTime.of(2024, 2, 29, 5, 30);
        var yearly = new RuleOccurrences(RecurrenceRuleTest.rule("FREQ=YEARLY"), leapDay);
        assertThat(yearly.between(LocalDate.of(2024, 1, 1), LocalDate.of(2034, 1, 1)))
                .containsExactly(leapDay, leapDay.withYear(2028), leapDay.withYear(2032));
        var lastOfFebruary =
                new RuleOccurrences(
                        RecurrenceRuleTest.rule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"), leapDay);
        assertThat(lastOfFebruary.between(LocalDate.of(2024, 1, 1), LocalDate.of(2026, 1, 1)))
                .containsExactly(leapDay, LocalDateTime.of(2025, 2, 28, 5, 30));
        // 2100 is not a leap year: eight years pass without one.
        var over2100 =
                new RuleOccurrences(RecurrenceRuleTest.rule("FREQ=YEARLY"), leapDay.withYear(2096));
        assertThat(over2100.between(LocalDate.of(2096, 3, 1), LocalDate.of(2105, 1, 1)))
                .containsExactly(leapDay.withYear(2104));
    }

    @Test
    void searchForARuleWithoutOccurrencesEnds() {
        for (String never :
                List.of(
                        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=5",
                        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;BYSETPOS=1;COUNT=5",
                        "FREQ=MONTHLY;BYDAY=6MO;COUNT=10000",
                        "FREQ=WEEKLY;BYDAY=MO;BYSETPOS=2;COUNT=1",
                        "FREQ=YEARLY;BYWEEKNO=30;BYMONTH=1;COUNT=1",
                        "FREQ=DAILY;UNTIL=20200101T000000")) {
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> assertThat(days(never, 50_000)).isEmpty());
        }
    }

    @Test
    void examplesOfTheStandardGiveTheListedDates() {
        LocalDateTime nine = LocalDateTime.of(1997, 9, 2, 9, 0);
        assertThat(first("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3;COUNT=3", nine.plusDays(2)))
                .containsExactly(nine.plusDays(2), at(1997, 10, 7), at(1997, 11, 6));
        assertThat(first("FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-2", at(1997, 9, 29)))
                .startsWith(at(1997, 9, 29), at(1997, 10, 30), at(1997, 11, 27));
        assertThat(first("FREQ=YEARLY;INTERVAL=3;COUNT=10;BYYEARDAY=1,100,200", at(1997, 1, 1)))
                .startsWith(at(1997, 1, 1), at(1997, 4, 10), at(1997, 7, 19), at(2000, 1, 1))
                .hasSize(10);
        assertThat(first("FREQ=YEARLY;BYDAY=20MO", at(1997, 5, 19)))
                .startsWith(at(1997, 5, 19), at(1998, 5, 18), at(1999, 5, 17));
        assertThat(first("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", nine))
                .startsWith(at(1998, 2, 13), at(1998, 3, 13), at(1998, 11, 13), at(1999, 8, 13));
        assertThat(
                        first(
                                "FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;"
                                        + "BYMONTHDAY=2,3,4,5,6,7,8",
                                at(1996, 11, 5)))
                .startsWith(at(1996, 11, 5), at(2000, 11, 7), at(2004, 11, 2));
        assertThat(first("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO", at(1997, 8, 5)))
                .containsExactly(at(1997, 8, 5), at(1997, 8, 10), at(1997, 8, 19), at(1997, 8, 24));
        assertThat(first("FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU", at(1997, 8, 5)))
                .containsExactly(at(1997, 8, 5), at(1997, 8, 17), at(1997, 8, 19), at(1997, 8, 31));
        assertThat(first("FREQ=MONTHLY;BYMONTHDAY=15,30;COUNT=5", at(2007, 1, 15)))
                .containsExactly(
                        at(2007, 1, 15),
                        at(2007, 1, 30),
                        at(2007, 2, 15),
                        at(2007, 3, 15),
                        at(2007, 3, 30));
    }

    private static LocalDateTime at(int year, int month, int day) {
        return LocalDateTime.of(year, month, day, 9, 0);
    }

    private static List<LocalDateTime> first(String rule, LocalDateTime start) {
        return new RuleOccurrences(RecurrenceRuleTest.rule(rule), start)
                .between(start.toLocalDate(), start.toLocalDate().plusYears(12));
    }

    private static List<LocalDate> days(String rule, int days) {
        return new RuleOccurrences(RecurrenceRuleTest.rule(rule), DAWN)
                .between(DAWN.toLocalDate(), DAWN.toLocalDate().plusDays(days)).stream()
                        .map(LocalDateTime::toLocalDate)
                        .toList();
    }
}
