package vn.tienglang.planner.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

class PlanDocumentTest {
    private static final Set<BulletinId> NONE = Set.of();

    @Test
    void exportedPlanIsImportedUnchanged() {
        for (int seed = 0; seed < 300; seed++) {
            PlanDocument plan = new RandomPlanDocuments(seed).draw();
            String text = plan.toJson();
            assertThat(PlanDocument.read(text, NONE))
                    .as("seed %d", seed)
                    .isEqualTo(new DocumentResult.Parsed<>(plan));
            assertThat(PlanDocument.read(text.getBytes(StandardCharsets.UTF_8), NONE))
                    .isEqualTo(new DocumentResult.Parsed<>(plan));
        }
    }

    @Test
    void theSamePlanHasTheSameText() {
        for (int seed = 0; seed < 50; seed++) {
            PlanDocument plan = new RandomPlanDocuments(seed).draw();
            String text = plan.toJson();
            assertThat(new RandomPlanDocuments(seed).draw().toJson()).isEqualTo(text);
            // Layout and key order do not matter.
            String crammed = text.replaceAll("\n *", "");
            assertThat(parsed(crammed).toJson()).isEqualTo(text);
        }
    }

    @Test
    void keysMayComeInAnyOrder() {
        String turned =
                """
                {"on": "2025-07-01", "after": "06190", "before": "178"}\
                """;
        assertThat(PlanItemJsonMapper.succession(turned))
                .isEqualTo(new DocumentResult.Parsed<>(PlanItemSamples.succession()));
    }

    @Test
    void planWithoutItsBulletinsIsRejectedUnlessTheyAreKnown() {
        PlanDocument bare =
                with(
                        PlanItemSamples.plan(),
                        Set.of(PlanItemSamples.MARKET),
                        PlanItemSamples.plan().priorityOrder());
        assertThat(problems(bare.toJson(), NONE))
                .extracting(DocumentProblem::path)
                .containsExactly("$.slots[0].parts[2].rotation[0]", "$.raised[0].bulletins[0]");
        assertThat(bare.problems(NONE)).isEqualTo(problems(bare.toJson(), NONE));
        assertThat(PlanDocument.read(bare.toJson(), Set.of(PlanItemSamples.DENGUE)))
                .isEqualTo(new DocumentResult.Parsed<>(bare));
    }

    @Test
    void problemsOfAPlanAreReportedBeforeExport() {
        PlanDocument plan = PlanItemSamples.plan();
        assertThat(plan.problems(NONE)).isEmpty();
        Policy night = PlanItemSamples.night();
        var policies =
                List.of(
                        new Policy(
                                night.unit(), night.from(), night.until(), "a\nb", night.rules()),
                        new Policy(
                                night.unit(),
                                LocalDate.of(12_026, 1, 1),
                                night.until(),
                                "x".repeat(201),
                                night.rules()));
        PlanDocument odd =
                copy(plan, plan.bulletins(), policies, plan.priorityOrder(), plan.handOvers());
        assertThat(odd.problems(NONE))
                .containsExactly(
                        new DocumentProblem("$.policies[0].paper", "must be words on one line"),
                        new DocumentProblem("$.policies[1].paper", "201 characters; at most 200"),
                        new DocumentProblem(
                                "$.policies[1].from",
                                "'+12026-01-01': must be a day such as 2026-11-21"));
    }

    @Test
    void missingBulletinsAreNamed() {
        assertThat(PlanItemSamples.plan().missingBulletins(Set.of(PlanItemSamples.MARKET)))
                .containsExactly(PlanItemSamples.DENGUE);
    }

    @Test
    void priorityOrderMustNameSlotsOfThePlan() {
        var order = Map.of(PlanItemSamples.COMMUNE, List.of(new SlotId("nobody")));
        PlanDocument lost = with(PlanItemSamples.plan(), PlanItemSamples.plan().bulletins(), order);
        assertThat(problems(lost.toJson(), NONE))
                .containsExactly(
                        new DocumentProblem(
                                "$.firstAt.06190[0]", "names slot 'nobody', which is not there"));
    }

    @Test
    void duplicateIdsAreRejected() {
        String text =
                PlanItemSamples.plan()
                        .toJson()
                        .replace("\"toi-thu-bay\"", "\"sang-5g30\"")
                        .replace("\"dich-2026-11\"", "\"sang-5g30\"")
                        .replace("\"tay-30\"", "\"mong-2\"")
                        .replace("\"situation\": 5", "\"situation\": 4");
        assertThat(problems(text, NONE))
                .contains(
                        new DocumentProblem("$.slots[1].id", "stands twice"),
                        new DocumentProblem("$.raised[0].id", "stands twice"),
                        new DocumentProblem("$.obligations[1].id", "stands twice"),
                        new DocumentProblem("$.playbooks[4]", "stands twice"));
        assertThat(problems(PlanItemSamples.plan().toJson().replace("mong-2", "toi-thu-bay"), NONE))
                .containsExactly(new DocumentProblem("$.obligations[1].id", "stands twice"));
    }

    @Test
    void allProblemsAreReportedIncludingReferences() {
        String text =
                PlanItemSamples.plan()
                        .toJson()
                        .replace("\"title\": \"Chương trình sáng\",", "\"titel\": \"Sáng\",")
                        .replace("[\"sot-xuat-huyet\", \"cho-phien\"]", "[\"cho-phien\", \"x-y\"]")
                        .replace("\"05:30-06:30\"", "\"05:30-25:00\"")
                        .replace("\"graceDays\": 7", "\"graceDays\": 70")
                        .replace("BYDAY=SA", "BYDAY=XX");
        assertThat(problems(text, NONE))
                .extracting(DocumentProblem::toString)
                .containsExactly(
                        "$.policies[1].rules[0].stretches[0]: '25:00': must be a time of day such as"
                                + " 05:30",
                        "$.slots[0].title: is missing",
                        "$.slots[0].titel: no such key here; there may be id, title, issuer, class,"
                                + " target, when, starting, hardEnd, parts, languages",
                        "$.slots[1].when[1]: unknown word at character 25: 'XX'",
                        "$.obligations[0].graceDays: 70: must be from 0 to 31",
                        "$.slots[0].parts[2].rotation[1]: names bulletin 'x-y', which is not there");
    }

    @Test
    void otherVersionIsRejectedWithOneProblem() {
        String text = "{\"version\": 2, \"slots\": 7}";
        assertThat(problems(text, NONE))
                .containsExactly(
                        new DocumentProblem("$.version", "version 2 is not read here; only 1"));
    }

    @Test
    void invalidUtf8IsRejectedAndAByteOrderMarkIsSkipped() {
        assertThat(PlanDocument.read(new byte[] {'{', (byte) 0xff, '}'}, NONE))
                .isEqualTo(
                        new DocumentResult.Rejected<>(
                                List.of(new DocumentProblem("$", "is not text in UTF-8"))));
        byte[] marked =
                ("\ufeff" + PlanItemSamples.plan().toJson()).getBytes(StandardCharsets.UTF_8);
        assertThat(PlanDocument.read(marked, NONE))
                .isEqualTo(new DocumentResult.Parsed<>(PlanItemSamples.plan()));
    }

    private static PlanDocument with(
            PlanDocument plan,
            Set<BulletinId> bulletins,
            Map<AreaCode, List<SlotId>> priorityOrder) {
        return copy(plan, bulletins, plan.policies(), priorityOrder, plan.handOvers());
    }

    /** Returns a copy of the plan with these components in place of its own. */
    private static PlanDocument copy(
            PlanDocument plan,
            Set<BulletinId> bulletins,
            List<Policy> policies,
            Map<AreaCode, List<SlotId>> priorityOrder,
            List<HandOver> handOvers) {
        return new PlanDocument(
                bulletins,
                policies,
                plan.holidays(),
                plan.playbooks(),
                plan.activeSituations(),
                plan.slots(),
                priorityOrder,
                plan.obligations(),
                plan.successions(),
                plan.tags(),
                plan.profiles(),
                handOvers);
    }

    private static PlanDocument parsed(String text) {
        return switch (PlanDocument.read(text, NONE)) {
            case DocumentResult.Parsed<PlanDocument>(PlanDocument plan) -> plan;
            case DocumentResult.Rejected<PlanDocument>(List<DocumentProblem> problems) ->
                    throw new AssertionError(problems);
        };
    }

    private static List<DocumentProblem> problems(String text, Set<BulletinId> known) {
        return switch (PlanDocument.read(text, known)) {
            case DocumentResult.Parsed<PlanDocument>(PlanDocument plan) ->
                    throw new AssertionError("parsed: " + plan);
            case DocumentResult.Rejected<PlanDocument>(List<DocumentProblem> problems) -> problems;
        };
    }

    private static PlanDocument withHandOvers(List<HandOver> handOvers) {
        PlanDocument plan = PlanItemSamples.plan();
        return copy(plan, plan.bulletins(), plan.policies(), plan.priorityOrder(), handOvers);
    }

    @Test
    void handOversAreExportedAndOmittedWhenEmpty() {
        HandOver figures = PlanItemSamples.figures();
        PlanDocument plan = withHandOvers(List.of(figures));
        assertThat(PlanDocument.read(plan.toJson(), NONE))
                .isEqualTo(new DocumentResult.Parsed<>(plan));
        assertThat(withHandOvers(List.of()).toJson()).isEqualTo(PlanItemSamples.plan().toJson());
        assertThat(problems(withHandOvers(List.of(figures, figures)).toJson(), NONE))
                .containsExactly(new DocumentProblem("$.handOvers[1].id", "stands twice"));
        String lost = plan.toJson().replace("\"fallback\": \"cho-phien\"", "\"fallback\": \"mat\"");
        assertThat(problems(lost, NONE))
                .containsExactly(
                        new DocumentProblem(
                                "$.handOvers[0].fallback",
                                "names bulletin 'mat', which is not there"));
    }

    @Test
    void decomposedPlanOfAMacIsTheSamePlan() {
        String text = PlanItemSamples.plan().toJson();
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(text);
        assertThat(PlanDocument.read(decomposed, NONE))
                .isEqualTo(new DocumentResult.Parsed<>(PlanItemSamples.plan()));
        assertThat(PlanItemJsonMapper.slot(decomposed(PlanItemJsonMapper.toJson(slot()))))
                .isEqualTo(new DocumentResult.Parsed<>(slot()));
        assertThat(
                        PlanItemJsonMapper.policy(
                                decomposed(PlanItemJsonMapper.toJson(PlanItemSamples.night()))))
                .isEqualTo(new DocumentResult.Parsed<>(PlanItemSamples.night()));
    }

    private static Slot slot() {
        return PlanItemSamples.plan().slots().getFirst();
    }

    private static String decomposed(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD);
    }

    @Test
    void titleOfInvisibleMarksIsRejectedOnImportAndStoredOnesStayReadable() {
        String shown = "\"title\": \"" + slot().title() + "\"";
        for (String marks : List.of("\ufeff", "\u200e\u200f", "\u202a\u202c")) {
            String hidden = "\"title\": \"" + marks + "\"";
            String plan = PlanItemSamples.plan().toJson();
            assertThat(plan).contains(shown);
            assertThat(problems(plan.replace(shown, hidden), NONE))
                    .containsExactly(
                            new DocumentProblem(
                                    "$.slots[0].title", "must have a visible character"));
            String item = PlanItemJsonMapper.toJson(slot()).replace(shown, hidden);
            DocumentResult<Slot> stored = PlanItemJsonMapper.slot(item);
            assertThat(stored).isInstanceOf(DocumentResult.Parsed.class);
            assertThat(PlanItemJsonMapper.requireVisible(item, stored))
                    .isInstanceOf(DocumentResult.Rejected.class);
        }
    }
}
