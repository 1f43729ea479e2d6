package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tienglang.planner.recurrence.RecurrenceProblem.Kind;

class RecurrenceRuleTest {
    @Test
    void equivalentRulesAreEqualAndHaveTheSameText() {
        RecurrenceRule one = rule("freq=weekly;byday=fr,MO,mo;interval=01;wkst=SU;byhour=17,5");
        RecurrenceRule other = rule("BYHOUR=5,17;BYDAY=MO,FR;FREQ=WEEKLY");
        assertThat(one).isEqualTo(other);
        assertThat(one.text()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=5,17");
        assertThat(rule("FREQ=MONTHLY;BYDAY=+2TU,-1FR;BYMONTHDAY=-1,+3").text())
                .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=-1,3;BYDAY=-1FR,2TU");
    }

    @Test
    void weekStartIsKeptWhereItMatters() {
        assertThat(rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU").text()).endsWith("WKST=SU");
        assertThat(rule("FREQ=YEARLY;BYWEEKNO=20;WKST=SU").text()).endsWith("WKST=SU");
        assertThat(rule("FREQ=MONTHLY;BYDAY=1MO;WKST=SU").text()).doesNotContain("WKST");
    }

    @Test
    void everyRuleRoundTripsThroughItsText() {
        var rules = new RandomRules(5545);
        for (int i = 0; i < 3_000; i++) {
            RecurrenceRule rule = rules.draw().rule();
            assertThat(rule(rule.text())).as(rule.text()).isEqualTo(rule);
            assertThat(rule.text()).hasSizeLessThanOrEqualTo(RecurrenceLimits.RULE_CHARACTERS);
        }
    }

    @Test
    void allProblemsAreReportedWithTheirPositions() {
        assertThat(problems("BYHOUR=5,24;FREQ=FORTNIGHTLY;COUNT=0;BYDAY=XX;RSCALE=CHINESE"))
                .containsExactly(
                        new RecurrenceProblem(Kind.OUT_OF_RANGE, 9, "24"),
                        new RecurrenceProblem(Kind.UNKNOWN_WORD, 17, "FORTNIGHTLY"),
                        new RecurrenceProblem(Kind.OUT_OF_RANGE, 35, "0"),
                        new RecurrenceProblem(Kind.UNKNOWN_WORD, 43, "XX"),
                        new RecurrenceProblem(Kind.OTHER_CALENDAR, 46, "RSCALE=CHINESE"));
    }

    @Test
    void unsupportedPartsAreRejectedByName() {
        assertRejected("FREQ=HOURLY", Kind.TOO_OFTEN);
        assertRejected("FREQ=MINUTELY;INTERVAL=5", Kind.TOO_OFTEN);
        assertRejected("FREQ=SECONDLY", Kind.TOO_OFTEN);
        assertRejected("FREQ=DAILY;SKIP=OMIT", Kind.OTHER_CALENDAR);
        assertRejected("FREQ=DAILY;X-COLOUR=RED", Kind.UNKNOWN_PART);
        assertRejected("FREQ=DAILY;FREQ=DAILY", Kind.TWICE);
        assertRejected("FREQ=DAILY;COUNT=2;UNTIL=20270101T000000", Kind.NOT_TOGETHER);
        assertRejected("FREQ=DAILY;UNTIL=20270101T000000Z", Kind.NOT_A_LOCAL_TIME);
        assertRejected("FREQ=DAILY;UNTIL=20270101", Kind.NOT_A_LOCAL_TIME);
        assertRejected("FREQ=DAILY;UNTIL=20270229T000000", Kind.NOT_A_LOCAL_TIME);
        assertRejected("FREQ=DAILY;COUNT=10001", Kind.OUT_OF_RANGE);
        assertRejected("FREQ=DAILY;INTERVAL=-1", Kind.NOT_A_NUMBER);
        assertRejected("FREQ=DAILY;BYSECOND=60", Kind.OUT_OF_RANGE);
        assertRejected("FREQ=DAILY;BYWEEKNO=3", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRejected("FREQ=MONTHLY;BYYEARDAY=3", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRejected("FREQ=WEEKLY;BYMONTHDAY=3", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRejected("FREQ=WEEKLY;BYDAY=1MO", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRejected("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", Kind.NOT_TOGETHER);
        assertRejected("FREQ=DAILY;BYSETPOS=1", Kind.NOTHING_TO_CHOOSE_FROM);
        assertRejected("FREQ=MONTHLY;BYMONTHDAY=0", Kind.OUT_OF_RANGE);
        assertRejected("FREQ=DAILY;BYHOUR=", Kind.NOT_A_PART);
        assertRejected("FREQ=DAILY;BYHOUR=5,", Kind.NOT_A_NUMBER);
        assertRejected("INTERVAL=2", Kind.MISSING);
        assertRejected("FREQ=DAILY;BYDAY=" + "MO,".repeat(200) + "MO", Kind.TOO_LONG);
    }

    @Test
    void timesPerDayAreLimitedToTheDailyLog() {
        var minutes = new StringBuilder("FREQ=DAILY;BYMINUTE=0");
        for (int minute = 1; minute < 60; minute++) {
            minutes.append(',').append(minute);
        }
        assertRejected(minutes + ";BYHOUR=0,1,2,3,4,5,6,7,8", Kind.TOO_MANY_A_DAY);
        assertThat(rule(minutes + ";BYHOUR=0,1,2,3,4,5,6,7").timesADay()).isEqualTo(480);
    }

    @Test
    void anyTextGivesAResult() {
        var random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            var text = new StringBuilder(new RandomRules(i).draw().text());
            for (int change = 0; change <= random.nextInt(4); change++) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.deleteCharAt(at);
                    case 1 -> text.insert(at, ";=,-+ZT0\u0660\n".charAt(random.nextInt(10)));
                    default -> text.setCharAt(at, (char) random.nextInt(0x500));
                }
            }
            switch (RecurrenceRule.read(text.toString())) {
                case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) ->
                        assertThat(rule(rule.text())).isEqualTo(rule);
                case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> problems) ->
                        assertThat(problems)
                                .isNotEmpty()
                                .allMatch(each -> each.position() <= text.length());
            }
        }
    }

    static RecurrenceRule rule(String text) {
        return switch (RecurrenceRule.read(text)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) -> rule;
            case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> problems) ->
                    throw new AssertionError(text + ": " + problems);
        };
    }

    private static List<RecurrenceProblem> problems(String text) {
        return switch (RecurrenceRule.read(text)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) ->
                    throw new AssertionError(text + " was read as " + rule);
            case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> problems) ->
                    problems;
        };
    }

    private static void assertRejected(String text, Kind problem) {
        assertThat(problems(text)).as(text).extracting(RecurrenceProblem::kind).contains(problem);
    }
}
