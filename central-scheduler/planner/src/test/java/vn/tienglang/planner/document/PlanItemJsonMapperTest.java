package vn.tienglang.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.slot.Slot;

class PlanItemJsonMapperTest {
    @Test
    void everyItemOfARandomPlanRoundTrips() {
        for (int seed = 1_000; seed < 1_200; seed++) {
            PlanDocument plan = new RandomPlanDocuments(seed).draw();
            plan.slots()
                    .forEach(each ->
                            same(each, PlanItemJsonMapper.slot(PlanItemJsonMapper.toJson(each))));
            plan.policies()
                    .forEach(each ->
                            same(each, PlanItemJsonMapper.policy(PlanItemJsonMapper.toJson(each))));
            plan.playbooks()
                    .forEach(each ->
                            same(
                                    each,
                                    PlanItemJsonMapper.playbook(PlanItemJsonMapper.toJson(each))));
            plan.activeSituations()
                    .forEach(each ->
                            same(
                                    each,
                                    PlanItemJsonMapper.activeSituation(
                                            PlanItemJsonMapper.toJson(each))));
            plan.obligations()
                    .forEach(each ->
                            same(
                                    each,
                                    PlanItemJsonMapper.obligation(
                                            PlanItemJsonMapper.toJson(each))));
            plan.profiles()
                    .values()
                    .forEach(each ->
                            same(
                                    each,
                                    PlanItemJsonMapper.profile(PlanItemJsonMapper.toJson(each))));
        }
    }

    @Test
    void omittedKeysHaveTheirDefaults() {
        String everything =
                """
                {"areas": ["20"], "tags": [], "except": []}\
                """;
        assertThat(PlanItemJsonMapper.target(everything))
                .isEqualTo(PlanItemJsonMapper.target("{\"areas\": [\"20\"]}"));
        String always = PlanItemJsonMapper.toJson(PlanItemSamples.night());
        assertThat(always).doesNotContain("until", "weekdays", "holidays");
        assertThat(
                        PlanItemJsonMapper.policy(
                                always.replace("\"rules\":", "\"until\": null, \"rules\":")))
                .isEqualTo(rejected("$.until", "must be text, not null"));
    }

    @Test
    void rangeWithEqualEndsIsAWholeDayAndAnEarlierEndIsAfterMidnight() {
        assertThat(quiet("00:00-00:00")).isEqualTo(LocalTimeRange.WHOLE_DAY);
        assertThat(quiet("21:00-06:00"))
                .isEqualTo(new LocalTimeRange(LocalTime.of(21, 0), Duration.ofHours(9)));
        assertThat(quiet("05:30:15-05:30:15.5"))
                .isEqualTo(new LocalTimeRange(LocalTime.of(5, 30, 15), Duration.ofMillis(500)));
    }

    private static LocalTimeRange quiet(String words) {
        String text =
                PlanItemJsonMapper.toJson(PlanItemSamples.night()).replace("21:00-06:00", words);
        return switch (PlanItemJsonMapper.policy(text)) {
            case DocumentResult.Parsed<Policy>(Policy policy) ->
                    ((PolicyRule.QuietHours) policy.rules().getFirst()).range();
            case DocumentResult.Rejected<Policy>(List<DocumentProblem> problems) ->
                    throw new AssertionError(problems);
        };
    }

    @Test
    void unknownWordIsRejectedWithTheAllowedOnes() {
        assertThat(PlanItemJsonMapper.startPolicy("{\"kind\": \"now\"}"))
                .isEqualTo(rejected("$.kind", "'now' is none of on-time, next, wait-up-to"));
        assertThat(PlanItemJsonMapper.part("{\"kind\": \"notices\", \"most\": \"5 phút\"}"))
                .isEqualTo(rejected("$.most", "'5 phút': must be a length such as PT1H30M"));
        assertThat(PlanItemJsonMapper.part("{\"kind\": \"notices\", \"most\": \"P32D\"}"))
                .isEqualTo(rejected("$.most", "'P32D': must be at most PT744H"));
        assertThat(PlanItemJsonMapper.holidays("[\"2027-02-29\", \"1-1-27\", \"2027-01-01\"]"))
                .isEqualTo(
                        new DocumentResult.Rejected<>(
                                List.of(
                                        new DocumentProblem(
                                                "$[0]",
                                                "'2027-02-29': must be a day such as 2026-11-21"),
                                        new DocumentProblem(
                                                "$[1]",
                                                "'1-1-27': must be a day such as 2026-11-21"))));
    }

    @Test
    void constructorRejectionIsReportedForTheWholeItem() {
        assertThat(
                        PlanItemJsonMapper.part(
                                "{\"kind\": \"bulletins\", \"rotation\": [\"ab\"], \"each\": 2}"))
                .isEqualTo(rejected("$", "2 of 1 bulletins"));
        assertThat(
                        PlanItemJsonMapper.slot(
                                PlanItemJsonMapper.toJson(PlanItemSamples.morning())
                                        .replace("priority", "emergency")))
                .isEqualTo(rejected("$", "emergencies are released, never booked"));
        assertThat(PlanItemJsonMapper.tags("[\"market\", \"market\"]"))
                .isEqualTo(rejected("$[1]", "'market' stands twice"));
        assertThat(PlanItemJsonMapper.order("[\"abc\", \"abc\"]"))
                .isEqualTo(rejected("$[1]", "'abc' stands twice"));
    }

    @Test
    void recurrenceLineWithALineBreakIsRejected() {
        String text =
                PlanItemJsonMapper.toJson(PlanItemSamples.moved())
                        .replace("BYDAY=SA\",", "BYDAY=SA\\nX\",");
        assertThat(PlanItemJsonMapper.slot(text))
                .isEqualTo(rejected("$.when", "each line is a text of its own"));
    }

    @Test
    void slotWithoutPartsIsRejected() {
        Slot order = PlanItemSamples.morning();
        assertThatThrownBy(() ->
                        new Slot(
                                order.id(),
                                order.title(),
                                order.issuer(),
                                order.target(),
                                order.when(),
                                order.startPolicy(),
                                order.hardEnd(),
                                List.of(),
                                order.languageMix(),
                                MessageClass.ORDINARY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("slot sang-5g30 of 0 parts");
    }

    private static <T> DocumentResult<T> rejected(String path, String message) {
        return new DocumentResult.Rejected<>(List.of(new DocumentProblem(path, message)));
    }

    private static <T> void same(T value, DocumentResult<T> result) {
        assertThat(result).isEqualTo(new DocumentResult.Parsed<>(value));
    }
}
