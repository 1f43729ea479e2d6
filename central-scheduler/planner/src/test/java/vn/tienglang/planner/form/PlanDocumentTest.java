package vn.tienglang.planner.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.policy.Policy;

class PlanDocumentTest {
    private static final Set<BulletinId> NONE = Set.of();

    @Test
    void whatWasExportedIsImportedAsTheSamePlan() {
        for (int seed = 0; seed < 300; seed++) {
            PlanDocument plan = new RandomPlans(seed).draw();
            String text = plan.text();
            assertThat(PlanDocument.read(text, NONE))
                    .as("seed %d", seed)
                    .isEqualTo(new Reading.Understood<>(plan));
            assertThat(PlanDocument.read(text.getBytes(StandardCharsets.UTF_8), NONE))
                    .isEqualTo(new Reading.Understood<>(plan));
        }
    }

    @Test
    void theSamePlanHasTheSameText() {
        for (int seed = 0; seed < 50; seed++) {
            PlanDocument plan = new RandomPlans(seed).draw();
            String text = plan.text();
            assertThat(new RandomPlans(seed).draw().text()).isEqualTo(text);
            // However it was laid out, and in whatever order its keys came.
            String crammed = text.replaceAll("\n *", "");
            assertThat(understood(crammed).text()).isEqualTo(text);
        }
    }

    @Test
    void keysMayComeInAnyOrder() {
        String turned =
                """
                {"on": "2025-07-01", "after": "06190", "before": "178"}\
                """;
        assertThat(PlanForm.succession(turned))
                .isEqualTo(new Reading.Understood<>(Samples.succession()));
    }

    @Test
    void aPlanThatGoesWithoutItsBulletinsIsRefusedUnlessTheyAreKnown() {
        PlanDocument bare = with(Samples.plan(), Set.of(Samples.MARKET), Samples.plan().firstAt());
        assertThat(complaints(bare.text(), NONE))
                .extracting(Complaint::path)
                .containsExactly("$.slots[0].parts[2].rotation[0]", "$.raised[0].bulletins[0]");
        assertThat(bare.complaints(NONE)).isEqualTo(complaints(bare.text(), NONE));
        assertThat(PlanDocument.read(bare.text(), Set.of(Samples.DENGUE)))
                .isEqualTo(new Reading.Understood<>(bare));
    }

    @Test
    void whatNobodyCouldTakeInIsSaidBeforeItIsHandedOut() {
        PlanDocument plan = Samples.plan();
        assertThat(plan.complaints(NONE)).isEmpty();
        Policy night = Samples.night();
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
        var odd =
                new PlanDocument(
                        plan.bulletins(),
                        policies,
                        plan.holidays(),
                        plan.playbooks(),
                        plan.raised(),
                        plan.slots(),
                        plan.firstAt(),
                        plan.obligations(),
                        plan.successions(),
                        plan.tags(),
                        plan.profiles(),
                        plan.handOvers());
        assertThat(odd.complaints(NONE))
                .containsExactly(
                        new Complaint("$.policies[0].paper", "must be words on one line"),
                        new Complaint("$.policies[1].paper", "201 characters; at most 200"),
                        new Complaint(
                                "$.policies[1].from",
                                "'+12026-01-01': must be a day such as 2026-11-21"));
    }

    @Test
    void theBulletinsThatAreMissingAreNamed() {
        assertThat(Samples.plan().missing(Set.of(Samples.MARKET))).containsExactly(Samples.DENGUE);
    }

    @Test
    void anOrderOfPrioritiesNamesSlotsOfThePlan() {
        var order = Map.of(Samples.COMMUNE, List.of(new SlotId("nobody")));
        PlanDocument lost = with(Samples.plan(), Samples.plan().bulletins(), order);
        assertThat(complaints(lost.text(), NONE))
                .containsExactly(
                        new Complaint(
                                "$.firstAt.06190[0]", "names slot 'nobody', which is not there"));
    }

    @Test
    void nothingHasTheNameOfAnother() {
        String text =
                Samples.plan()
                        .text()
                        .replace("\"toi-thu-bay\"", "\"sang-5g30\"")
                        .replace("\"dich-2026-11\"", "\"sang-5g30\"")
                        .replace("\"tay-30\"", "\"mong-2\"")
                        .replace("\"situation\": 5", "\"situation\": 4");
        assertThat(complaints(text, NONE))
                .contains(
                        new Complaint("$.slots[1].id", "stands twice"),
                        new Complaint("$.raised[0].id", "stands twice"),
                        new Complaint("$.obligations[1].id", "stands twice"),
                        new Complaint("$.playbooks[4]", "stands twice"));
        assertThat(complaints(Samples.plan().text().replace("mong-2", "toi-thu-bay"), NONE))
                .containsExactly(new Complaint("$.obligations[1].id", "stands twice"));
    }

    @Test
    void everyComplaintComesAtOnceAndReferencesAreCheckedWhateverElseIsWrong() {
        String text =
                Samples.plan()
                        .text()
                        .replace("\"title\": \"Chương trình sáng\",", "\"titel\": \"Sáng\",")
                        .replace("[\"sot-xuat-huyet\", \"cho-phien\"]", "[\"cho-phien\", \"x-y\"]")
                        .replace("\"05:30-06:30\"", "\"05:30-25:00\"")
                        .replace("\"graceDays\": 7", "\"graceDays\": 70")
                        .replace("BYDAY=SA", "BYDAY=XX");
        assertThat(complaints(text, NONE))
                .extracting(Complaint::toString)
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
    void anotherVersionIsRefusedAndNothingElseIsSaidOfIt() {
        String text = "{\"version\": 2, \"slots\": 7}";
        assertThat(complaints(text, NONE))
                .containsExactly(new Complaint("$.version", "version 2 is not read here; only 1"));
    }

    @Test
    void bytesThatAreNoTextAreRefusedAndAByteOrderMarkIsNot() {
        assertThat(PlanDocument.read(new byte[] {'{', (byte) 0xff, '}'}, NONE))
                .isEqualTo(
                        new Reading.Refused<>(List.of(new Complaint("$", "is not text in UTF-8"))));
        byte[] marked = ("\ufeff" + Samples.plan().text()).getBytes(StandardCharsets.UTF_8);
        assertThat(PlanDocument.read(marked, NONE))
                .isEqualTo(new Reading.Understood<>(Samples.plan()));
    }

    private static PlanDocument with(
            PlanDocument plan, Set<BulletinId> bulletins, Map<AreaCode, List<SlotId>> firstAt) {
        return new PlanDocument(
                bulletins,
                plan.policies(),
                plan.holidays(),
                plan.playbooks(),
                plan.raised(),
                plan.slots(),
                firstAt,
                plan.obligations(),
                plan.successions(),
                plan.tags(),
                plan.profiles(),
                plan.handOvers());
    }

    private static PlanDocument understood(String text) {
        return switch (PlanDocument.read(text, NONE)) {
            case Reading.Understood<PlanDocument>(PlanDocument plan) -> plan;
            case Reading.Refused<PlanDocument>(List<Complaint> complaints) ->
                    throw new AssertionError(complaints);
        };
    }

    private static List<Complaint> complaints(String text, Set<BulletinId> known) {
        return switch (PlanDocument.read(text, known)) {
            case Reading.Understood<PlanDocument>(PlanDocument plan) ->
                    throw new AssertionError("understood: " + plan);
            case Reading.Refused<PlanDocument>(List<Complaint> complaints) -> complaints;
        };
    }

    private static PlanDocument promising(List<HandOver> handOvers) {
        PlanDocument plan = Samples.plan();
        return new PlanDocument(
                plan.bulletins(),
                plan.policies(),
                plan.holidays(),
                plan.playbooks(),
                plan.raised(),
                plan.slots(),
                plan.firstAt(),
                plan.obligations(),
                plan.successions(),
                plan.tags(),
                plan.profiles(),
                handOvers);
    }

    @Test
    void whatIsHandedOverTravelsWithThePlanAndIsLeftOutWhereThereIsNone() {
        HandOver figures = Samples.figures();
        PlanDocument plan = promising(List.of(figures));
        assertThat(PlanDocument.read(plan.text(), NONE)).isEqualTo(new Reading.Understood<>(plan));
        assertThat(promising(List.of()).text()).isEqualTo(Samples.plan().text());
        assertThat(complaints(promising(List.of(figures, figures)).text(), NONE))
                .containsExactly(new Complaint("$.handOvers[1].id", "stands twice"));
        String lost = plan.text().replace("\"fallback\": \"cho-phien\"", "\"fallback\": \"mat\"");
        assertThat(complaints(lost, NONE))
                .containsExactly(
                        new Complaint(
                                "$.handOvers[0].fallback",
                                "names bulletin 'mat', which is not there"));
    }
}
