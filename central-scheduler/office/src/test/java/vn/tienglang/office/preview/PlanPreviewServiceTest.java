package vn.tienglang.office.preview;

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
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficePlanSamples;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.bulletin.BulletinResult;
import vn.tienglang.office.check.Losses;
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
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.bulletin.Validity;
import vn.tienglang.planner.explain.Explanation;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.preview.PlanComparison;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.SlotId;

/** Tests of previews, conflicts and explanations. */
final class PlanPreviewServiceTest {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);
    private static final Station WEST =
            OfficeSamples.station("ls-tam-thanh", OfficeSamples.TAM_THANH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LocalDate TODAY = OfficeSamples.SATURDAY;
    private static final String PAPER = "Quyết định 12/2021/QĐ-UBND";

    private final Transactions transactions = new InMemoryTransactions();
    private final InMemoryClipSource clipSource = new InMemoryClipSource();
    private final FakePublishTrigger trigger = new FakePublishTrigger();
    private Instant now = OfficeSamples.EIGHT;
    private final Clip vi = clipSource.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
    private final Clip tay = clipSource.put("Tày", "tyz", Duration.ofSeconds(70), new byte[60_000]);
    private final OfficeFixture office =
            new OfficeFixture(
                    transactions,
                    new StationKeys(transactions),
                    clipSource,
                    new FakeStationSender(),
                    trigger,
                    () -> now,
                    OfficeSamples.HANOI,
                    Duration.ofMinutes(10));

    @BeforeEach
    void setUp() {
        transactions.inTransaction(repositories -> {
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
        office.clips().registerClips();
    }

    private static Instant at(int hour, int minute, int second) {
        return TODAY.atTime(hour, minute, second).atZone(OfficeSamples.HANOI).toInstant();
    }

    private SlotId booked(AreaCode area, LocalTime time, MessageClass messageClass) {
        var request = BookingRequest.once("Tin tối", area, TODAY, time, vi.id(), messageClass);
        return ((BookingResult.Booked) office.slots().book(request, LAN)).slot().id();
    }

    private SlotId booked(AreaCode area, int hour) {
        return booked(area, LocalTime.of(hour, 0), MessageClass.ORDINARY);
    }

    private PlanItem.Name laid(AreaCode unit, PolicyRule... rules) {
        PlanItemResult edit =
                office.planItems()
                        .with(Losses.ACCEPT)
                        .addPolicy(OfficePlanSamples.policy(unit, PAPER, rules), LAN);
        return ((PlanItemResult.Done) edit).kept().item().name();
    }

    private static Policy.Citation quote(AreaCode unit) {
        return new Policy.Citation(unit, OfficePlanSamples.FIRST, PAPER);
    }

    private BulletinId bulletin(LanguageTag... told) {
        var terms =
                new BulletinDetails(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        OfficeSamples.LANG_SON,
                        new Validity(TODAY, TODAY.plusDays(9)),
                        List.of(VI, TAY));
        BulletinRevision kept = ((BulletinResult.Done) office.bulletins().begin(terms, LAN)).kept();
        BulletinId id = kept.bulletin().id();
        int revision = 1;
        for (LanguageTag language : told) {
            Clip clip = language.equals(VI) ? vi : tay;
            Rendition rendition =
                    Rendition.missing(language)
                            .withText("…")
                            .withSound(new Rendition.Sound.Recorded(clip.id()))
                            .withPeople(new Rendition.People("Thụ", "Thụ", "Thụ"));
            office.bulletins().putRendition(id, revision++, rendition, LAN);
        }
        return id;
    }

    private static <T> T seen(PreviewResult<T> view) {
        assertThat(view).isInstanceOf(PreviewResult.Found.class);
        return ((PreviewResult.Found<T>) view).value();
    }

    private static List<PreviewResult.Reason> bars(PreviewResult<?> view) {
        assertThat(view).isInstanceOf(PreviewResult.Refused.class);
        return ((PreviewResult.Refused<?>) view).reasons();
    }

    private Explanation why(int hour, int minute, int second) {
        return seen(office.previews().explain(EAST.id(), at(hour, minute, second))).why();
    }

    @Test
    void anAiringIsExplainedWithItsOrderItsSessionAndItsVolume() {
        SlotId slot = booked(OfficeSamples.LANG_SON, 9);
        var volume =
                new PolicyRule.Volume(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.BINDING,
                        vn.tienglang.planner.policy.LocalTimeRange.between(
                                LocalTime.of(5, 0), LocalTime.of(21, 0)),
                        60);
        laid(OfficeSamples.LANG_SON, volume);
        assertThat(why(9, 0, 30))
                .isInstanceOfSatisfying(
                        Explanation.OnAir.class,
                        heard -> {
                            assertThat(heard.airing().airtime().start()).isEqualTo(at(9, 0, 0));
                            assertThat(heard.source())
                                    .isEqualTo(
                                            new Explanation.OrderSource.BySlot(
                                                    slot,
                                                    "Tin tối",
                                                    OfficeSamples.LANG_SON,
                                                    MessageClass.ORDINARY));
                            assertThat(heard.volume())
                                    .isEqualTo(
                                            new Explanation.Volume(
                                                    60, quote(OfficeSamples.LANG_SON)));
                            assertThat(heard.languageReason())
                                    .isEqualTo(new Explanation.LanguageReason.OfRecording(VI));
                        });
        AirExplanation explained = seen(office.previews().explain(EAST.id(), at(9, 0, 30)));
        assertThat(explained.station()).isEqualTo(EAST);
        assertThat(explained.names().order(slot)).isPresent();
        assertThat(explained.names().order(new SlotId("nothing"))).isEmpty();
        assertThat(explained.names().clip(vi.id())).contains(vi);
    }

    @Test
    void silenceIsExplainedByItsRuleAndTheOwnerOfTheRule() {
        SlotId slot = booked(OfficeSamples.LANG_SON, 21);
        laid(OfficeSamples.TOWN, OfficePlanSamples.quiet(21, 5));
        assertThat(why(21, 0, 30))
                .isInstanceOfSatisfying(
                        Explanation.Silent.class,
                        silent -> {
                            assertThat(silent.closures())
                                    .extracting(Closure::by)
                                    .containsExactly(quote(OfficeSamples.TOWN));
                            assertThat(silent.nearby())
                                    .extracting(UnplacedItem::order)
                                    .containsExactly(slot);
                        });
        assertThat(why(15, 0, 0)).isEqualTo(new Explanation.Silent(List.of(), List.of()));
    }

    @Test
    void invalidQuestionsAreRefusedWithTheirReasons() {
        var nobody = new StationId("nobody");
        assertThat(bars(office.previews().explain(nobody, at(9, 0, 0))))
                .containsExactly(new PreviewResult.Reason.UnknownStation(nobody));
        assertThat(bars(office.previews().explain(EAST.id(), Instant.MAX)))
                .hasOnlyElementsOfType(PreviewResult.Reason.OutsidePlanningRange.class);
        assertThat(bars(office.previews().explain(EAST.id(), Instant.MIN)))
                .hasOnlyElementsOfType(PreviewResult.Reason.OutsidePlanningRange.class);
        assertThat(bars(office.previews().conflicts(new AreaCode("99"), TODAY, 7)))
                .containsExactly(new PreviewResult.Reason.UnknownUnit(new AreaCode("99")));
        assertThat(bars(office.previews().conflicts(OfficeSamples.LANG_SON, LocalDate.MAX, 32)))
                .containsExactly(
                        new PreviewResult.Reason.OutsidePlanningRange(
                                LocalDate.MAX,
                                PlanPreviewService.EARLIEST,
                                PlanPreviewService.LATEST),
                        new PreviewResult.Reason.TooManyDays(32, 31));
        assertThat(
                        bars(
                                office.previews()
                                        .stationsOf(
                                                Target.of(OfficeSamples.LANG_SON), LocalDate.MIN)))
                .hasOnlyElementsOfType(PreviewResult.Reason.OutsidePlanningRange.class);
    }

    @Test
    void theConflictsOfAProvinceAreFoundBeforeAnythingIsPublished() {
        SlotId slot = booked(OfficeSamples.LANG_SON, 20);
        laid(OfficeSamples.TAM_THANH, OfficePlanSamples.quiet(20, 5));
        UnitConflicts clashes = seen(office.previews().conflicts(OfficeSamples.LANG_SON, TODAY, 7));
        assertThat(clashes.stations()).isEqualTo(2);
        assertThat(clashes.conflicts().groups())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.order()).isEqualTo(slot);
                    assertThat(group.reason()).isInstanceOf(UnplacedReason.Closed.class);
                    assertThat(group.times()).isEqualTo(1);
                    assertThat(group.firstStations()).containsExactly(WEST.id());
                });
        assertThat(
                        seen(office.previews().conflicts(OfficeSamples.DONG_KINH, TODAY, 7))
                                .conflicts()
                                .groups())
                .isEmpty();
        assertThat(seen(office.previews().conflicts(OfficeSamples.CAO_BANG, TODAY, 7)).stations())
                .isZero();
    }

    @Test
    void aMissingRenditionIsNamedWithItsGaps() {
        BulletinId id = bulletin(VI);
        office.planItems()
                .put(new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()), 0, LAN);
        office.situations()
                .raise(
                        new RaiseRequest(
                                OfficeSamples.DONG_KINH, 4, Set.of(), List.of(id), Instant.MAX),
                        LAN);
        assertThat(
                        seen(office.previews().conflicts(OfficeSamples.LANG_SON, TODAY, 1))
                                .conflicts()
                                .groups())
                .extracting(Conflicts.Group::reason)
                .contains(
                        new UnplacedReason.NoRendition(
                                id, TAY, List.of(Rendition.MissingPart.EVERYTHING)));
    }

    /** Everything stored that a preview could have changed. */
    private List<Object> traces() {
        return transactions.inTransaction(repositories ->
                List.of(
                        repositories.audit().latest(100),
                        repositories.counters().value(Counters.PLAN_ITEM),
                        repositories.approvals().open(),
                        repositories.planItems().all(PlanItem.Kind.RAISED),
                        repositories.planItems().all(PlanItem.Kind.POLICY),
                        repositories.planItems().all(PlanItem.Kind.PROFILE),
                        trigger.calls()));
    }

    @Test
    void anIssuedAiringIsExplainedByItsOrderAndAWithdrawnOneIsNot() {
        SlotId slot = booked(OfficeSamples.DONG_KINH, 9);
        office.publishDue(now);
        now = at(12, 0, 0);
        assertThat(seen(office.previews().explain(EAST.id(), at(9, 0, 30))).why())
                .isInstanceOfSatisfying(
                        Explanation.OnAir.class,
                        heard ->
                                assertThat(heard.source())
                                        .isInstanceOfSatisfying(
                                                Explanation.OrderSource.BySlot.class,
                                                by -> assertThat(by.id()).isEqualTo(slot)));
        // Booked too late for that morning: nothing was issued for it.
        booked(OfficeSamples.DONG_KINH, 15);
        assertThat(seen(office.previews().explain(EAST.id(), at(10, 0, 0))).why())
                .isInstanceOf(Explanation.Silent.class);
    }

    @Test
    void aRaiseIsPreviewedAndNothingIsStored() {
        laid(OfficeSamples.LANG_SON, OfficePlanSamples.approval(true, "Lãnh đạo"));
        transactions.inTransaction(repositories -> {
            repositories
                    .slots()
                    .advance(
                            booked(
                                    OfficeSamples.LANG_SON,
                                    LocalTime.of(11, 0, 30),
                                    MessageClass.ORDINARY),
                            1,
                            Stage.APPROVED);
            return true;
        });
        BulletinId id = bulletin(VI, TAY);
        List<Object> before = traces();
        var request =
                new RaiseRequest(
                        OfficeSamples.LANG_SON,
                        3,
                        Set.of(OfficeSamples.DONG_KINH),
                        List.of(id),
                        Instant.MAX);
        ChangePreview foreseen =
                seen(office.previews().preview(new PlanChange.Raise(request), TODAY, 1));
        assertThat(foreseen.stations()).containsExactly(EAST, WEST);
        PlanComparison preview = foreseen.preview();
        assertThat(preview.affected()).isEqualTo(2);
        assertThat(preview.changeIn(VI).gained()).isGreaterThan(Duration.ofMinutes(12));
        assertThat(preview.changeIn(VI).lost()).isEqualTo(Duration.ofMinutes(1));
        assertThat(preview.displaced().groups())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.firstStations()).containsExactly(EAST.id());
                    assertThat(foreseen.names().order(group.order())).isPresent();
                    assertThat(group.reason()).isInstanceOf(UnplacedReason.Occupied.class);
                    var taken = (UnplacedReason.Occupied) group.reason();
                    assertThat(foreseen.names().order(taken.by()))
                            .get()
                            .isInstanceOf(Explanation.OrderSource.ByCampaign.class);
                });
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void aLoweringIsPreviewed() {
        booked(OfficeSamples.LANG_SON, LocalTime.of(11, 0, 30), MessageClass.ORDINARY);
        BulletinId id = bulletin(VI, TAY);
        PlanItemResult raised =
                office.situations()
                        .with(Losses.ACCEPT)
                        .raise(
                                new RaiseRequest(
                                        OfficeSamples.DONG_KINH,
                                        4,
                                        Set.of(),
                                        List.of(id),
                                        Instant.MAX),
                                LAN);
        SlotId unit = new SlotId(((PlanItemResult.Done) raised).kept().item().name().id());
        ChangePreview foreseen =
                seen(office.previews().preview(new PlanChange.Lower(unit), TODAY, 2));
        assertThat(foreseen.stations()).containsExactly(EAST);
        assertThat(foreseen.preview().changeIn(VI).lost()).isGreaterThan(Duration.ofMinutes(20));
        assertThat(foreseen.preview().changeIn(VI).gained()).isEqualTo(Duration.ofMinutes(1));
        var unknown = new PlanItem.Name(PlanItem.Kind.RAISED, "none");
        assertThat(
                        bars(
                                office.previews()
                                        .preview(
                                                new PlanChange.Lower(new SlotId("none")),
                                                TODAY,
                                                1)))
                .containsExactly(new PreviewResult.Reason.UnknownItem(unknown));
        office.situations().lower(unit, 1, LAN);
        assertThat(bars(office.previews().preview(new PlanChange.Lower(unit), TODAY, 1)))
                .hasOnlyElementsOfType(PreviewResult.Reason.ChangeRefused.class);
    }

    @Test
    void addingAndWithdrawingAPolicyIsPreviewed() {
        SlotId slot = booked(OfficeSamples.LANG_SON, 21);
        Policy quiet =
                OfficePlanSamples.policy(OfficeSamples.TOWN, PAPER, OfficePlanSamples.quiet(20, 5));
        List<Object> before = traces();
        ChangePreview foreseen =
                seen(office.previews().preview(new PlanChange.AddPolicy(quiet), TODAY, 7));
        assertThat(traces()).isEqualTo(before);
        assertThat(foreseen.preview().changeIn(VI).lost()).isEqualTo(Duration.ofMinutes(2));
        assertThat(foreseen.preview().displaced().groups())
                .extracting(Conflicts.Group::order)
                .containsExactly(slot);

        PlanItem.Name name = laid(OfficeSamples.TOWN, OfficePlanSamples.quiet(20, 5));
        ChangePreview back =
                seen(office.previews().preview(new PlanChange.Withdraw(name), TODAY, 7));
        assertThat(back.preview().changeIn(VI).gained()).isEqualTo(Duration.ofMinutes(2));
        Policy later =
                OfficePlanSamples.policy(OfficeSamples.TOWN, PAPER, OfficePlanSamples.quiet(22, 5));
        var put = new PlanChange.Put(new PlanItem.OfPolicy(name, later));
        assertThat(seen(office.previews().preview(put, TODAY, 7)).preview().changeIn(VI).gained())
                .isEqualTo(Duration.ofMinutes(2));
        office.planItems().withdraw(name, 1, LAN);
        assertThat(bars(office.previews().preview(new PlanChange.Withdraw(name), TODAY, 7)))
                .containsExactly(
                        new PreviewResult.Reason.ChangeRefused(
                                new PlanItemResult.Reason.Closed(name)));
    }

    @Test
    void aPreviewOfARefusedChangeReturnsTheReasons() {
        var request = new RaiseRequest(new AreaCode("99"), 9, Set.of(), List.of(), now);
        assertThat(bars(office.previews().preview(new PlanChange.Raise(request), TODAY, 1)))
                .containsExactly(
                        new PreviewResult.Reason.ChangeRefused(
                                new PlanItemResult.Reason.UnknownArea(new AreaCode("99"))),
                        new PreviewResult.Reason.ChangeRefused(
                                new PlanItemResult.Reason.NoPlaybook(9)),
                        new PreviewResult.Reason.ChangeRefused(
                                new PlanItemResult.Reason.BulletinCount(0, 50)),
                        new PreviewResult.Reason.ChangeRefused(
                                new PlanItemResult.Reason.AlreadyOver(now)));
        PlanItem raised = OfficePlanSamples.oneOfEach().get(6);
        assertThat(bars(office.previews().preview(new PlanChange.Put(raised), TODAY, 1)))
                .containsExactly(
                        new PreviewResult.Reason.ChangeRefused(
                                new PlanItemResult.Reason.NotEditable(raised.name())));
    }

    @Test
    void everyKindOfChangeListsTheStationsItAffects() {
        booked(OfficeSamples.LANG_SON, 9);
        BulletinId id = bulletin(VI, TAY);
        office.situations()
                .with(Losses.ACCEPT)
                .raise(
                        new RaiseRequest(
                                OfficeSamples.LANG_SON, 4, Set.of(), List.of(id), Instant.MAX),
                        LAN);
        ChangePreview tongue = put(new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()));
        assertThat(tongue.stations()).containsExactly(EAST);
        assertThat(tongue.preview().changeIn(TAY).gained()).isPositive();
        assertThat(tongue.preview().changeIn(VI).lost()).isPositive();
        assertThat(put(new PlanItem.OfTags(WEST.id(), Set.of(new StationTag("market")))).stations())
                .containsExactly(WEST);
        assertThat(put(new PlanItem.OfHoliday(TODAY)).stations()).containsExactly(EAST, WEST);
        assertThat(
                        put(new PlanItem.OfPlaybook(Playbook.provincialDefaults().getFirst()))
                                .stations())
                .isEmpty();
        assertThat(put(new PlanItem.OfOrder(OfficeSamples.DONG_KINH, List.of())).stations())
                .containsExactly(EAST);
        ChangePreview owed =
                put(new PlanItem.OfObligation(OfficePlanSamples.obligation("tay-daily")));
        assertThat(owed.stations()).containsExactly(EAST, WEST);
        var ended = new AreaCode("05971");
        var succession =
                new AreaSuccession(ended, OfficeSamples.TAM_THANH, LocalDate.of(2025, 7, 1));
        assertThat(put(new PlanItem.OfSuccession(succession)).stations()).containsExactly(WEST);
    }

    private ChangePreview put(PlanItem item) {
        return seen(office.previews().preview(new PlanChange.Put(item), TODAY, 1));
    }

    @Test
    void theStationsOfATargetAreListedWithThoseNotReached() {
        office.planItems()
                .put(new PlanItem.OfTags(WEST.id(), Set.of(new StationTag("market"))), 0, LAN);
        Station lost = OfficeSamples.station("ls-cu", new AreaCode("05971"));
        transactions.inTransaction(repositories -> {
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(lost, OfficeSamples.Keys.of(lost, 1)));
            return true;
        });
        var all = Target.of(OfficeSamples.LANG_SON, new AreaCode("99"));
        assertThat(seen(office.previews().stationsOf(all, TODAY)))
                .isEqualTo(
                        new TargetStations(
                                List.of(EAST, WEST), Set.of(new AreaCode("99")), List.of(lost)));
        var markets =
                new Target(
                        Set.of(OfficeSamples.LANG_SON), Set.of(new StationTag("market")), Set.of());
        assertThat(seen(office.previews().stationsOf(markets, TODAY)).stations())
                .containsExactly(WEST);
        var others =
                new Target(
                        Set.of(OfficeSamples.LANG_SON), Set.of(), Set.of(OfficeSamples.TAM_THANH));
        assertThat(seen(office.previews().stationsOf(others, TODAY)).stations())
                .containsExactly(EAST);
    }

    @Test
    void theAiringsOfAnObligationArePreviewed() {
        bulletin(TAY);
        office.planItems()
                .put(new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()), 0, LAN);
        var owed =
                new Obligation(
                        new ObligationId("new"),
                        "Kế hoạch 125",
                        OfficeSamples.LANG_SON,
                        "",
                        TAY,
                        new Obligation.Amount.Airings(2),
                        ObligationPeriod.DAY,
                        TODAY,
                        LocalDate.MAX,
                        3);

        ObligationPreview foreseen = seen(office.previews().preview(owed, TODAY.plusDays(1), 2));

        assertThat(foreseen.owing()).isEqualTo(1);
        assertThat(foreseen.withoutLanguage()).containsExactly(WEST);
        assertThat(foreseen.clips()).containsExactly(new ObligationPreview.ClipCount(tay, 4, 1, 2));
        assertThat(foreseen.unmet().isEmpty()).isTrue();
        ObligationPreview.StationFillers east = foreseen.stations().getFirst();
        assertThat(east.station()).isEqualTo(EAST);
        assertThat(east.fillers()).hasSize(4);
        for (int index = 1; index < 4; index++) {
            Instant end = east.fillers().get(index - 1).airing().airtime().end();
            assertThat(east.fillers().get(index).airing().airtime().start())
                    .as("the gap between repetitions")
                    .isAfterOrEqualTo(end.plus(Duration.ofMinutes(60)));
        }
        assertThat(office.planItems().items(PlanItem.Kind.OBLIGATION))
                .as("nothing is stored")
                .isEmpty();
        assertThat(bars(office.previews().preview(owed, TODAY, 0)))
                .containsExactly(new PreviewResult.Reason.TooManyDays(0, PlanPreviewService.DAYS));
    }

    @Test
    void whatAnObligationCannotPlaceIsPreviewedWithItsReason() {
        bulletin(TAY);
        office.planItems()
                .put(new PlanItem.OfProfile(EAST.id(), OfficePlanSamples.halfTay()), 0, LAN);
        var owed =
                new Obligation(
                        new ObligationId("new"),
                        "Kế hoạch 125",
                        OfficeSamples.LANG_SON,
                        "",
                        TAY,
                        new Obligation.Amount.Airings(30),
                        ObligationPeriod.DAY,
                        TODAY,
                        LocalDate.MAX,
                        3);

        ObligationPreview foreseen = seen(office.previews().preview(owed, TODAY.plusDays(1), 1));

        assertThat(foreseen.clips().getFirst().mostADay())
                .as("the default limit of a session")
                .isEqualTo(2);
        assertThat(foreseen.unmet().groups())
                .singleElement()
                .satisfies(group ->
                        assertThat(group.reason()).isInstanceOf(UnplacedReason.Unmet.class));
    }
}
