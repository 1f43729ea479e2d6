package vn.tienglang.office.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.document.PlanDocument;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Contract of PlanDocumentService, run in memory and on disk. */
public abstract class PlanDocumentServiceContract {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final String PAPER = "Quyết định 12/2021/QĐ-UBND";

    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final Instant now = OfficeSamples.EIGHT;
    private final Clip vi = clipSource.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
    private Room here;

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    /** Office with its own transactions. */
    private final class Room {
        private final Transactions transactions;
        private final FakePublishTrigger trigger = new FakePublishTrigger();
        private final OfficeFixture office;

        Room(Transactions transactions) {
            this.transactions = transactions;
            transactions.inTransaction(repositories -> {
                repositories.areas().add(OfficeSamples.areas());
                repositories
                        .enrolments()
                        .put(OfficeSamples.enrolment(EAST, OfficeSamples.Keys.of(EAST, 1)));
                return true;
            });
            office =
                    new OfficeFixture(
                            transactions,
                            new StationKeys(transactions),
                            clipSource,
                            new FakeStationSender(),
                            trigger,
                            () -> now,
                            OfficeSamples.HANOI,
                            Duration.ofMinutes(10));
            office.clips().registerClips();
        }

        BulletinId bulletin() {
            var terms =
                    new BulletinDetails(
                            "Sốt xuất huyết",
                            "y tế",
                            MessageClass.ORDINARY,
                            OfficeSamples.LANG_SON,
                            new Validity(
                                    OfficeSamples.SATURDAY, OfficeSamples.SATURDAY.plusDays(9)),
                            List.of(VI));
            return ((BulletinResult.Done) office.bulletins().begin(terms, LAN))
                    .kept()
                    .bulletin()
                    .id();
        }

        SlotId booked(String title, MessageClass messageClass, int hour) {
            var request =
                    BookingRequest.once(
                            title,
                            OfficeSamples.DONG_KINH,
                            OfficeSamples.SATURDAY,
                            LocalTime.of(hour, 0),
                            vi.id(),
                            messageClass);
            return ((BookingResult.Booked) office.slots().book(request, LAN)).booked().slot().id();
        }

        /** Stores something of every kind. */
        SlotId fill() {
            office.planItems()
                    .addPolicy(
                            OfficePlanSamples.policy(
                                    OfficeSamples.LANG_SON, PAPER, OfficePlanSamples.quiet(21, 5)),
                            LAN);
            put(new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()));
            put(new PlanItem.OfTags(EAST.id(), Set.of(new StationTag("market"))));
            put(OfficePlanSamples.oneOfEach().get(3));
            put(new PlanItem.OfHoliday(LocalDate.of(2027, 1, 1)));
            put(new PlanItem.OfObligation(OfficePlanSamples.obligation("tay-daily")));
            SlotId slot = booked("Tin ưu tiên", MessageClass.PRIORITY, 17);
            put(new PlanItem.OfOrder(OfficeSamples.DONG_KINH, List.of(slot)));
            office.situations()
                    .raise(
                            new RaiseRequest(
                                    OfficeSamples.DONG_KINH,
                                    4,
                                    Set.of(),
                                    List.of(bulletin()),
                                    Instant.MAX),
                            LAN);
            return slot;
        }

        void put(PlanItem item) {
            assertThat(office.planItems().put(item, 0, LAN))
                    .isInstanceOf(PlanItemResult.Done.class);
        }

        String text() {
            return office.documents().export().toJson();
        }

        PlanImportResult take(String text) {
            return office.documents().importDocument(text.getBytes(StandardCharsets.UTF_8), LAN);
        }

        List<Object> traces() {
            return transactions.inTransaction(repositories ->
                    List.of(
                            repositories.audit().latest(100),
                            repositories.counters().value(Counters.PLAN_ITEM),
                            repositories.counters().value(Counters.SLOT),
                            repositories.approvals().open()));
        }
    }

    @BeforeEach
    void setUp() {
        here = new Room(transactions());
    }

    private static PlanImportResult.Imported taken(PlanImportResult taking) {
        assertThat(taking).isInstanceOf(PlanImportResult.Imported.class);
        return (PlanImportResult.Imported) taking;
    }

    private static List<PlanImportResult.Problem> refused(PlanImportResult taking) {
        assertThat(taking).isInstanceOf(PlanImportResult.Refused.class);
        return ((PlanImportResult.Refused) taking).problems();
    }

    @Test
    void anExportedDocumentImportedAgainChangesNothing() {
        here.fill();
        String text = here.text();
        List<Object> before = here.traces();
        int calls = here.trigger.calls();
        PlanImportResult.Imported taken = taken(here.take(text));
        assertThat(taken.entries()).isEmpty();
        assertThat(taken.unchanged()).isEqualTo(9);
        assertThat(here.traces()).isEqualTo(before);
        assertThat(here.trigger.calls()).isEqualTo(calls);
        assertThat(here.text()).isEqualTo(text);
        assertThat(here.office.documents().export().problems(Set.of())).isEmpty();
    }

    @Test
    void anImportIntoAnotherOfficeGivesTheSamePlan() {
        here.fill();
        String text = here.text();
        var there = new Room(new InMemoryTransactions());
        List<Object> before = there.traces();
        assertThat(there.office.documents().check(text.getBytes(StandardCharsets.UTF_8), LAN))
                .isInstanceOfSatisfying(
                        PlanImportResult.Refused.class,
                        refused ->
                                assertThat(refused.problems())
                                        .singleElement()
                                        .satisfies(one -> {
                                            assertThat(one.path()).isEqualTo("$.bulletins");
                                            assertThat(one.reason())
                                                    .isInstanceOf(
                                                            PlanImportResult.Reason.MissingBulletin
                                                                    .class);
                                        }));
        BulletinId bulletin = there.bulletin();
        PlanDocument whole = here.office.documents().export();
        String named = text.replace(whole.bulletins().iterator().next().value(), bulletin.value());
        assertThat(
                        taken(
                                        there.office
                                                .documents()
                                                .check(named.getBytes(StandardCharsets.UTF_8), LAN))
                                .entries())
                .hasSize(9)
                .allMatch(entry -> entry.revision() == 1);
        assertThat(there.office.planItems().items(PlanItem.Kind.POLICY)).isEmpty();
        assertThat(before.getFirst()).isNotEqualTo(there.traces().getFirst());

        taken(there.take(named));
        assertThat(there.text()).isEqualTo(named);
        assertThat(taken(there.take(named)).entries()).isEmpty();
        assertThat(there.office.publishDue(now)).isPositive();
    }

    @Test
    void importedSlotsAwaitApprovalWherePolicyRequiresIt() {
        here.office
                .planItems()
                .addPolicy(
                        OfficePlanSamples.policy(
                                OfficeSamples.LANG_SON,
                                "Quy chế",
                                OfficePlanSamples.approval(true, "Lãnh đạo")),
                        LAN);
        var elsewhere = new Room(new InMemoryTransactions());
        SlotId slot = elsewhere.booked("Tin tối", MessageClass.ORDINARY, 17);
        elsewhere.put(new PlanItem.OfObligation(OfficePlanSamples.obligation("tay-daily")));
        String text = elsewhere.text();
        assertThat(taken(here.take(text)).entries())
                .extracting(PlanImportResult.Entry::path)
                .containsExactlyInAnyOrder("$.slots[0]", "$.obligations[0]");
        assertThat(here.office.approvals().listOpen())
                .extracting(Approval::subject)
                .containsExactlyInAnyOrder(slot, new SlotId("tay-daily"));
        assertThat(here.office.documents().export().obligations()).isEmpty();
        assertThat(
                        here.transactions.<List<SlotRevision>>inTransaction(repositories ->
                                repositories
                                        .slots()
                                        .standing(
                                                OfficeSamples.SATURDAY,
                                                OfficeSamples.SATURDAY.plusDays(1))))
                .isEmpty();
        assertThat(taken(here.take(text)).entries()).isEmpty();
        var minh = new Officer("minh", "Anh Minh");
        assertThat(here.office.approvals().approve(slot, 0, minh))
                .isInstanceOf(ApprovalResult.Done.class);
        assertThat(here.office.documents().export().slots()).hasSize(1);
    }

    /** A Mac writes the same letters decomposed; the plan airs once, not twice. */
    @Test
    void theSamePlanInDecomposedLettersChangesNothing() {
        here.fill();
        PlanDocument before = here.office.documents().export();
        String decomposed = Normalizer.normalize(here.text(), Normalizer.Form.NFD);
        assertThat(decomposed).isNotEqualTo(here.text());
        assertThat(taken(here.take(decomposed)).entries()).isEmpty();
        assertThat(here.office.documents().export()).isEqualTo(before);
    }

    @Test
    void importedThingsReplaceThoseOfTheSameNameAndOthersStay() {
        SlotId slot = here.fill();
        String text = here.text();
        here.booked("Tin tối", MessageClass.ORDINARY, 19);
        here.put(new PlanItem.OfHoliday(LocalDate.of(2027, 4, 30)));
        String changed =
                text.replace("\"21:00-05:00\"", "\"20:00-05:00\"")
                        .replace("\"Tin ưu tiên\"", "\"Tin khẩn của phường\"");
        assertThat(taken(here.take(changed)).entries())
                .containsExactly(
                        new PlanImportResult.Entry("$.policies[0]", 2),
                        new PlanImportResult.Entry("$.slots[0]", 2));
        PlanDocument whole = here.office.documents().export();
        assertThat(whole.policies())
                .containsExactly(
                        OfficePlanSamples.policy(
                                OfficeSamples.LANG_SON, PAPER, OfficePlanSamples.quiet(20, 5)));
        assertThat(whole.holidays()).hasSize(2);
        assertThat(whole.slots())
                .extracting(one -> one.title())
                .containsExactly("Tin khẩn của phường", "Tin tối");
        assertThat(whole.priorityOrder().get(OfficeSamples.DONG_KINH)).containsExactly(slot);
        assertThat(here.office.reports().audit(5))
                .extracting(AuditEntry::action)
                .contains("plan-import");
    }

    @Test
    void anImportedPlaybookGetsTheNextLocalVersion() {
        Playbook usual = Playbook.provincialDefaults().getFirst();
        Playbook edited =
                usual.nextVersion(
                        new CampaignFrequency.EachSession(2),
                        new CampaignFrequency.EachSession(1),
                        usual.languages());
        var elsewhere = new Room(new InMemoryTransactions());
        elsewhere.office.planItems().put(new PlanItem.OfPlaybook(edited), 1, LAN);
        String text = elsewhere.text();
        assertThat(taken(here.take(text)).entries())
                .containsExactly(new PlanImportResult.Entry("$.playbooks[0]", 2));
        assertThat(here.office.planItems().playbooks().getFirst()).isEqualTo(edited);
        assertThat(here.office.planItems().revisions(new PlanItem.OfPlaybook(usual).name()))
                .hasSize(2);
        assertThat(taken(here.take(text)).entries()).isEmpty();
        assertThat(here.text()).isEqualTo(text);
    }

    @Test
    void anInvalidDocumentIsRefusedWithEveryProblemAndItsPlace() {
        SlotId slot = here.fill();
        String text = here.text();
        List<Object> before = here.traces();
        String bad =
                text.replace("\"unit\": \"20\"", "\"unit\": \"99\"")
                        .replace("ls-dong-kinh", "nobody")
                        .replace("\"Tin ưu tiên\"", "\"Tin thường\"")
                        .replace("\"priority\"", "\"ordinary\"")
                        .replace(vi.id().value(), "0".repeat(64));
        assertThat(refused(here.take(bad)))
                .contains(
                        item(
                                "$.policies[0]",
                                new PlanItemResult.Reason.UnknownArea(new AreaCode("99"))),
                        item(
                                "$.tags.nobody",
                                new PlanItemResult.Reason.UnknownStation(new StationId("nobody"))),
                        item(
                                "$.profiles.nobody",
                                new PlanItemResult.Reason.UnknownStation(new StationId("nobody"))),
                        item(
                                "$.obligations[0]",
                                new PlanItemResult.Reason.UnknownArea(new AreaCode("99"))))
                .anySatisfy(one -> {
                    assertThat(one.path()).isEqualTo("$.slots[0]");
                    assertThat(one.reason())
                            .isInstanceOf(PlanImportResult.Reason.UnknownClip.class);
                });
        assertThat(refused(here.take("{\"version\":1}")))
                .allMatch(one -> one.reason() instanceof PlanImportResult.Reason.Malformed);
        assertThat(refused(here.take("["))).hasSize(1);
        assertThat(here.traces()).isEqualTo(before);
        here.office.slots().withdraw(slot, LAN);
        assertThat(refused(here.take(text)))
                .containsExactly(
                        new PlanImportResult.Problem(
                                "$.slots[0]", new PlanImportResult.Reason.Withdrawn(slot)));
    }

    private static PlanImportResult.Problem item(String path, PlanItemResult.Reason bar) {
        return new PlanImportResult.Problem(path, new PlanImportResult.Reason.ItemRefused(bar));
    }

    @Test
    void aDocumentDoesNotChangeAStoredSituationAndNamesAreUnique() {
        SlotId slot = here.fill();
        String text = here.text();
        PlanItemRevision raised = here.office.situations().all().getFirst();
        here.office.situations().lower(new SlotId(raised.item().name().id()), 1, LAN);
        assertThat(refused(here.take(text)))
                .containsExactly(
                        item(
                                "$.raised[0]",
                                new PlanItemResult.Reason.NotEditable(raised.item().name())));

        var there = new Room(new InMemoryTransactions());
        there.put(new PlanItem.OfObligation(OfficePlanSamples.obligation(slot.value())));
        assertThat(refused(there.take(here.text())))
                .contains(
                        new PlanImportResult.Problem(
                                "$.slots[0]", new PlanImportResult.Reason.NameTaken(slot.value())));
    }
}
