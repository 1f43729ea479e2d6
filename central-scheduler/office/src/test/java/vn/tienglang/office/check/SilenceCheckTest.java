package vn.tienglang.office.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.approval.ApprovalResult;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.document.PlanImportResult;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.plan.PlanItemResult;
import vn.tienglang.office.publish.FakePublishTrigger;
import vn.tienglang.office.publish.FakeStationSender;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.office.schedule.BookingResult;
import vn.tienglang.office.schedule.WithdrawalResult;
import vn.tienglang.office.situation.RaiseRequest;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.recurrence.OccurrenceChange;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

/** Tests of the airings that a change would silence, through the services that store changes. */
final class SilenceCheckTest {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final LocalDate SUNDAY = OfficeSamples.SATURDAY.plusDays(1);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");

    private Duration later = Duration.ZERO;
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final Clip viet = clipSource.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
    private final Clip tay =
            clipSource.put("Tin Tày", "tyz", Duration.ofSeconds(60), new byte[60_000]);
    private final OfficeFixture office =
            new OfficeFixture(
                    transactions,
                    new StationKeys(transactions),
                    clipSource,
                    new FakeStationSender(),
                    new FakePublishTrigger(),
                    () -> OfficeSamples.EIGHT.plus(later),
                    OfficeSamples.HANOI,
                    Duration.ofMinutes(10));

    @BeforeEach
    void enrol() {
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(EAST, OfficeSamples.Keys.of(EAST, 1)));
            return true;
        });
        office.clips().registerClips();
    }

    private Slot daily(LocalTime time, SlotPart part) {
        var request =
                new BookingRequest(
                        "Bản tin ngày",
                        OfficeSamples.DONG_KINH,
                        Target.of(OfficeSamples.DONG_KINH),
                        OfficeSamples.recurrence(
                                "DTSTART:20261122T%02d%02d00\nRRULE:FREQ=DAILY"
                                        .formatted(time.getHour(), time.getMinute())),
                        new StartPolicy.OnTime(),
                        Slot.NO_HARD_END,
                        List.of(part),
                        new LanguageMix.AllInTurn(),
                        MessageClass.ORDINARY);
        return ((BookingResult.Booked) office.slots().book(request, LAN)).slot();
    }

    private BulletinId bulletin(String title, LanguageTag wanted) {
        var details =
                new BulletinDetails(
                        title,
                        "y tế",
                        MessageClass.ORDINARY,
                        OfficeSamples.LANG_SON,
                        new Validity(OfficeSamples.SATURDAY, OfficeSamples.SATURDAY.plusDays(60)),
                        List.of(wanted));
        return ((BulletinResult.Done) office.bulletins().begin(details, LAN))
                .kept()
                .bulletin()
                .id();
    }

    private BulletinId spoken(String title, LanguageTag language, Clip clip) {
        BulletinId id = bulletin(title, language);
        var rendition =
                Rendition.missing(language)
                        .withText("…")
                        .withSound(new Rendition.Sound.Recorded(clip.id()))
                        .withPeople(new Rendition.People("A", "B", "C"));
        assertThat(office.bulletins().putRendition(id, 1, rendition, LAN))
                .isInstanceOf(BulletinResult.Done.class);
        return id;
    }

    private static SlotPart part(BulletinId bulletin) {
        return new SlotPart.Bulletins(List.of(bulletin), 1);
    }

    private static List<SilencedOrder> silenced(PlanItemResult result) {
        return ((PlanItemResult.Refused) result)
                .reasons().stream()
                        .map(reason -> ((PlanItemResult.Reason.Silences) reason).silenced())
                        .toList();
    }

    private static List<SilencedOrder> silenced(BulletinResult result) {
        return ((BulletinResult.Refused) result)
                .reasons().stream()
                        .map(reason -> ((BulletinResult.Reason.Silences) reason).silenced())
                        .toList();
    }

    private SilencedOrder everyDay(Slot slot, LocalTime time) {
        return new SilencedOrder(slot.id(), slot.title(), 27, 1, SUNDAY.atTime(time));
    }

    @Test
    void aPolicyThatClosesADailySlotIsStoredOnlyWhenItsLossesAreAccepted() {
        LocalTime nine = LocalTime.of(9, 0);
        Slot slot = daily(nine, new SlotPart.Recording(viet.id()));
        daily(LocalTime.of(18, 0), new SlotPart.Recording(viet.id()));
        var policy =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON, "QĐ 7", OfficePlanSamples.quiet(8, 10));

        assertThat(silenced(office.planItems().addPolicy(policy, LAN)))
                .containsExactly(everyDay(slot, nine));
        assertThat(office.planItems().items(PlanItem.Kind.POLICY)).isEmpty();

        assertThat(office.planItems().with(Losses.ACCEPT).addPolicy(policy, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    @Test
    void aPolicyThatSilencesNothingIsStoredAtOnce() {
        daily(LocalTime.of(9, 0), new SlotPart.Recording(viet.id()));
        var policy =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON, "QĐ 7", OfficePlanSamples.quiet(10, 12));
        assertThat(office.planItems().addPolicy(policy, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    @Test
    void aPolicyOfTwoSessionsNamesTheSituationThatItSilences() {
        BulletinId advice = spoken("Phòng dịch", VI, viet);
        var request =
                new RaiseRequest(OfficeSamples.LANG_SON, 3, Set.of(), List.of(advice), Instant.MAX);
        var raised = ((PlanItemResult.Done) office.situations().raise(request, LAN)).kept().item();
        var sessions =
                new PolicyRule.Sessions(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.BINDING,
                        List.of(
                                LocalTimeRange.between(LocalTime.of(5, 30), LocalTime.of(6, 30)),
                                LocalTimeRange.between(LocalTime.of(17, 0), LocalTime.of(18, 0))));
        var policy = OfficePlanSamples.policy(OfficeSamples.LANG_SON, "QĐ 7", sessions);

        assertThat(silenced(office.planItems().addPolicy(policy, LAN)))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.order()).isEqualTo(new SlotId(raised.name().id()));
                    assertThat(one.airings()).isGreaterThan(50);
                });
    }

    @Test
    void aHandOverWhoseFallbackCannotBeSpokenNamesTheDailySlotItSilences() {
        BulletinId figures = spoken("Số liệu", VI, viet);
        BulletinId fallback = bulletin("Phòng bệnh", VI);
        LocalTime evening = LocalTime.of(18, 0);
        Slot slot = daily(evening, part(figures));
        var item =
                new PlanItem.OfHandOver(
                        OfficePlanSamples.handOver("so-lieu", figures.value(), fallback.value()));

        assertThat(silenced(office.planItems().put(item, 0, LAN)))
                .containsExactly(everyDay(slot, evening));
        assertThat(office.planItems().with(Losses.ACCEPT).put(item, 0, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    @Test
    void aHandOverThatNoSlotPlaysYetWarnsOfItsMuteFallback() {
        BulletinId figures = spoken("Số liệu", VI, viet);
        BulletinId fallback = bulletin("Phòng bệnh", VI);
        var item =
                new PlanItem.OfHandOver(
                        OfficePlanSamples.handOver("so-lieu", figures.value(), fallback.value()));
        assertThat(silenced(office.planItems().put(item, 0, LAN)))
                .extracting(SilencedOrder::title, SilencedOrder::airings)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Số liệu y tế 17 giờ", 0L));
    }

    @Test
    void aProfileWithoutTheLanguageOfABulletinNamesTheSlotItSilences() {
        var both = new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay());
        assertThat(office.planItems().put(both, 0, LAN)).isInstanceOf(PlanItemResult.Done.class);
        LocalTime nine = LocalTime.of(9, 0);
        Slot slot = daily(nine, part(spoken("Tin Tày", TAY, tay)));
        var vietOnly =
                new PlanItem.OfProfile(
                        EAST.id(),
                        new LanguageProfile(List.of(new LanguageProfile.LanguageShare(VI, 100))));
        assertThat(silenced(office.planItems().put(vietOnly, 1, LAN)))
                .containsExactly(everyDay(slot, nine));
    }

    @Test
    void aBulletinThatLosesItsOnlyRenditionNamesTheSlotItSilences() {
        LocalTime nine = LocalTime.of(9, 0);
        BulletinId id = spoken("Tin", VI, viet);
        Slot slot = daily(nine, part(id));

        assertThat(silenced(office.bulletins().removeRendition(id, 2, VI, LAN)))
                .containsExactly(everyDay(slot, nine));
        assertThat(silenced(office.bulletins().retire(id, 2, LAN)))
                .containsExactly(everyDay(slot, nine));

        assertThat(office.bulletins().with(Losses.ACCEPT).retire(id, 2, LAN))
                .isInstanceOf(BulletinResult.Done.class);
    }

    @Test
    void aBulletinThatNothingPlaysIsRetiredAtOnce() {
        BulletinId id = spoken("Tin", VI, viet);
        assertThat(office.bulletins().retire(id, 2, LAN)).isInstanceOf(BulletinResult.Done.class);
    }

    @Test
    void anObligationIsAddedAndWithdrawnWithoutAQuestion() {
        spoken("Tin Tày", TAY, tay);
        var item = new PlanItem.OfObligation(OfficePlanSamples.obligation("tay-daily"));
        assertThat(office.planItems().put(item, 0, LAN)).isInstanceOf(PlanItemResult.Done.class);
        assertThat(office.planItems().withdraw(item.name(), 1, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    @Test
    void aConflictIsNamedBeforeTheLosses() {
        daily(LocalTime.of(9, 0), new SlotPart.Recording(viet.id()));
        var holiday = new PlanItem.OfHoliday(SUNDAY);
        assertThat(office.planItems().put(holiday, 0, LAN)).isInstanceOf(PlanItemResult.Done.class);
        assertThat(office.planItems().put(holiday, 0, LAN))
                .isInstanceOf(PlanItemResult.Conflict.class);
    }

    private static final Officer MINH = new Officer("minh", "Anh Minh");

    private RaiseRequest dengue() {
        return new RaiseRequest(
                OfficeSamples.LANG_SON,
                4,
                Set.of(),
                List.of(spoken("Phòng dịch", VI, viet)),
                Instant.MAX);
    }

    private void requireApproval() {
        var rule = OfficePlanSamples.approval(false, "Lãnh đạo");
        var policy = OfficePlanSamples.policy(OfficeSamples.LANG_SON, "QĐ 5", rule);
        assertThat(office.planItems().addPolicy(policy, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    private static BookingRequest at(LocalDate date, LocalTime time, Clip clip, MessageClass as) {
        return BookingRequest.once("Tin", OfficeSamples.DONG_KINH, date, time, clip.id(), as);
    }

    /** A daily slot of {@code clips} recordings, of which what fits is booked. */
    private Slot dailyOf(int clips, LocalTime time) {
        var parts =
                java.util.Collections.<SlotPart>nCopies(clips, new SlotPart.Recording(viet.id()));
        var request =
                new BookingRequest(
                        "Bản tin dài",
                        OfficeSamples.DONG_KINH,
                        Target.of(OfficeSamples.DONG_KINH),
                        OfficeSamples.recurrence(
                                "DTSTART:20261122T%02d%02d00\nRRULE:FREQ=DAILY"
                                        .formatted(time.getHour(), time.getMinute())),
                        new StartPolicy.OnTime(),
                        Slot.NO_HARD_END,
                        parts,
                        new LanguageMix.AllInTurn(),
                        MessageClass.ORDINARY);
        return ((BookingResult.Booked) office.slots().book(request, BookingScope.WHAT_FITS, LAN))
                .slot();
    }

    @Test
    void aSituationIsRaisedOnlyWhenWhatItSilencesIsAccepted() {
        RaiseRequest request = dengue();
        Slot slot = dailyOf(3, LocalTime.of(8, 59));

        assertThat(silenced(office.situations().raise(request, LAN)))
                .extracting(SilencedOrder::order, SilencedOrder::airings)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(slot.id(), 27L));
        assertThat(office.situations().all()).isEmpty();

        assertThat(office.situations().with(Losses.ACCEPT).raise(request, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    @Test
    void aSituationIsLoweredOnlyWhenWhatThatSilencesIsAccepted() {
        dailyOf(8, LocalTime.of(8, 55));
        var raised =
                ((PlanItemResult.Done) office.situations().with(Losses.ACCEPT).raise(dengue(), LAN))
                        .kept();
        SlotId id = new SlotId(raised.item().name().id());
        LocalTime late = LocalTime.of(8, 57);
        Slot inBetween =
                ((BookingResult.Booked)
                                office.slots()
                                        .book(at(SUNDAY, late, viet, MessageClass.ORDINARY), LAN))
                        .slot();
        later = Duration.ofMinutes(30);

        assertThat(silenced(office.situations().lower(id, 1, LAN)))
                .containsExactly(
                        new SilencedOrder(inBetween.id(), "Tin", 1, 1, SUNDAY.atTime(late)));

        assertThat(office.situations().with(Losses.ACCEPT).lower(id, 1, LAN))
                .isInstanceOf(PlanItemResult.Done.class);
    }

    @Test
    void aSlotIsWithdrawnOnlyWhenTheSlotsThatItsSuccessorSilencesAreAccepted() {
        LocalTime nine = LocalTime.of(9, 0);
        Slot first =
                ((BookingResult.Booked)
                                office.slots()
                                        .book(at(SUNDAY, nine, viet, MessageClass.ORDINARY), LAN))
                        .slot();
        dailyOf(8, nine);
        LocalTime later = LocalTime.of(9, 5);
        Slot third =
                ((BookingResult.Booked)
                                office.slots()
                                        .book(at(SUNDAY, later, viet, MessageClass.ORDINARY), LAN))
                        .slot();

        assertThat(office.slots().withdraw(first.id(), LAN))
                .isEqualTo(
                        new WithdrawalResult.Silencing(
                                first,
                                List.of(
                                        new SilencedOrder(
                                                third.id(), "Tin", 1, 1, SUNDAY.atTime(later)))));
        assertThat(office.slots().find(first.id()).orElseThrow().withdrawn()).isFalse();

        assertThat(office.slots().with(Losses.ACCEPT).withdraw(first.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(first));
        assertThat(office.slots().withdraw(third.id(), LAN))
                .isEqualTo(new WithdrawalResult.Withdrawn(third));
    }

    @Test
    void oneTimeIsCancelledOnlyWhenTheSlotsThatItsSuccessorSilencesAreAccepted() {
        LocalTime nine = LocalTime.of(9, 0);
        Slot first =
                ((BookingResult.Booked)
                                office.slots()
                                        .book(at(SUNDAY, nine, viet, MessageClass.ORDINARY), LAN))
                        .slot();
        dailyOf(8, nine);
        LocalTime later = LocalTime.of(9, 5);
        Slot third =
                ((BookingResult.Booked)
                                office.slots()
                                        .book(at(SUNDAY, later, viet, MessageClass.ORDINARY), LAN))
                        .slot();
        var cancelled = new OccurrenceChange.Cancelled(SUNDAY.atTime(nine));

        assertThat(office.slots().changeOnce(first.id(), 1, cancelled, LAN))
                .isEqualTo(
                        new BookingResult.Refused(
                                List.of(
                                        new BookingRefusal.Silences(
                                                new SilencedOrder(
                                                        third.id(),
                                                        "Tin",
                                                        1,
                                                        1,
                                                        SUNDAY.atTime(later))))));
        assertThat(office.slots().find(first.id()).orElseThrow().revision()).isEqualTo(1);

        assertThat(office.slots().with(Losses.ACCEPT).changeOnce(first.id(), 1, cancelled, LAN))
                .isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    void aPrioritySlotIsBookedOnlyWhenWhatItSilencesIsAccepted() {
        LocalTime nine = LocalTime.of(9, 0);
        Slot slot = daily(nine, new SlotPart.Recording(viet.id()));
        BookingRequest urgent = at(SUNDAY, nine, viet, MessageClass.PRIORITY);
        var lost = new SilencedOrder(slot.id(), slot.title(), 1, 1, SUNDAY.atTime(nine));

        assertThat(office.slots().book(urgent, LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.Silences(lost))));
        assertThat(office.slots().book(urgent, BookingScope.DRAFT, LAN))
                .as("a draft silences nothing")
                .isInstanceOf(BookingResult.Booked.class);

        assertThat(office.slots().with(Losses.ACCEPT).book(urgent, LAN))
                .isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    void aSlotThatIsMovedOntoOneBookedAfterItNamesThatOne() {
        LocalTime nine = LocalTime.of(9, 0);
        LocalTime ten = LocalTime.of(10, 0);
        Slot earlier =
                ((BookingResult.Booked)
                                office.slots()
                                        .book(at(SUNDAY, nine, viet, MessageClass.ORDINARY), LAN))
                        .slot();
        Slot later = daily(ten, new SlotPart.Recording(viet.id()));
        BookingRequest moved = at(SUNDAY, ten, viet, MessageClass.ORDINARY);
        var lost = new SilencedOrder(later.id(), later.title(), 1, 1, SUNDAY.atTime(ten));

        assertThat(office.slots().change(earlier.id(), 1, moved, BookingScope.WHOLE, LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.Silences(lost))));
        assertThat(
                        office.slots()
                                .with(Losses.ACCEPT)
                                .change(earlier.id(), 1, moved, BookingScope.WHOLE, LAN))
                .isInstanceOf(BookingResult.Booked.class);
    }

    @Test
    void anApprovalNamesWhatTheSlotSilencesAtThatMoment() {
        LocalTime nine = LocalTime.of(9, 0);
        requireApproval();
        BookingRequest urgent = at(SUNDAY, nine, viet, MessageClass.PRIORITY);
        SlotId awaiting = ((BookingResult.Booked) office.slots().book(urgent, LAN)).slot().id();
        Slot slot = dailyOf(1, nine);
        office.approvals().with(Losses.ACCEPT).approve(slot.id(), 0, MINH);

        var lost = new SilencedOrder(slot.id(), slot.title(), 1, 1, SUNDAY.atTime(nine));
        assertThat(office.approvals().approve(awaiting, 0, MINH))
                .isEqualTo(
                        new ApprovalResult.Refused(
                                List.of(new ApprovalResult.Reason.Silences(lost))));
        assertThat(office.approvals().with(Losses.ACCEPT).approve(awaiting, 0, MINH))
                .isInstanceOf(ApprovalResult.Done.class);
    }

    @Test
    void anApprovalNamesWhatTheSituationSilencesAtThatMoment() {
        requireApproval();
        var kept = ((PlanItemResult.Done) office.situations().raise(dengue(), LAN)).kept();
        SlotId id = new SlotId(kept.item().name().id());
        Slot slot = dailyOf(3, LocalTime.of(8, 59));
        office.approvals().with(Losses.ACCEPT).approve(slot.id(), 0, MINH);

        ApprovalResult refused = office.approvals().approve(id, 0, MINH);

        assertThat(((ApprovalResult.Refused) refused).reasons())
                .singleElement()
                .satisfies(one ->
                        assertThat(((ApprovalResult.Reason.Silences) one).silenced().order())
                                .isEqualTo(slot.id()));
        assertThat(office.approvals().with(Losses.ACCEPT).approve(id, 0, MINH))
                .isInstanceOf(ApprovalResult.Done.class);
    }

    @Test
    void aDocumentIsImportedOnlyWhenWhatItSilencesIsAccepted() {
        LocalTime nine = LocalTime.of(9, 0);
        LocalTime evening = LocalTime.of(18, 0);
        Slot quiet = daily(nine, new SlotPart.Recording(viet.id()));
        Slot displaced = daily(evening, new SlotPart.Recording(viet.id()));
        String stored = office.documents().export().toJson();
        var policy =
                OfficePlanSamples.policy(
                        OfficeSamples.LANG_SON, "QĐ 7", OfficePlanSamples.quiet(8, 10));
        var added =
                ((PlanItemResult.Done)
                                office.planItems().with(Losses.ACCEPT).addPolicy(policy, LAN))
                        .kept();
        var urgent =
                ((BookingResult.Booked)
                                office.slots()
                                        .with(Losses.ACCEPT)
                                        .book(
                                                at(SUNDAY, evening, viet, MessageClass.PRIORITY),
                                                LAN))
                        .slot();
        byte[] document =
                office.documents()
                        .export()
                        .toJson()
                        .replace(urgent.id().value(), "imported-1")
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8);
        office.planItems().withdraw(added.item().name(), 1, LAN);
        office.slots().withdraw(urgent.id(), LAN);
        assertThat(office.documents().export().toJson()).isEqualTo(stored);

        for (PlanImportResult refused :
                List.of(
                        office.documents().check(document, LAN),
                        office.documents().importDocument(document, LAN))) {
            assertThat(((PlanImportResult.Refused) refused).problems())
                    .containsExactlyInAnyOrder(
                            problem(everyDay(quiet, nine)),
                            problem(
                                    new SilencedOrder(
                                            displaced.id(),
                                            displaced.title(),
                                            1,
                                            1,
                                            SUNDAY.atTime(evening))));
        }
        assertThat(office.documents().export().toJson()).isEqualTo(stored);

        assertThat(office.documents().with(Losses.ACCEPT).importDocument(document, LAN))
                .isInstanceOf(PlanImportResult.Imported.class);
        assertThat(office.documents().export().slots()).hasSize(3);
    }

    private static PlanImportResult.Problem problem(SilencedOrder silenced) {
        return new PlanImportResult.Problem(
                "$",
                new PlanImportResult.Reason.ItemRefused(
                        new PlanItemResult.Reason.Silences(silenced)));
    }

    private static BookingRequest sinceThisMorning(Clip clip, MessageClass as) {
        return new BookingRequest(
                "Bảy giờ",
                OfficeSamples.DONG_KINH,
                Target.of(OfficeSamples.DONG_KINH),
                OfficeSamples.recurrence("DTSTART:20261121T070000\nRRULE:FREQ=DAILY"),
                new StartPolicy.OnTime(),
                Slot.NO_HARD_END,
                List.of(new SlotPart.Recording(clip.id())),
                new LanguageMix.AllInTurn(),
                as);
    }

    @Test
    void anOccurrenceThatIsOverIsNotCountedAsLost() {
        BookingRequest ordinary = sinceThisMorning(viet, MessageClass.ORDINARY);
        Slot slot =
                ((BookingResult.Booked) office.slots().book(ordinary, BookingScope.WHAT_FITS, LAN))
                        .slot();
        BookingRequest urgent = sinceThisMorning(viet, MessageClass.PRIORITY);
        var lost =
                new SilencedOrder(
                        slot.id(), slot.title(), 27, 1, SUNDAY.atTime(LocalTime.of(7, 0)));
        assertThat(office.slots().book(urgent, BookingScope.WHAT_FITS, LAN))
                .isEqualTo(new BookingResult.Refused(List.of(new BookingRefusal.Silences(lost))));
    }
}
