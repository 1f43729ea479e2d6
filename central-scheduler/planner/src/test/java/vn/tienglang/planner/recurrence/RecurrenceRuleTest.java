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
        assertThat(complaints("BYHOUR=5,24;FREQ=FORTNIGHTLY;COUNT=0;BYDAY=XX;RSCALE=CHINESE"))
                .containsExactly(
                        new RecurrenceProblem(Kind.OUT_OF_RANGE, 9, "24"),
                        new RecurrenceProblem(Kind.UNKNOWN_WORD, 17, "FORTNIGHTLY"),
                        new RecurrenceProblem(Kind.OUT_OF_RANGE, 35, "0"),
                        new RecurrenceProblem(Kind.UNKNOWN_WORD, 43, "XX"),
                        new RecurrenceProblem(Kind.OTHER_CALENDAR, 46, "RSCALE=CHINESE"));
    }

    @Test
    void unsupportedPartsAreRejectedByName() {
        assertRefused("FREQ=HOURLY", Kind.TOO_OFTEN);
        assertRefused("FREQ=MINUTELY;INTERVAL=5", Kind.TOO_OFTEN);
        assertRefused("FREQ=SECONDLY", Kind.TOO_OFTEN);
        assertRefused("FREQ=DAILY;SKIP=OMIT", Kind.OTHER_CALENDAR);
        assertRefused("FREQ=DAILY;X-COLOUR=RED", Kind.UNKNOWN_PART);
        assertRefused("FREQ=DAILY;FREQ=DAILY", Kind.TWICE);
        assertRefused("FREQ=DAILY;COUNT=2;UNTIL=20270101T000000", Kind.NOT_TOGETHER);
        assertRefused("FREQ=DAILY;UNTIL=20270101T000000Z", Kind.NOT_A_LOCAL_TIME);
        assertRefused("FREQ=DAILY;UNTIL=20270101", Kind.NOT_A_LOCAL_TIME);
        assertRefused("FREQ=DAILY;UNTIL=20270229T000000", Kind.NOT_A_LOCAL_TIME);
        assertRefused("FREQ=DAILY;COUNT=10001", Kind.OUT_OF_RANGE);
        assertRefused("FREQ=DAILY;INTERVAL=-1", Kind.NOT_A_NUMBER);
        assertRefused("FREQ=DAILY;BYSECOND=60", Kind.OUT_OF_RANGE);
        assertRefused("FREQ=DAILY;BYWEEKNO=3", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=MONTHLY;BYYEARDAY=3", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=WEEKLY;BYMONTHDAY=3", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=WEEKLY;BYDAY=1MO", Kind.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", Kind.NOT_TOGETHER);
        assertRefused("FREQ=DAILY;BYSETPOS=1", Kind.NOTHING_TO_CHOOSE_FROM);
        assertRefused("FREQ=MONTHLY;BYMONTHDAY=0", Kind.OUT_OF_RANGE);
        assertRefused("FREQ=DAILY;BYHOUR=", Kind.NOT_A_PART);
        assertRefused("FREQ=DAILY;BYHOUR=5,", Kind.NOT_A_NUMBER);
        assertRefused("INTERVAL=2", Kind.MISSING);
        assertRefused("FREQ=DAILY;BYDAY=" + "MO,".repeat(200) + "MO", Kind.TOO_LONG);
    }

    @Test
    void timesPerDayAreLimitedToTheDailyLog() {
        var minutes = new StringBuilder("FREQ=DAILY;BYMINUTE=0");
        for (int minute = 1; minute < 60; minute++) {
            minutes.append(',').append(minute);
        }
        assertRefused(minutes + ";BYHOUR=0,1,2,3,4,5,6,7,8", Kind.TOO_MANY_A_DAY);
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
                case RecurrenceResult.Rejected<RecurrenceRule>(
                                List<RecurrenceProblem> complaints) ->
                        assertThat(complaints)
                                .isNotEmpty()
                                .allMatch(each -> each.position() <= text.length());
            }
        }
    }

    static RecurrenceRule rule(String text) {
        return switch (RecurrenceRule.read(text)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) -> rule;
            case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> complaints) ->
                    throw new AssertionError(text + ": " + complaints);
        };
    }

    private static List<RecurrenceProblem> complaints(String text) {
        return switch (RecurrenceRule.read(text)) {
            case RecurrenceResult.Parsed<RecurrenceRule>(RecurrenceRule rule) ->
                    throw new AssertionError(text + " was read as " + rule);
            case RecurrenceResult.Rejected<RecurrenceRule>(List<RecurrenceProblem> complaints) ->
                    complaints;
        };
    }

    private static void assertRefused(String text, Kind problem) {
        assertThat(complaints(text)).as(text).extracting(RecurrenceProblem::kind).contains(problem);
    }
}
