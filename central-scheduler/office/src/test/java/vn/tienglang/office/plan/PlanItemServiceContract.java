package vn.tienglang.office.plan;

import static org.assertj.core.api.Assertions.assertThat;

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
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.check.BookingRefusal;
import vn.tienglang.office.check.Losses;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult.Reason;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.report.AiringSummary;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Approval;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.Remark;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.situation.CampaignFrequency;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/** Contract of PlanItemService, SituationService and ApprovalService, run in memory and on disk. */
public abstract class PlanItemServiceContract {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Officer MINH = new Officer("minh", "Anh Minh");
    private static final Officer HOA = new Officer("hoa", "Cô Hoa");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station WEST =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");

    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private Instant now = OfficeSamples.EIGHT;
    private Clip vi;
    private Clip tay;
    private OfficeFixture office;

    /** The transactions of the test, empty at its start; the same object in every call. */
    protected abstract Transactions transactions();

    @BeforeEach
    void setUp() {
        vi = clipSource.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
        tay = clipSource.put("Tin Tày", "tyz", Duration.ofSeconds(70), new byte[60_000]);
        transactions()
                .inTransaction(repositories -> {
                    repositories.areas().add(OfficeSamples.areas());
                    OfficePlanSamples.openNights(repositories);
                    repositories
                            .enrolments()
                            .put(OfficeSamples.enrolment(EAST, OfficeSamples.Keys.of(EAST, 1)));
                    repositories
                            .enrolments()
                            .put(OfficeSamples.enrolment(WEST, OfficeSamples.Keys.of(WEST, 1)));
                    return true;
                });
        office =
                new OfficeFixture(
                        transactions(),
                        new StationKeys(transactions()),
                        clipSource,
                        new FakeStationSender(),
                        trigger,
                        () -> now,
                        OfficeSamples.HANOI,
                        Duration.ofMinutes(10));
        office.clips().registerClips();
    }

    private static PlanItemRevision done(PlanItemResult edit) {
        assertThat(edit).isInstanceOf(PlanItemResult.Done.class);
        return ((PlanItemResult.Done) edit).kept();
    }

    private static List<Reason> bars(PlanItemResult edit) {
        assertThat(edit).isInstanceOf(PlanItemResult.Refused.class);
        return ((PlanItemResult.Refused) edit).reasons();
    }

    private BookingRequest at(AreaCode area, LocalTime time) {
        return BookingRequest.once(
                "Tin tối", area, OfficeSamples.SATURDAY, time, vi.id(), MessageClass.ORDINARY);
    }

    private Slot booked(AreaCode area, LocalTime time) {
        return ((BookingResult.Booked) office.slots().book(at(area, time), LAN)).slot();
    }

    private List<BookingRefusal> refused(AreaCode area, LocalTime time) {
        return ((BookingResult.Refused) office.slots().book(at(area, time), LAN)).refusals();
    }

    private BulletinId bulletin() {
        var terms =
                new BulletinDetails(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        OfficeSamples.LANG_SON,
                        new Validity(OfficeSamples.SATURDAY, OfficeSamples.SATURDAY.plusDays(9)),
                        List.of(VI, TAY));
        BulletinRevision kept = ((BulletinResult.Done) office.bulletins().begin(terms, LAN)).kept();
        BulletinId id = kept.bulletin().id();
        office.bulletins().putRendition(id, 1, rendition(VI, vi), LAN);
        office.bulletins().putRendition(id, 2, rendition(TAY, tay), LAN);
        return id;
    }

    private static Rendition rendition(LanguageTag language, Clip clip) {
        return Rendition.missing(language)
                .withText("…")
                .withSound(new Rendition.Sound.Recorded(clip.id()))
                .withPeople(new Rendition.People("Thụ", "Thụ", "Thụ"));
    }

    /** The local start times of the airings in the latest log of the station. */
    private List<String> heard(StationId station) {
        office.publishDue(now);
        return transactions()
                .inTransaction(repositories ->
                        repositories.dailyLogs().latest(station, OfficeSamples.SATURDAY))
                .map(DailyLog::airings)
                .orElse(List.of())
                .stream()
                .map(one ->
                        one.airtime().start().atZone(OfficeSamples.HANOI).toLocalTime().toString())
                .toList();
    }

    @Test
    void aBookingInQuietHoursIsRefusedByTheRuleThatClosesThem() {
        String paper = "Quyết định 12/2021/QĐ-UBND";
        Policy policy =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON, paper, OfficePlanSamples.quiet(21, 5));
        PlanItemRevision laid =
                done(office.planItems().with(Losses.ACCEPT).addPolicy(policy, MINH));

        assertThat(refused(OfficeSamples.DONG_KINH, LocalTime.of(21, 30)))
                .singleElement()
                .isInstanceOfSatisfying(
                        BookingRefusal.Closed.class,
                        closed -> {
                            assertThat(closed.station()).isEqualTo(EAST.id());
                            assertThat(closed.closures().getFirst().kind())
                                    .isEqualTo(Closure.Kind.QUIET);
                            assertThat(closed.closures().getFirst().by())
                                    .isEqualTo(
                                            new Policy.Citation(
                                                    OfficeSamples.LANG_SON,
                                                    OfficePlanSamples.FIRST,
                                                    paper));
                        });

        LocalDate tomorrow = OfficeSamples.SATURDAY.plusDays(1);
        done(office.planItems().endPolicy(laid.item().name(), 1, OfficeSamples.SATURDAY, MINH));
        assertThat(
                        bars(
                                office.planItems()
                                        .endPolicy(
                                                laid.item().name(),
                                                2,
                                                OfficePlanSamples.FIRST,
                                                MINH)))
                .containsExactly(
                        new Reason.AlreadyOver(
                                OfficePlanSamples.FIRST
                                        .atStartOfDay(OfficeSamples.HANOI)
                                        .toInstant()));
        assertThat(office.planItems().endPolicy(laid.item().name(), 1, tomorrow, MINH))
                .isInstanceOf(PlanItemResult.Conflict.class);
        booked(OfficeSamples.DONG_KINH, LocalTime.of(21, 30));
        assertThat(heard(EAST.id())).containsExactly("21:30");
    }

    @Test
    void aBookingOverACapIsRefused() {
        var cap =
                new PolicyRule.DayCap(
                        ApplicableDays.EVERY, PolicyRule.Force.BINDING, Duration.ofSeconds(90));
        done(
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addPolicy(
                                OfficePlanSamples.policy(OfficeSamples.LANG_SON, "Quy định 1", cap),
                                MINH));
        booked(OfficeSamples.TAM_THANH, LocalTime.of(9, 0));
        assertThat(refused(OfficeSamples.LANG_SON, LocalTime.of(10, 0)))
                .singleElement()
                .isInstanceOfSatisfying(
                        BookingRefusal.OverDay.class,
                        over -> assertThat(over.station()).isEqualTo(WEST.id()));
    }

    @Test
    void aLaterPolicyRemovesAiringsInTheHoursItCloses() {
        booked(OfficeSamples.LANG_SON, LocalTime.of(21, 30));
        booked(OfficeSamples.LANG_SON, LocalTime.of(20, 0));
        assertThat(heard(WEST.id())).containsExactly("20:00", "21:30");
        int before = trigger.calls();
        done(
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addPolicy(
                                OfficePlanSamples.policy(
                                        OfficeSamples.TAM_THANH,
                                        "Quy ước",
                                        OfficePlanSamples.quiet(21, 5)),
                                MINH));
        assertThat(trigger.calls()).isEqualTo(before + 1);
        assertThat(heard(WEST.id())).containsExactly("20:00");
        assertThat(heard(EAST.id())).containsExactly("20:00", "21:30");
    }

    @Test
    void aRaisedUnitAirsAtOnceAndALoweredOneHasItsUsualProgramme() {
        booked(OfficeSamples.LANG_SON, LocalTime.of(11, 0, 30));
        assertThat(heard(EAST.id())).containsExactly("11:00:30");
        var request =
                new RaiseRequest(
                        OfficeSamples.LANG_SON,
                        3,
                        Set.of(OfficeSamples.DONG_KINH),
                        List.of(bulletin()),
                        Instant.MAX);
        PlanItemRevision raised = done(office.situations().with(Losses.ACCEPT).raise(request, LAN));
        assertThat(heard(EAST.id()))
                .startsWith("08:00", "09:00", "10:00", "11:00", "12:00")
                .hasSize(12)
                .doesNotContain("11:00:30");
        assertThat(heard(WEST.id())).containsExactly("09:50", "11:00:30", "14:10", "18:30");
        assertThat(office.reports().stationSummaries(List.of(EAST.id()), now).getFirst().today())
                .extracting(AiringSummary::title)
                .contains("Tin");

        now = OfficeSamples.EIGHT.plus(Duration.ofHours(2)).plusSeconds(1);
        SlotId id = new SlotId(raised.item().name().id());
        assertThat(office.situations().lower(id, 7, LAN))
                .isInstanceOf(PlanItemResult.Conflict.class);
        done(office.situations().lower(id, 1, LAN));
        // The airing on air at the lowering is removed; ended ones stay.
        assertThat(heard(EAST.id())).containsExactly("08:00", "09:00", "11:00:30");
        assertThat(heard(WEST.id())).containsExactly("09:50", "11:00:30");
        assertThat(bars(office.situations().lower(id, 2, LAN)))
                .containsExactly(new Reason.Closed(raised.item().name()));
        assertThat(office.reports().audit(20))
                .extracting(AuditEntry::action)
                .contains("raise", "lower");
    }

    @Test
    void aCampaignAirsInTheLanguagesOfTheStationInTurn() {
        var both = new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay());
        done(office.planItems().put(both, 0, LAN));
        var request =
                new RaiseRequest(
                        OfficeSamples.DONG_KINH, 4, Set.of(), List.of(bulletin()), Instant.MAX);
        done(office.situations().raise(request, LAN));
        office.publishDue(now);
        DailyLog log =
                transactions()
                        .inTransaction(repositories ->
                                repositories.dailyLogs().latest(EAST.id(), OfficeSamples.SATURDAY))
                        .orElseThrow();
        assertThat(log.clips()).containsExactlyInAnyOrder(vi, tay);
        assertThat(log.airings().stream().filter(one -> one.clip().equals(tay.id())).count())
                .isBetween(log.airings().size() / 2 - 1L, log.airings().size() / 2 + 1L);
    }

    @Test
    void aRaiseRequestIsRefusedWithEveryReason() {
        var request =
                new RaiseRequest(
                        OfficeSamples.DONG_KINH,
                        9,
                        Set.of(OfficeSamples.TAM_THANH, new AreaCode("99")),
                        List.of(new BulletinId("nothing")),
                        now);
        assertThat(bars(office.situations().raise(request, LAN)))
                .containsExactly(
                        new Reason.OutsideUnit(OfficeSamples.TAM_THANH, OfficeSamples.DONG_KINH),
                        new Reason.UnknownArea(new AreaCode("99")),
                        new Reason.NoPlaybook(9),
                        new Reason.UnknownBulletin(new BulletinId("nothing")),
                        new Reason.AlreadyOver(now));
        assertThat(office.situations().all()).isEmpty();
        assertThat(office.situations().lower(new SlotId("nothing"), 1, LAN))
                .isInstanceOf(PlanItemResult.Unknown.class);
    }

    @Test
    void anEditedPlaybookGetsANewVersionAndRaisedSituationsKeepTheirs() {
        Playbook old = office.planItems().playbooks().getFirst();
        var request =
                new RaiseRequest(
                        OfficeSamples.LANG_SON, 1, Set.of(), List.of(bulletin()), Instant.MAX);
        PlanItemRevision raised = done(office.situations().raise(request, LAN));
        Playbook changed =
                old.nextVersion(
                        new CampaignFrequency.EachSession(2),
                        new CampaignFrequency.EachSession(1),
                        old.languages());
        assertThat(office.planItems().put(new PlanItem.OfPlaybook(changed), 3, LAN))
                .isInstanceOf(PlanItemResult.Conflict.class);
        done(office.planItems().put(new PlanItem.OfPlaybook(changed), 1, LAN));
        assertThat(office.planItems().playbooks().getFirst()).isEqualTo(changed);
        assertThat(office.planItems().playbooks()).hasSize(5);
        assertThat(office.planItems().revisions(new PlanItem.OfPlaybook(old).name()))
                .extracting(PlanItemRevision::item)
                .containsExactly(new PlanItem.OfPlaybook(old), new PlanItem.OfPlaybook(changed));
        assertThat(office.situations().all()).containsExactly(raised);
    }

    private void askForTwoSteps() {
        var rule = OfficePlanSamples.approval(true, "Biên tập", "Lãnh đạo");
        done(
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addPolicy(
                                OfficePlanSamples.policy(OfficeSamples.LANG_SON, "Quy chế", rule),
                                MINH));
    }

    private static List<ApprovalResult.Reason> barred(ApprovalResult edit) {
        assertThat(edit).isInstanceOf(ApprovalResult.Refused.class);
        return ((ApprovalResult.Refused) edit).reasons();
    }

    private static Stage stage(ApprovalResult edit) {
        assertThat(edit).isInstanceOf(ApprovalResult.Done.class);
        return ((ApprovalResult.Done) edit).stage();
    }

    private Stage stage(Slot slot) {
        return transactions()
                .inTransaction(
                        repositories -> repositories.slots().find(slot.id()).orElseThrow().stage());
    }

    @Test
    void nothingAirsBeforeEveryStepIsTakenByAnotherPerson() {
        askForTwoSteps();
        Slot slot = booked(OfficeSamples.DONG_KINH, LocalTime.of(9, 0));
        assertThat(stage(slot)).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        assertThat(office.approvals().listOpen())
                .singleElement()
                .extracting(Approval::next)
                .isEqualTo(java.util.Optional.of("Biên tập"));

        assertThat(barred(office.approvals().approve(slot.id(), 0, LAN)))
                .containsExactly(new ApprovalResult.Reason.OwnSubmission());
        assertThat(stage(office.approvals().approve(slot.id(), 0, MINH))).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        assertThat(office.approvals().approve(slot.id(), 0, HOA))
                .isInstanceOf(ApprovalResult.Conflict.class);
        assertThat(barred(office.approvals().approve(slot.id(), 1, MINH)))
                .containsExactly(new ApprovalResult.Reason.AlreadyApprovedByOfficer());
        int before = trigger.calls();
        assertThat(stage(office.approvals().approve(slot.id(), 1, HOA))).isEqualTo(Stage.APPROVED);
        assertThat(trigger.calls()).isEqualTo(before + 1);
        assertThat(heard(EAST.id())).containsExactly("09:00");
        assertThat(stage(slot)).isEqualTo(Stage.PUBLISHED);
        assertThat(office.approvals().listOpen()).isEmpty();
        assertThat(barred(office.approvals().approve(slot.id(), 2, HOA)))
                .containsExactly(new ApprovalResult.Reason.WrongStage(Stage.PUBLISHED));
        assertThat(office.approvals().approve(new SlotId("nothing"), 0, HOA))
                .isInstanceOf(ApprovalResult.Unknown.class);
    }

    @Test
    void aReturnedSlotStartsAgainAndAWithdrawnOneNeedsNoApproval() {
        askForTwoSteps();
        Slot slot = booked(OfficeSamples.DONG_KINH, LocalTime.of(9, 0));
        assertThat(stage(office.approvals().approve(slot.id(), 0, MINH))).isEqualTo(Stage.AWAITING);
        var why = new Remark("Đọc lại: tên xã bị nhầm " + "ạ".repeat(470));
        assertThat(stage(office.approvals().sendBack(slot.id(), 1, why, HOA)))
                .isEqualTo(Stage.DRAFT);
        assertThat(office.approvals().listOpen())
                .singleElement()
                .extracting(Approval::returned)
                .isEqualTo(List.of(new Approval.SentBack("hoa", now, why)));
        assertThat(office.reports().audit(1))
                .containsExactly(new AuditEntry(now, "hoa", "send-back", slot.id() + ": " + why));
        assertThat(barred(office.approvals().approve(slot.id(), 0, HOA)))
                .containsExactly(new ApprovalResult.Reason.WrongStage(Stage.DRAFT));
        assertThat(stage(office.approvals().submit(slot.id(), LAN))).isEqualTo(Stage.AWAITING);
        assertThat(office.approvals().listOpen().getFirst().returned()).hasSize(1);
        assertThat(stage(office.approvals().approve(slot.id(), 0, HOA))).isEqualTo(Stage.AWAITING);
        office.slots().withdraw(slot.id(), LAN);
        assertThat(office.approvals().listOpen()).isEmpty();
        assertThat(barred(office.approvals().approve(slot.id(), 1, MINH)))
                .containsExactly(new ApprovalResult.Reason.WrongStage(Stage.WITHDRAWN));
        assertThat(heard(EAST.id())).isEmpty();
    }

    @Test
    void aSlotThatCanNoLongerAirIsNotApproved() {
        askForTwoSteps();
        Slot slot = booked(OfficeSamples.DONG_KINH, LocalTime.of(9, 0));
        Slot late = booked(OfficeSamples.DONG_KINH, LocalTime.of(21, 0));
        now = OfficeSamples.EIGHT.plus(Duration.ofHours(1)).plusMillis(1);
        done(
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addPolicy(
                                OfficePlanSamples.policy(
                                        OfficeSamples.LANG_SON,
                                        "Quy ước",
                                        OfficePlanSamples.quiet(20, 5)),
                                MINH));
        assertThat(barred(office.approvals().approve(slot.id(), 0, MINH)))
                .containsExactly(new ApprovalResult.Reason.TooLate());
        assertThat(barred(office.approvals().approve(late.id(), 0, MINH)))
                .singleElement()
                .isInstanceOf(ApprovalResult.Reason.AgainstRules.class);
    }

    @Test
    void aUnitIsRaisedAtTheLastApprovalStep() {
        askForTwoSteps();
        var request =
                new RaiseRequest(
                        OfficeSamples.DONG_KINH, 4, Set.of(), List.of(bulletin()), Instant.MAX);
        PlanItemRevision wished = done(office.situations().raise(request, LAN));
        SlotId id = new SlotId(wished.item().name().id());
        assertThat(wished.stage()).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        now = OfficeSamples.EIGHT.plus(Duration.ofMinutes(90));
        assertThat(stage(office.approvals().approve(id, 0, MINH))).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        assertThat(stage(office.approvals().approve(id, 1, HOA))).isEqualTo(Stage.APPROVED);
        assertThat(heard(EAST.id())).startsWith("10:00", "11:00");
        assertThat(office.situations().all())
                .singleElement()
                .extracting(PlanItemRevision::stage)
                .isEqualTo(Stage.PUBLISHED);

        done(office.situations().lower(id, 2, LAN));
        assertThat(heard(EAST.id())).isEmpty();
        PlanItemRevision other = done(office.situations().raise(request, LAN));
        done(office.situations().lower(new SlotId(other.item().name().id()), 1, LAN));
        assertThat(office.approvals().listOpen()).isEmpty();
    }

    /** The centre was killed after the approval and came back two hours later. */
    @Test
    void aSituationApprovedBeforeAKillIsIssuedFromItsApprovalOn() {
        askForTwoSteps();
        var request =
                new RaiseRequest(
                        OfficeSamples.DONG_KINH, 4, Set.of(), List.of(bulletin()), Instant.MAX);
        SlotId id = new SlotId(done(office.situations().raise(request, LAN)).item().name().id());
        assertThat(heard(EAST.id())).isEmpty();
        now = OfficeSamples.EIGHT.plus(Duration.ofMinutes(90));
        assertThat(stage(office.approvals().approve(id, 0, MINH))).isEqualTo(Stage.AWAITING);
        assertThat(stage(office.approvals().approve(id, 1, HOA))).isEqualTo(Stage.APPROVED);

        now = OfficeSamples.EIGHT.plus(Duration.ofMinutes(210));
        assertThat(heard(EAST.id())).startsWith("10:00", "11:00", "12:00");
        assertThat(office.publishDue(now.plusSeconds(60))).as("once").isZero();
    }

    @Test
    void anItemWithUnknownReferencesIsRefusedWithEachOfThem() {
        var nobody = new StationId("nobody");
        var klingon = LanguageProfile.ofSingle(new LanguageTag("tlh"));
        assertThat(bars(office.planItems().put(new PlanItem.OfProfile(nobody, klingon), 0, LAN)))
                .containsExactly(
                        new Reason.UnknownStation(nobody),
                        new Reason.UnknownLanguage(new LanguageTag("tlh")));
        Slot ordinary = booked(OfficeSamples.DONG_KINH, LocalTime.of(9, 0));
        assertThat(
                        bars(
                                office.planItems()
                                        .put(
                                                new PlanItem.OfOrder(
                                                        OfficeSamples.DONG_KINH,
                                                        List.of(ordinary.id(), new SlotId("none"))),
                                                0,
                                                LAN)))
                .containsExactly(
                        new Reason.NotPriority(ordinary.id()),
                        new Reason.UnknownSlot(new SlotId("none")));
        var owed = new PlanItem.OfObligation(OfficePlanSamples.obligation("tay-daily"));
        PlanItemRevision kept = done(office.planItems().put(owed, 0, LAN));
        assertThat(office.planItems().put(owed, 0, MINH))
                .isEqualTo(new PlanItemResult.Conflict(kept));
        assertThat(office.planItems().put(owed, 2, MINH))
                .isEqualTo(new PlanItemResult.Conflict(kept));
        PlanItemRevision gone = done(office.planItems().withdraw(owed.name(), 1, MINH));
        assertThat(office.planItems().items(PlanItem.Kind.OBLIGATION)).containsExactly(gone);
        assertThat(bars(office.planItems().withdraw(owed.name(), 2, MINH)))
                .containsExactly(new Reason.Closed(owed.name()));
        assertThat(
                        office.planItems()
                                .withdraw(
                                        new PlanItem.OfHoliday(OfficeSamples.SATURDAY).name(),
                                        1,
                                        LAN))
                .isInstanceOf(PlanItemResult.Unknown.class);
        assertThat(bars(office.planItems().put(OfficePlanSamples.oneOfEach().get(6), 0, LAN)))
                .singleElement()
                .isInstanceOf(Reason.NotEditable.class);
    }

    @Test
    void anObligationIsPlannedAndNotRepeatedOnceItHasAired() {
        bulletin();
        done(
                office.planItems()
                        .put(
                                new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()),
                                0,
                                LAN));
        done(
                office.planItems()
                        .put(
                                new PlanItem.OfObligation(
                                        OfficePlanSamples.obligation("tay-daily")),
                                0,
                                LAN));
        assertThat(heard(EAST.id())).hasSize(1);
        String first = heard(EAST.id()).getFirst();
        assertThat(LocalTime.parse(first)).isAfterOrEqualTo(LocalTime.of(8, 0));
        // It has aired; then a booking causes the day to be planned again.
        now = now.plus(Duration.ofHours(2));
        booked(OfficeSamples.DONG_KINH, LocalTime.of(20, 0));
        assertThat(heard(EAST.id())).containsExactly(first, "20:00");
    }

    @Test
    void anObligationUnderAnApprovalPolicyPlacesNothingUntilItIsApproved() {
        bulletin();
        done(
                office.planItems()
                        .put(
                                new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()),
                                0,
                                LAN));
        done(
                office.planItems()
                        .addPolicy(
                                OfficePlanSamples.policy(
                                        OfficeSamples.LANG_SON,
                                        "QĐ 5",
                                        OfficePlanSamples.approval(true, "Lãnh đạo")),
                                MINH));
        var obligation = OfficePlanSamples.obligation("tay-daily");
        PlanItemRevision stored =
                done(office.planItems().put(new PlanItem.OfObligation(obligation), 0, LAN));
        assertThat(stored.stage()).isEqualTo(Stage.AWAITING);
        booked(OfficeSamples.DONG_KINH, LocalTime.of(20, 0));
        office.publishDue(now);

        var subject = new SlotId("tay-daily");
        assertThat(office.approvals().approve(subject, 0, LAN))
                .as("four eyes")
                .isInstanceOf(ApprovalResult.Refused.class);
        assertThat(office.approvals().approve(subject, 0, MINH))
                .isInstanceOf(ApprovalResult.Done.class);
        assertThat(heard(EAST.id())).hasSize(1);

        List<String> before = heard(EAST.id());
        var stricter =
                new Obligation(
                        obligation.id(),
                        obligation.paper(),
                        obligation.unit(),
                        obligation.theme(),
                        obligation.language(),
                        new Obligation.Amount.Airings(2),
                        obligation.period(),
                        obligation.from(),
                        obligation.until(),
                        obligation.graceDays());
        PlanItemRevision changed =
                done(office.planItems().put(new PlanItem.OfObligation(stricter), 1, LAN));
        assertThat(changed.stage()).isEqualTo(Stage.AWAITING);
        booked(OfficeSamples.DONG_KINH, LocalTime.of(19, 0));
        office.publishDue(now);
        assertThat(heard(EAST.id())).as("the approved version goes on").isEqualTo(before);

        assertThat(office.approvals().approve(subject, 0, MINH))
                .isInstanceOf(ApprovalResult.Done.class);
        assertThat(heard(EAST.id())).hasSize(2);
    }

    @Test
    void aPolicyWhosePaperLooksLikeAnotherOfTheSameUnitIsRefused() {
        Policy first =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON, "QĐ 5/UBND", OfficePlanSamples.quiet(21, 5));
        done(office.planItems().with(Losses.ACCEPT).addPolicy(first, MINH));
        Policy alike =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON, "qđ  5/ubnd", OfficePlanSamples.quiet(21, 5));
        assertThat(office.planItems().with(Losses.ACCEPT).addPolicy(alike, MINH))
                .isEqualTo(new PlanItemResult.Refused(List.of(new Reason.LooksLike("QĐ 5/UBND"))));
        Policy elsewhere =
                OfficePlanSamples.policy(
                        OfficeSamples.DONG_KINH, "qđ  5/ubnd", OfficePlanSamples.quiet(21, 5));
        done(office.planItems().with(Losses.ACCEPT).addPolicy(elsewhere, MINH));
    }
}
