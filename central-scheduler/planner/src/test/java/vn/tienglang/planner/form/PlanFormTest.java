package vn.tienglang.planner.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.programme.Slot;

class PlanFormTest {
    @Test
    void eachThingOfARandomPlanIsReadAsItWasWritten() {
        for (int seed = 1_000; seed < 1_200; seed++) {
            PlanDocument plan = new RandomPlans(seed).draw();
            plan.slots().forEach(each -> same(each, PlanForm.slot(PlanForm.text(each))));
            plan.policies().forEach(each -> same(each, PlanForm.policy(PlanForm.text(each))));
            plan.playbooks().forEach(each -> same(each, PlanForm.playbook(PlanForm.text(each))));
            plan.raised().forEach(each -> same(each, PlanForm.raised(PlanForm.text(each))));
            plan.obligations()
                    .forEach(each -> same(each, PlanForm.obligation(PlanForm.text(each))));
            plan.profiles()
                    .values()
                    .forEach(each -> same(each, PlanForm.profile(PlanForm.text(each))));
        }
    }

    @Test
    void whatIsLeftOutMeansWhatItAlwaysMeans() {
        String everything =
                """
                {"areas": ["20"], "tags": [], "except": []}\
                """;
        assertThat(PlanForm.target(everything)).isEqualTo(PlanForm.target("{\"areas\": [\"20\"]}"));
        String always = PlanForm.text(Samples.night());
        assertThat(always).doesNotContain("until", "weekdays", "holidays");
        assertThat(PlanForm.policy(always.replace("\"rules\":", "\"until\": null, \"rules\":")))
                .isEqualTo(refused("$.until", "must be text, not null"));
    }

    @Test
    void aStretchUntilItsOwnBeginningIsAWholeDayAndOneUntilEarlierRunsPastMidnight() {
        assertThat(quiet("00:00-00:00")).isEqualTo(Stretch.DAY);
        assertThat(quiet("21:00-06:00"))
                .isEqualTo(new Stretch(LocalTime.of(21, 0), Duration.ofHours(9)));
        assertThat(quiet("05:30:15-05:30:15.5"))
                .isEqualTo(new Stretch(LocalTime.of(5, 30, 15), Duration.ofMillis(500)));
    }

    private static Stretch quiet(String words) {
        String text = PlanForm.text(Samples.night()).replace("21:00-06:00", words);
        return switch (PlanForm.policy(text)) {
            case Reading.Understood<Policy>(Policy policy) ->
                    ((Rule.Quiet) policy.rules().getFirst()).stretch();
            case Reading.Refused<Policy>(List<Complaint> complaints) ->
                    throw new AssertionError(complaints);
        };
    }

    @Test
    void wordsThatMayNotStandSomewhereAreAnsweredWithThoseThatMay() {
        assertThat(PlanForm.starting("{\"kind\": \"now\"}"))
                .isEqualTo(refused("$.kind", "'now' is none of on-time, next, wait-up-to"));
        assertThat(PlanForm.part("{\"kind\": \"notices\", \"most\": \"5 phút\"}"))
                .isEqualTo(refused("$.most", "'5 phút': must be a length such as PT1H30M"));
        assertThat(PlanForm.part("{\"kind\": \"notices\", \"most\": \"P32D\"}"))
                .isEqualTo(refused("$.most", "'P32D': must be at most PT744H"));
        assertThat(PlanForm.holidays("[\"2027-02-29\", \"1-1-27\", \"2027-01-01\"]"))
                .isEqualTo(
                        new Reading.Refused<>(
                                List.of(
                                        new Complaint(
                                                "$[0]",
                                                "'2027-02-29': must be a day such as 2026-11-21"),
                                        new Complaint(
                                                "$[1]",
                                                "'1-1-27': must be a day such as 2026-11-21"))));
    }

    @Test
    void whatAConstructorRefusesIsAComplaintAboutTheWhole() {
        assertThat(PlanForm.part("{\"kind\": \"bulletins\", \"rotation\": [\"ab\"], \"each\": 2}"))
                .isEqualTo(refused("$", "2 of 1 bulletins"));
        assertThat(PlanForm.slot(PlanForm.text(Samples.morning()).replace("priority", "emergency")))
                .isEqualTo(refused("$", "emergencies are released, never booked"));
        assertThat(PlanForm.tags("[\"market\", \"market\"]"))
                .isEqualTo(refused("$[1]", "'market' stands twice"));
        assertThat(PlanForm.order("[\"abc\", \"abc\"]"))
                .isEqualTo(refused("$[1]", "'abc' stands twice"));
    }

    @Test
    void linesOfARecurrenceAreNotSmuggledIntoOne() {
        String text = PlanForm.text(Samples.moved()).replace("BYDAY=SA\",", "BYDAY=SA\\nX\",");
        assertThat(PlanForm.slot(text))
                .isEqualTo(refused("$.when", "each line is a text of its own"));
    }

    @Test
    void aSlotOfNothingIsRefused() {
        Slot order = Samples.morning();
        assertThatThrownBy(() ->
                        new Slot(
                                order.id(),
                                order.title(),
                                order.issuer(),
                                order.target(),
                                order.when(),
                                order.starting(),
                                order.hardEnd(),
                                List.of(),
                                order.languages(),
                                MessageClass.ORDINARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slot sang-5g30 of 0 parts");
    }

    private static <T> Reading<T> refused(String path, String what) {
        return new Reading.Refused<>(List.of(new Complaint(path, what)));
    }

    private static <T> void same(T thing, Reading<T> reading) {
        assertThat(reading).isEqualTo(new Reading.Understood<>(thing));
    }
}
