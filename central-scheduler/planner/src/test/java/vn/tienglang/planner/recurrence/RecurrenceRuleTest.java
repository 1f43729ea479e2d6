package vn.tienglang.planner.recurrence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.tienglang.planner.recurrence.Complaint.Problem;

class RecurrenceRuleTest {
    @Test
    void rulesThatSayTheSameAreEqualAndHaveTheSameText() {
        RecurrenceRule one = rule("freq=weekly;byday=fr,MO,mo;interval=01;wkst=SU;byhour=17,5");
        RecurrenceRule other = rule("BYHOUR=5,17;BYDAY=MO,FR;FREQ=WEEKLY");
        assertThat(one).isEqualTo(other);
        assertThat(one.text()).isEqualTo("FREQ=WEEKLY;BYDAY=MO,FR;BYHOUR=5,17");
        assertThat(rule("FREQ=MONTHLY;BYDAY=+2TU,-1FR;BYMONTHDAY=-1,+3").text())
                .isEqualTo("FREQ=MONTHLY;BYMONTHDAY=-1,3;BYDAY=-1FR,2TU");
    }

    @Test
    void theFirstDayOfTheWeekIsKeptWhereItMatters() {
        assertThat(rule("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,SU;WKST=SU").text()).endsWith("WKST=SU");
        assertThat(rule("FREQ=YEARLY;BYWEEKNO=20;WKST=SU").text()).endsWith("WKST=SU");
        assertThat(rule("FREQ=MONTHLY;BYDAY=1MO;WKST=SU").text()).doesNotContain("WKST");
    }

    @Test
    void everyRuleReadsItsOwnTextBack() {
        var rules = new RandomRules(5545);
        for (int i = 0; i < 3_000; i++) {
            RecurrenceRule rule = rules.draw().rule();
            assertThat(rule(rule.text())).as(rule.text()).isEqualTo(rule);
            assertThat(rule.text()).hasSizeLessThanOrEqualTo(RecurrenceLimits.RULE_CHARACTERS);
        }
    }

    @Test
    void everyComplaintIsToldAtOnceAndAtItsPlace() {
        assertThat(complaints("BYHOUR=5,24;FREQ=FORTNIGHTLY;COUNT=0;BYDAY=XX;RSCALE=CHINESE"))
                .containsExactly(
                        new Complaint(Problem.OUT_OF_RANGE, 9, "24"),
                        new Complaint(Problem.UNKNOWN_WORD, 17, "FORTNIGHTLY"),
                        new Complaint(Problem.OUT_OF_RANGE, 35, "0"),
                        new Complaint(Problem.UNKNOWN_WORD, 43, "XX"),
                        new Complaint(Problem.OTHER_CALENDAR, 46, "RSCALE=CHINESE"));
    }

    @Test
    void whatIsNotTakenIsRefusedByName() {
        assertRefused("FREQ=HOURLY", Problem.TOO_OFTEN);
        assertRefused("FREQ=MINUTELY;INTERVAL=5", Problem.TOO_OFTEN);
        assertRefused("FREQ=SECONDLY", Problem.TOO_OFTEN);
        assertRefused("FREQ=DAILY;SKIP=OMIT", Problem.OTHER_CALENDAR);
        assertRefused("FREQ=DAILY;X-COLOUR=RED", Problem.UNKNOWN_PART);
        assertRefused("FREQ=DAILY;FREQ=DAILY", Problem.TWICE);
        assertRefused("FREQ=DAILY;COUNT=2;UNTIL=20270101T000000", Problem.NOT_TOGETHER);
        assertRefused("FREQ=DAILY;UNTIL=20270101T000000Z", Problem.NOT_A_LOCAL_TIME);
        assertRefused("FREQ=DAILY;UNTIL=20270101", Problem.NOT_A_LOCAL_TIME);
        assertRefused("FREQ=DAILY;UNTIL=20270229T000000", Problem.NOT_A_LOCAL_TIME);
        assertRefused("FREQ=DAILY;COUNT=10001", Problem.OUT_OF_RANGE);
        assertRefused("FREQ=DAILY;INTERVAL=-1", Problem.NOT_A_NUMBER);
        assertRefused("FREQ=DAILY;BYSECOND=60", Problem.OUT_OF_RANGE);
        assertRefused("FREQ=DAILY;BYWEEKNO=3", Problem.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=MONTHLY;BYYEARDAY=3", Problem.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=WEEKLY;BYMONTHDAY=3", Problem.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=WEEKLY;BYDAY=1MO", Problem.NOT_WITH_THIS_FREQUENCY);
        assertRefused("FREQ=YEARLY;BYWEEKNO=3;BYDAY=1MO", Problem.NOT_TOGETHER);
        assertRefused("FREQ=DAILY;BYSETPOS=1", Problem.NOTHING_TO_CHOOSE_FROM);
        assertRefused("FREQ=MONTHLY;BYMONTHDAY=0", Problem.OUT_OF_RANGE);
        assertRefused("FREQ=DAILY;BYHOUR=", Problem.NOT_A_PART);
        assertRefused("FREQ=DAILY;BYHOUR=5,", Problem.NOT_A_NUMBER);
        assertRefused("INTERVAL=2", Problem.MISSING);
        assertRefused("FREQ=DAILY;BYDAY=" + "MO,".repeat(200) + "MO", Problem.TOO_LONG);
    }

    @Test
    void aDayHoldsNoMoreTimesThanADailyLogTakes() {
        var minutes = new StringBuilder("FREQ=DAILY;BYMINUTE=0");
        for (int minute = 1; minute < 60; minute++) {
            minutes.append(',').append(minute);
        }
        assertRefused(minutes + ";BYHOUR=0,1,2,3,4,5,6,7,8", Problem.TOO_MANY_A_DAY);
        assertThat(rule(minutes + ";BYHOUR=0,1,2,3,4,5,6,7").timesADay()).isEqualTo(480);
    }

    @Test
    void anyTextIsAnswered() {
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
                case Reading.Understood<RecurrenceRule>(RecurrenceRule rule) ->
                        assertThat(rule(rule.text())).isEqualTo(rule);
                case Reading.Refused<RecurrenceRule>(List<Complaint> complaints) ->
                        assertThat(complaints)
                                .isNotEmpty()
                                .allMatch(each -> each.at() <= text.length());
            }
        }
    }

    static RecurrenceRule rule(String text) {
        return switch (RecurrenceRule.read(text)) {
            case Reading.Understood<RecurrenceRule>(RecurrenceRule rule) -> rule;
            case Reading.Refused<RecurrenceRule>(List<Complaint> complaints) ->
                    throw new AssertionError(text + ": " + complaints);
        };
    }

    private static List<Complaint> complaints(String text) {
        return switch (RecurrenceRule.read(text)) {
            case Reading.Understood<RecurrenceRule>(RecurrenceRule rule) ->
                    throw new AssertionError(text + " was read as " + rule);
            case Reading.Refused<RecurrenceRule>(List<Complaint> complaints) -> complaints;
        };
    }

    private static void assertRefused(String text, Problem problem) {
        assertThat(complaints(text)).as(text).extracting(Complaint::problem).contains(problem);
    }
}
