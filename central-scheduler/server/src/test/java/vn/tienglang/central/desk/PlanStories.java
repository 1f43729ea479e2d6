package vn.tienglang.central.desk;

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
import vn.tienglang.central.desk.PlanEdit.Bar;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Playbook;

/** What is laid down, raised and lowered, and what the stations hear of it. */
public abstract class PlanStories {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Officer MINH = new Officer("minh", "Anh Minh");
    private static final Officer HOA = new Officer("hoa", "Cô Hoa");
    private static final Station EAST = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final Station WEST = Samples.station("ls-tam-thanh", Samples.TAM_THANH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");

    private final MemoryShelf shelf = new MemoryShelf();
    private final KeptAlarm alarm = new KeptAlarm();
    private Instant now = Samples.EIGHT;
    private Clip vi;
    private Clip tay;
    private Desk desk;
    private Newsroom newsroom;
    private PlanOffice office;
    private Situations situations;
    private Approvals approvals;

    /** The same archive through a test, empty at its start. */
    protected abstract Archive archive();

    @BeforeEach
    void openTheOffice() {
        vi = shelf.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
        tay = shelf.put("Tin Tày", "tyz", Duration.ofSeconds(70), new byte[60_000]);
        archive()
                .inTransaction(books -> {
                    books.areas().add(Samples.areas());
                    books.enrolments().put(Samples.enrolment(EAST, Samples.Keys.of(EAST, 1)));
                    books.enrolments().put(Samples.enrolment(WEST, Samples.Keys.of(WEST, 1)));
                    return true;
                });
        desk =
                new Desk(
                        archive(),
                        new StationKeys(archive()),
                        shelf,
                        new KeptPost(),
                        alarm,
                        () -> now,
                        new DeskRules(Samples.HANOI, Duration.ofMinutes(10)));
        desk.stockClips();
        var table = VietnamLanguages.TABLE;
        newsroom = new Newsroom(archive(), shelf, table, alarm, () -> now, Samples.HANOI);
        office = new PlanOffice(archive(), table, alarm, () -> now, Samples.HANOI);
        approvals = new Approvals(archive(), alarm, () -> now);
        situations = new Situations(archive(), alarm, () -> now, Samples.HANOI);
    }

    private static KeptItem done(PlanEdit edit) {
        assertThat(edit).isInstanceOf(PlanEdit.Done.class);
        return ((PlanEdit.Done) edit).kept();
    }

    private static List<Bar> bars(PlanEdit edit) {
        assertThat(edit).isInstanceOf(PlanEdit.Refused.class);
        return ((PlanEdit.Refused) edit).bars();
    }

    private BookingRequest at(AreaCode area, LocalTime time) {
        return BookingRequest.once(
                "Tin tối", area, Samples.SATURDAY, time, vi.id(), MessageClass.ORDINARY);
    }

    private Slot booked(AreaCode area, LocalTime time) {
        return ((Booking.Booked) desk.book(at(area, time), LAN)).slot();
    }

    private List<Refusal> refused(AreaCode area, LocalTime time) {
        return ((Booking.Refused) desk.book(at(area, time), LAN)).refusals();
    }

    private BulletinId bulletin() {
        var terms =
                new Terms(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        Samples.LANG_SON,
                        new Validity(Samples.SATURDAY, Samples.SATURDAY.plusDays(9)),
                        List.of(VI, TAY));
        KeptBulletin kept = ((BulletinEdit.Done) newsroom.begin(terms, LAN)).kept();
        BulletinId id = kept.bulletin().id();
        newsroom.put(id, 1, rendition(VI, vi), LAN);
        newsroom.put(id, 2, rendition(TAY, tay), LAN);
        return id;
    }

    private static Rendition rendition(LanguageTag language, Clip clip) {
        return Rendition.missing(language)
                .withText("…")
                .withSound(new Rendition.Sound.Recorded(clip.id()))
                .withPeople(new Rendition.People("Thụ", "Thụ", "Thụ"));
    }

    /** When that station's newest log of the day has airings, by its own clock. */
    private List<String> heard(StationId station) {
        desk.publishDue(now);
        return archive()
                .inTransaction(books -> books.logs().latest(station, Samples.SATURDAY))
                .map(DailyLog::airings)
                .orElse(List.of())
                .stream()
                .map(one -> one.airtime().start().atZone(Samples.HANOI).toLocalTime().toString())
                .toList();
    }

    @Test
    void aBookingInQuietHoursIsRefusedByTheRuleThatClosesThem() {
        String paper = "Quyết định 12/2021/QĐ-UBND";
        Policy policy = PlanSamples.policy(Samples.LANG_SON, paper, PlanSamples.quiet(21, 5));
        KeptItem laid = done(office.layDown(policy, MINH));

        assertThat(refused(Samples.DONG_KINH, LocalTime.of(21, 30)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refusal.Closed.class,
                        closed -> {
                            assertThat(closed.station()).isEqualTo(EAST.id());
                            assertThat(closed.closures().getFirst().why())
                                    .isEqualTo(Closure.Why.QUIET);
                            assertThat(closed.closures().getFirst().by())
                                    .isEqualTo(
                                            new Policy.Quote(
                                                    Samples.LANG_SON, PlanSamples.FIRST, paper));
                        });

        LocalDate tomorrow = Samples.SATURDAY.plusDays(1);
        done(office.end(laid.item().name(), 1, Samples.SATURDAY, MINH));
        assertThat(bars(office.end(laid.item().name(), 2, PlanSamples.FIRST, MINH)))
                .containsExactly(
                        new Bar.OverAlready(
                                PlanSamples.FIRST.atStartOfDay(Samples.HANOI).toInstant()));
        assertThat(office.end(laid.item().name(), 1, tomorrow, MINH))
                .isInstanceOf(PlanEdit.Conflict.class);
        booked(Samples.DONG_KINH, LocalTime.of(21, 30));
        assertThat(heard(EAST.id())).containsExactly("21:30");
    }

    @Test
    void aCapIsSaidBeforeItIsBroken() {
        var cap = new Rule.DayCap(Days.EVERY, Rule.Force.BINDING, Duration.ofSeconds(90));
        done(office.layDown(PlanSamples.policy(Samples.LANG_SON, "Quy định 1", cap), MINH));
        booked(Samples.TAM_THANH, LocalTime.of(9, 0));
        assertThat(refused(Samples.LANG_SON, LocalTime.of(10, 0)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Refusal.OverDay.class,
                        over -> assertThat(over.station()).isEqualTo(WEST.id()));
    }

    @Test
    void aPolicyThatComesLaterSilencesWhatItCloses() {
        booked(Samples.LANG_SON, LocalTime.of(21, 30));
        booked(Samples.LANG_SON, LocalTime.of(20, 0));
        assertThat(heard(WEST.id())).containsExactly("20:00", "21:30");
        int before = alarm.wishes();
        done(
                office.layDown(
                        PlanSamples.policy(Samples.TAM_THANH, "Quy ước", PlanSamples.quiet(21, 5)),
                        MINH));
        assertThat(alarm.wishes()).isEqualTo(before + 1);
        assertThat(heard(WEST.id())).containsExactly("20:00");
        assertThat(heard(EAST.id())).containsExactly("20:00", "21:30");
    }

    @Test
    void aRaisedUnitIsHeardAtOnceAndLoweredHasItsProgrammeBack() {
        booked(Samples.LANG_SON, LocalTime.of(11, 0, 30));
        assertThat(heard(EAST.id())).containsExactly("11:00:30");
        var request =
                new RaiseRequest(
                        Samples.LANG_SON,
                        3,
                        Set.of(Samples.DONG_KINH),
                        List.of(bulletin()),
                        Instant.MAX);
        KeptItem raised = done(situations.raise(request, LAN));
        assertThat(heard(EAST.id()))
                .startsWith("08:00", "09:00", "10:00", "11:00", "12:00")
                .hasSize(12)
                .doesNotContain("11:00:30");
        assertThat(heard(WEST.id())).containsExactly("09:50", "11:00:30", "14:10", "18:30");
        assertThat(desk.board(now).getFirst().today())
                .extracting(AiringView::title)
                .contains("Tin");

        now = Samples.EIGHT.plus(Duration.ofHours(2)).plusSeconds(1);
        SlotId id = new SlotId(raised.item().name().id());
        assertThat(situations.lower(id, 7, LAN)).isInstanceOf(PlanEdit.Conflict.class);
        done(situations.lower(id, 1, LAN));
        // What was on the air when the unit was lowered has left it; what was over stays.
        assertThat(heard(EAST.id())).containsExactly("08:00", "09:00", "11:00:30");
        assertThat(heard(WEST.id())).containsExactly("09:50", "11:00:30");
        assertThat(bars(situations.lower(id, 2, LAN)))
                .containsExactly(new Bar.Closed(raised.item().name()));
        assertThat(desk.audit(20)).extracting(AuditEntry::act).contains("raise", "lower");
    }

    @Test
    void aStationHearsACampaignInItsOwnLanguagesInTurn() {
        var both = new PlanItem.OfProfile(EAST.id(), PlanSamples.halfTay());
        done(office.put(both, 0, LAN));
        var request =
                new RaiseRequest(Samples.DONG_KINH, 4, Set.of(), List.of(bulletin()), Instant.MAX);
        done(situations.raise(request, LAN));
        desk.publishDue(now);
        DailyLog log =
                archive()
                        .inTransaction(books -> books.logs().latest(EAST.id(), Samples.SATURDAY))
                        .orElseThrow();
        assertThat(log.clips()).containsExactlyInAnyOrder(vi, tay);
        assertThat(log.airings().stream().filter(one -> one.clip().equals(tay.id())).count())
                .isBetween(log.airings().size() / 2 - 1L, log.airings().size() / 2 + 1L);
    }

    @Test
    void everythingAgainstARaisingIsSaidAtOnce() {
        var request =
                new RaiseRequest(
                        Samples.DONG_KINH,
                        9,
                        Set.of(Samples.TAM_THANH, new AreaCode("99")),
                        List.of(new BulletinId("nothing")),
                        now);
        assertThat(bars(situations.raise(request, LAN)))
                .containsExactly(
                        new Bar.Outside(Samples.TAM_THANH, Samples.DONG_KINH),
                        new Bar.UnknownArea(new AreaCode("99")),
                        new Bar.NoPlaybook(9),
                        new Bar.UnknownBulletin(new BulletinId("nothing")),
                        new Bar.OverAlready(now));
        assertThat(situations.all()).isEmpty();
        assertThat(situations.lower(new SlotId("nothing"), 1, LAN))
                .isInstanceOf(PlanEdit.Unknown.class);
    }

    @Test
    void aPlaybookIsEditedInVersionsAndTheRaisedKeepTheirs() {
        Playbook old = office.playbooks().getFirst();
        var request =
                new RaiseRequest(Samples.LANG_SON, 1, Set.of(), List.of(bulletin()), Instant.MAX);
        KeptItem raised = done(situations.raise(request, LAN));
        Playbook changed =
                old.changed(
                        new Frequency.EachSession(2),
                        new Frequency.EachSession(1),
                        old.languages());
        assertThat(office.put(new PlanItem.OfPlaybook(changed), 3, LAN))
                .isInstanceOf(PlanEdit.Conflict.class);
        done(office.put(new PlanItem.OfPlaybook(changed), 1, LAN));
        assertThat(office.playbooks().getFirst()).isEqualTo(changed);
        assertThat(office.playbooks()).hasSize(5);
        assertThat(office.revisions(new PlanItem.OfPlaybook(old).name()))
                .extracting(KeptItem::item)
                .containsExactly(new PlanItem.OfPlaybook(old), new PlanItem.OfPlaybook(changed));
        assertThat(situations.all()).containsExactly(raised);
    }

    private void askForTwoSteps() {
        var rule = PlanSamples.approval(true, "Biên tập", "Lãnh đạo");
        done(office.layDown(PlanSamples.policy(Samples.LANG_SON, "Quy chế", rule), MINH));
    }

    private static List<ApprovalEdit.Bar> barred(ApprovalEdit edit) {
        assertThat(edit).isInstanceOf(ApprovalEdit.Refused.class);
        return ((ApprovalEdit.Refused) edit).bars();
    }

    private static Stage stage(ApprovalEdit edit) {
        assertThat(edit).isInstanceOf(ApprovalEdit.Done.class);
        return ((ApprovalEdit.Done) edit).stage();
    }

    private Stage stage(Slot slot) {
        return archive()
                .inTransaction(books -> books.slots().find(slot.id()).orElseThrow().stage());
    }

    @Test
    void nothingIsHeardBeforeEveryStepWasTakenByAnotherPerson() {
        askForTwoSteps();
        Slot slot = booked(Samples.DONG_KINH, LocalTime.of(9, 0));
        assertThat(stage(slot)).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        assertThat(approvals.open())
                .singleElement()
                .extracting(Approval::next)
                .isEqualTo(java.util.Optional.of("Biên tập"));

        assertThat(barred(approvals.approve(slot.id(), 0, LAN)))
                .containsExactly(new ApprovalEdit.Bar.TheirOwn());
        assertThat(stage(approvals.approve(slot.id(), 0, MINH))).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        assertThat(approvals.approve(slot.id(), 0, HOA)).isInstanceOf(ApprovalEdit.Conflict.class);
        assertThat(barred(approvals.approve(slot.id(), 1, MINH)))
                .containsExactly(new ApprovalEdit.Bar.SecondStep());
        int before = alarm.wishes();
        assertThat(stage(approvals.approve(slot.id(), 1, HOA))).isEqualTo(Stage.APPROVED);
        assertThat(alarm.wishes()).isEqualTo(before + 1);
        assertThat(heard(EAST.id())).containsExactly("09:00");
        assertThat(stage(slot)).isEqualTo(Stage.PUBLISHED);
        assertThat(approvals.open()).isEmpty();
        assertThat(barred(approvals.approve(slot.id(), 2, HOA)))
                .containsExactly(new ApprovalEdit.Bar.NotThere(Stage.PUBLISHED));
        assertThat(approvals.approve(new SlotId("nothing"), 0, HOA))
                .isInstanceOf(ApprovalEdit.Unknown.class);
    }

    @Test
    void whatIsSentBackBeginsAnewAndWhatIsWithdrawnWaitsForNobody() {
        askForTwoSteps();
        Slot slot = booked(Samples.DONG_KINH, LocalTime.of(9, 0));
        assertThat(stage(approvals.approve(slot.id(), 0, MINH))).isEqualTo(Stage.AWAITING);
        var why = new Remark("Đọc lại: tên xã bị nhầm " + "ạ".repeat(470));
        assertThat(stage(approvals.sendBack(slot.id(), 1, why, HOA))).isEqualTo(Stage.DRAFT);
        assertThat(approvals.open())
                .singleElement()
                .extracting(Approval::returned)
                .isEqualTo(List.of(new Approval.Returned("hoa", now, why)));
        assertThat(desk.audit(1))
                .containsExactly(new AuditEntry(now, "hoa", "send-back", slot.id() + ": " + why));
        assertThat(barred(approvals.approve(slot.id(), 0, HOA)))
                .containsExactly(new ApprovalEdit.Bar.NotThere(Stage.DRAFT));
        assertThat(stage(approvals.handIn(slot.id(), LAN))).isEqualTo(Stage.AWAITING);
        assertThat(approvals.open().getFirst().returned()).hasSize(1);
        assertThat(stage(approvals.approve(slot.id(), 0, HOA))).isEqualTo(Stage.AWAITING);
        desk.withdraw(slot.id(), LAN);
        assertThat(approvals.open()).isEmpty();
        assertThat(barred(approvals.approve(slot.id(), 1, MINH)))
                .containsExactly(new ApprovalEdit.Bar.NotThere(Stage.WITHDRAWN));
        assertThat(heard(EAST.id())).isEmpty();
    }

    @Test
    void whatCannotBeHeardAnyMoreIsNotApproved() {
        askForTwoSteps();
        Slot slot = booked(Samples.DONG_KINH, LocalTime.of(9, 0));
        Slot late = booked(Samples.DONG_KINH, LocalTime.of(21, 0));
        now = Samples.EIGHT.plus(Duration.ofHours(1)).plusMillis(1);
        done(
                office.layDown(
                        PlanSamples.policy(Samples.LANG_SON, "Quy ước", PlanSamples.quiet(20, 5)),
                        MINH));
        assertThat(barred(approvals.approve(slot.id(), 0, MINH)))
                .containsExactly(new ApprovalEdit.Bar.TooLate());
        assertThat(barred(approvals.approve(late.id(), 0, MINH)))
                .singleElement()
                .isInstanceOf(ApprovalEdit.Bar.AgainstRules.class);
    }

    @Test
    void aUnitIsRaisedWhenTheLastHasApprovedIt() {
        askForTwoSteps();
        var request =
                new RaiseRequest(Samples.DONG_KINH, 4, Set.of(), List.of(bulletin()), Instant.MAX);
        KeptItem wished = done(situations.raise(request, LAN));
        SlotId id = new SlotId(wished.item().name().id());
        assertThat(wished.stage()).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        now = Samples.EIGHT.plus(Duration.ofMinutes(90));
        assertThat(stage(approvals.approve(id, 0, MINH))).isEqualTo(Stage.AWAITING);
        assertThat(heard(EAST.id())).isEmpty();
        assertThat(stage(approvals.approve(id, 1, HOA))).isEqualTo(Stage.APPROVED);
        assertThat(heard(EAST.id())).startsWith("10:00", "11:00");
        assertThat(situations.all())
                .singleElement()
                .extracting(KeptItem::stage)
                .isEqualTo(Stage.PUBLISHED);

        done(situations.lower(id, 2, LAN));
        assertThat(heard(EAST.id())).isEmpty();
        KeptItem other = done(situations.raise(request, LAN));
        done(situations.lower(new SlotId(other.item().name().id()), 1, LAN));
        assertThat(approvals.open()).isEmpty();
    }

    @Test
    void whatTheBooksDoNotKnowIsNamed() {
        var nobody = new StationId("nobody");
        var klingon = LanguageProfile.only(new LanguageTag("tlh"));
        assertThat(bars(office.put(new PlanItem.OfProfile(nobody, klingon), 0, LAN)))
                .containsExactly(
                        new Bar.UnknownStation(nobody),
                        new Bar.UnknownLanguage(new LanguageTag("tlh")));
        Slot ordinary = booked(Samples.DONG_KINH, LocalTime.of(9, 0));
        assertThat(
                        bars(
                                office.put(
                                        new PlanItem.OfOrder(
                                                Samples.DONG_KINH,
                                                List.of(ordinary.id(), new SlotId("none"))),
                                        0,
                                        LAN)))
                .containsExactly(
                        new Bar.NotPriority(ordinary.id()),
                        new Bar.UnknownSlot(new SlotId("none")));
        var owed = new PlanItem.OfObligation(PlanSamples.obligation("tay-daily"));
        KeptItem kept = done(office.put(owed, 0, LAN));
        assertThat(office.put(owed, 0, MINH)).isEqualTo(new PlanEdit.Conflict(kept));
        assertThat(office.put(owed, 2, MINH)).isEqualTo(new PlanEdit.Conflict(kept));
        KeptItem gone = done(office.withdraw(owed.name(), 1, MINH));
        assertThat(office.items(PlanItem.Kind.OBLIGATION)).containsExactly(gone);
        assertThat(bars(office.withdraw(owed.name(), 2, MINH)))
                .containsExactly(new Bar.Closed(owed.name()));
        assertThat(office.withdraw(new PlanItem.OfHoliday(Samples.SATURDAY).name(), 1, LAN))
                .isInstanceOf(PlanEdit.Unknown.class);
        assertThat(bars(office.put(PlanSamples.oneOfEach().get(6), 0, LAN)))
                .singleElement()
                .isInstanceOf(Bar.NotByHand.class);
    }

    @Test
    void whatIsOwedIsFittedInAndNotToldAgainOnceItWasHeard() {
        bulletin();
        done(office.put(new PlanItem.OfObligation(PlanSamples.obligation("tay-daily")), 0, LAN));
        assertThat(heard(EAST.id())).hasSize(1);
        String first = heard(EAST.id()).getFirst();
        assertThat(LocalTime.parse(first)).isAfterOrEqualTo(LocalTime.of(8, 0));
        // It was heard; then somebody books the evening, and all is made anew.
        now = now.plus(Duration.ofHours(2));
        booked(Samples.DONG_KINH, LocalTime.of(20, 0));
        assertThat(heard(EAST.id())).containsExactly(first, "20:00");
    }
}
