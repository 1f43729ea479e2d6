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
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.Validity;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Ground;
import vn.tienglang.planner.programme.Left;
import vn.tienglang.planner.programme.Preview;
import vn.tienglang.planner.programme.Why;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Playbook;

/** What people see of a plan before it is issued. */
final class PlanViewsTest {
    private static final Officer LAN = new Officer("lan", "Chị Lan");
    private static final Station EAST = Samples.station("ls-dong-kinh", Samples.DONG_KINH);
    private static final Station WEST = Samples.station("ls-tam-thanh", Samples.TAM_THANH);
    private static final LanguageTag VI = new LanguageTag("vi");
    private static final LanguageTag TAY = new LanguageTag("tyz");
    private static final LocalDate TODAY = Samples.SATURDAY;
    private static final String PAPER = "Quyết định 12/2021/QĐ-UBND";

    private final Archive archive = new MemoryArchive();
    private final MemoryShelf shelf = new MemoryShelf();
    private final KeptAlarm alarm = new KeptAlarm();
    private Instant now = Samples.EIGHT;
    private final Clip vi = shelf.put("Tin", "vi", Duration.ofSeconds(60), new byte[50_000]);
    private final Clip tay = shelf.put("Tày", "tyz", Duration.ofSeconds(70), new byte[60_000]);
    private final Desk desk =
            new Desk(
                    archive,
                    new StationKeys(archive),
                    shelf,
                    new KeptPost(),
                    alarm,
                    () -> now,
                    new DeskRules(Samples.HANOI, Duration.ofMinutes(10)));
    private final Newsroom newsroom =
            new Newsroom(archive, shelf, VietnamLanguages.TABLE, alarm, () -> now, Samples.HANOI);
    private final PlanOffice office =
            new PlanOffice(archive, VietnamLanguages.TABLE, alarm, () -> now, Samples.HANOI);
    private final Situations situations = new Situations(archive, alarm, () -> now, Samples.HANOI);
    private final PlanViews views =
            new PlanViews(archive, office, situations, () -> now, Duration.ofMinutes(10));

    @BeforeEach
    void openTheOffice() {
        archive.inTransaction(books -> {
            books.areas().add(Samples.areas());
            books.enrolments().put(Samples.enrolment(EAST, Samples.Keys.of(EAST, 1)));
            books.enrolments().put(Samples.enrolment(WEST, Samples.Keys.of(WEST, 1)));
            return true;
        });
        desk.stockClips();
    }

    private static Instant at(int hour, int minute, int second) {
        return TODAY.atTime(hour, minute, second).atZone(Samples.HANOI).toInstant();
    }

    private SlotId booked(AreaCode area, LocalTime time, MessageClass messageClass) {
        var request = BookingRequest.once("Tin tối", area, TODAY, time, vi.id(), messageClass);
        return ((Booking.Booked) desk.book(request, LAN)).slot().id();
    }

    private SlotId booked(AreaCode area, int hour) {
        return booked(area, LocalTime.of(hour, 0), MessageClass.ORDINARY);
    }

    private PlanItem.Name laid(AreaCode unit, Rule... rules) {
        PlanEdit edit = office.layDown(PlanSamples.policy(unit, PAPER, rules), LAN);
        return ((PlanEdit.Done) edit).kept().item().name();
    }

    private static Policy.Quote quote(AreaCode unit) {
        return new Policy.Quote(unit, PlanSamples.FIRST, PAPER);
    }

    private BulletinId bulletin(LanguageTag... told) {
        var terms =
                new Terms(
                        "Sốt xuất huyết",
                        "y tế",
                        MessageClass.ORDINARY,
                        Samples.LANG_SON,
                        new Validity(TODAY, TODAY.plusDays(9)),
                        List.of(VI, TAY));
        KeptBulletin kept = ((BulletinEdit.Done) newsroom.begin(terms, LAN)).kept();
        BulletinId id = kept.bulletin().id();
        int revision = 1;
        for (LanguageTag language : told) {
            Clip clip = language.equals(VI) ? vi : tay;
            Rendition rendition =
                    Rendition.missing(language)
                            .withText("…")
                            .withSound(new Rendition.Sound.Recorded(clip.id()))
                            .withPeople(new Rendition.People("Thụ", "Thụ", "Thụ"));
            newsroom.put(id, revision++, rendition, LAN);
        }
        return id;
    }

    private static <T> T seen(PlanView<T> view) {
        assertThat(view).isInstanceOf(PlanView.Seen.class);
        return ((PlanView.Seen<T>) view).what();
    }

    private static List<PlanView.Bar> bars(PlanView<?> view) {
        assertThat(view).isInstanceOf(PlanView.Refused.class);
        return ((PlanView.Refused<?>) view).bars();
    }

    private Why why(int hour, int minute, int second) {
        return seen(views.why(EAST.id(), at(hour, minute, second))).why();
    }

    @Test
    void whatSoundsIsSaidWithItsOrderItsSessionAndItsVolume() {
        SlotId slot = booked(Samples.LANG_SON, 9);
        var volume =
                new Rule.Volume(
                        Days.EVERY,
                        Rule.Force.BINDING,
                        vn.tienglang.planner.policy.Stretch.between(
                                LocalTime.of(5, 0), LocalTime.of(21, 0)),
                        60);
        laid(Samples.LANG_SON, volume);
        assertThat(why(9, 0, 30))
                .isInstanceOfSatisfying(
                        Why.Heard.class,
                        heard -> {
                            assertThat(heard.airing().airtime().start()).isEqualTo(at(9, 0, 0));
                            assertThat(heard.behind())
                                    .isEqualTo(
                                            new Why.Behind.BySlot(
                                                    slot,
                                                    "Tin tối",
                                                    Samples.LANG_SON,
                                                    MessageClass.ORDINARY));
                            assertThat(heard.volume())
                                    .isEqualTo(new Why.Volume(60, quote(Samples.LANG_SON)));
                            assertThat(heard.tongue()).isEqualTo(new Why.Tongue.AsRecorded(VI));
                        });
        Explained explained = seen(views.why(EAST.id(), at(9, 0, 30)));
        assertThat(explained.station()).isEqualTo(EAST);
        assertThat(explained.names().order(slot)).isPresent();
        assertThat(explained.names().order(new SlotId("nothing"))).isEmpty();
        assertThat(explained.names().clip(vi.id())).contains(vi);
    }

    @Test
    void whyNothingSoundsNamesTheRuleAndWhoseItIs() {
        SlotId slot = booked(Samples.LANG_SON, 21);
        laid(Samples.TOWN, PlanSamples.quiet(21, 5));
        assertThat(why(21, 0, 30))
                .isInstanceOfSatisfying(
                        Why.Silent.class,
                        silent -> {
                            assertThat(silent.closures())
                                    .extracting(Closure::by)
                                    .containsExactly(quote(Samples.TOWN));
                            assertThat(silent.around())
                                    .extracting(Left::order)
                                    .containsExactly(slot);
                        });
        assertThat(why(15, 0, 0)).isEqualTo(new Why.Silent(List.of(), List.of()));
    }

    @Test
    void whatNobodyCanSeeIsRefusedByName() {
        var nobody = new StationId("nobody");
        assertThat(bars(views.why(nobody, at(9, 0, 0))))
                .containsExactly(new PlanView.Bar.UnknownStation(nobody));
        assertThat(bars(views.why(EAST.id(), Instant.MAX)))
                .hasOnlyElementsOfType(PlanView.Bar.NotPlanned.class);
        assertThat(bars(views.why(EAST.id(), Instant.MIN)))
                .hasOnlyElementsOfType(PlanView.Bar.NotPlanned.class);
        assertThat(bars(views.conflicts(new AreaCode("99"), TODAY, 7)))
                .containsExactly(new PlanView.Bar.UnknownUnit(new AreaCode("99")));
        assertThat(bars(views.conflicts(Samples.LANG_SON, LocalDate.MAX, 32)))
                .containsExactly(
                        new PlanView.Bar.NotPlanned(
                                LocalDate.MAX, PlanViews.EARLIEST, PlanViews.LATEST),
                        new PlanView.Bar.Days(32, 31));
        assertThat(bars(views.reached(Target.of(Samples.LANG_SON), LocalDate.MIN)))
                .hasOnlyElementsOfType(PlanView.Bar.NotPlanned.class);
    }

    @Test
    void theConflictsOfAProvinceAreFoundBeforeAnythingIsPublished() {
        SlotId slot = booked(Samples.LANG_SON, 20);
        laid(Samples.TAM_THANH, PlanSamples.quiet(20, 5));
        Clashes clashes = seen(views.conflicts(Samples.LANG_SON, TODAY, 7));
        assertThat(clashes.stations()).isEqualTo(2);
        assertThat(clashes.conflicts().groups())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.order()).isEqualTo(slot);
                    assertThat(group.ground()).isInstanceOf(Ground.Closed.class);
                    assertThat(group.times()).isEqualTo(1);
                    assertThat(group.first()).containsExactly(WEST.id());
                });
        assertThat(seen(views.conflicts(Samples.DONG_KINH, TODAY, 7)).conflicts().groups())
                .isEmpty();
        assertThat(seen(views.conflicts(Samples.CAO_BANG, TODAY, 7)).stations()).isZero();
    }

    @Test
    void aMissingRenditionIsNamedWithWhatItLacks() {
        BulletinId id = bulletin(VI);
        office.put(new PlanItem.OfProfile(EAST.id(), PlanSamples.halfTay()), 0, LAN);
        situations.raise(
                new RaiseRequest(Samples.DONG_KINH, 4, Set.of(), List.of(id), Instant.MAX), LAN);
        assertThat(seen(views.conflicts(Samples.LANG_SON, TODAY, 1)).conflicts().groups())
                .extracting(Conflicts.Group::ground)
                .contains(new Ground.NoRendition(id, TAY, List.of(Rendition.Lack.EVERYTHING)));
    }

    /** Everything there is to see of the books that a preview could have touched. */
    private List<Object> traces() {
        return archive.inTransaction(books ->
                List.of(
                        books.audit().newest(100),
                        books.counters().value(Counters.PLAN_ITEM),
                        books.approvals().open(),
                        books.plan().all(PlanItem.Kind.RAISED),
                        books.plan().all(PlanItem.Kind.POLICY),
                        books.plan().all(PlanItem.Kind.PROFILE),
                        alarm.wishes()));
    }

    @Test
    void whatWasIssuedIsToldByItsOrderAndWhatWasTakenBackIsNot() {
        SlotId slot = booked(Samples.DONG_KINH, 9);
        desk.publishDue(now);
        now = at(12, 0, 0);
        assertThat(seen(views.why(EAST.id(), at(9, 0, 30))).why())
                .isInstanceOfSatisfying(
                        Why.Heard.class,
                        heard ->
                                assertThat(heard.behind())
                                        .isInstanceOfSatisfying(
                                                Why.Behind.BySlot.class,
                                                by -> assertThat(by.id()).isEqualTo(slot)));
        // Booked too late to be heard that morning: nothing was issued for it.
        booked(Samples.DONG_KINH, 15);
        assertThat(seen(views.why(EAST.id(), at(10, 0, 0))).why()).isInstanceOf(Why.Silent.class);
    }

    @Test
    void aRaisingIsSeenBeforeItIsReleasedAndNothingIsWritten() {
        laid(Samples.LANG_SON, PlanSamples.approval(true, "Lãnh đạo"));
        archive.inTransaction(books -> {
            books.slots()
                    .advance(
                            booked(
                                    Samples.LANG_SON,
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
                        Samples.LANG_SON, 3, Set.of(Samples.DONG_KINH), List.of(id), Instant.MAX);
        Foreseen foreseen = seen(views.preview(new PlanChange.Raise(request), TODAY, 1));
        assertThat(foreseen.stations()).containsExactly(EAST, WEST);
        Preview preview = foreseen.preview();
        assertThat(preview.reached()).isEqualTo(2);
        assertThat(preview.in(VI).gained()).isGreaterThan(Duration.ofMinutes(12));
        assertThat(preview.in(VI).lost()).isEqualTo(Duration.ofMinutes(1));
        assertThat(preview.givesWay().groups())
                .singleElement()
                .satisfies(group -> {
                    assertThat(group.first()).containsExactly(EAST.id());
                    assertThat(foreseen.names().order(group.order())).isPresent();
                    assertThat(group.ground()).isInstanceOf(Ground.Taken.class);
                    var taken = (Ground.Taken) group.ground();
                    assertThat(foreseen.names().order(taken.by()))
                            .get()
                            .isInstanceOf(Why.Behind.ByCampaign.class);
                });
        assertThat(traces()).isEqualTo(before);
    }

    @Test
    void aLoweringIsSeenBeforeItIsDone() {
        booked(Samples.LANG_SON, LocalTime.of(11, 0, 30), MessageClass.ORDINARY);
        BulletinId id = bulletin(VI, TAY);
        PlanEdit raised =
                situations.raise(
                        new RaiseRequest(Samples.DONG_KINH, 4, Set.of(), List.of(id), Instant.MAX),
                        LAN);
        SlotId unit = new SlotId(((PlanEdit.Done) raised).kept().item().name().id());
        Foreseen foreseen = seen(views.preview(new PlanChange.Lower(unit), TODAY, 2));
        assertThat(foreseen.stations()).containsExactly(EAST);
        assertThat(foreseen.preview().in(VI).lost()).isGreaterThan(Duration.ofMinutes(20));
        assertThat(foreseen.preview().in(VI).gained()).isEqualTo(Duration.ofMinutes(1));
        var unknown = new PlanItem.Name(PlanItem.Kind.RAISED, "none");
        assertThat(bars(views.preview(new PlanChange.Lower(new SlotId("none")), TODAY, 1)))
                .containsExactly(new PlanView.Bar.UnknownItem(unknown));
        situations.lower(unit, 1, LAN);
        assertThat(bars(views.preview(new PlanChange.Lower(unit), TODAY, 1)))
                .hasOnlyElementsOfType(PlanView.Bar.AgainstChange.class);
    }

    @Test
    void aPolicyIsSeenBeforeItIsLaidDownAndBeforeItIsTakenBack() {
        SlotId slot = booked(Samples.LANG_SON, 21);
        Policy quiet = PlanSamples.policy(Samples.TOWN, PAPER, PlanSamples.quiet(20, 5));
        List<Object> before = traces();
        Foreseen foreseen = seen(views.preview(new PlanChange.LayDown(quiet), TODAY, 7));
        assertThat(traces()).isEqualTo(before);
        assertThat(foreseen.preview().in(VI).lost()).isEqualTo(Duration.ofMinutes(2));
        assertThat(foreseen.preview().givesWay().groups())
                .extracting(Conflicts.Group::order)
                .containsExactly(slot);

        PlanItem.Name name = laid(Samples.TOWN, PlanSamples.quiet(20, 5));
        Foreseen back = seen(views.preview(new PlanChange.TakeBack(name), TODAY, 7));
        assertThat(back.preview().in(VI).gained()).isEqualTo(Duration.ofMinutes(2));
        Policy later = PlanSamples.policy(Samples.TOWN, PAPER, PlanSamples.quiet(22, 5));
        var put = new PlanChange.Put(new PlanItem.OfPolicy(name, later));
        assertThat(seen(views.preview(put, TODAY, 7)).preview().in(VI).gained())
                .isEqualTo(Duration.ofMinutes(2));
        office.withdraw(name, 1, LAN);
        assertThat(bars(views.preview(new PlanChange.TakeBack(name), TODAY, 7)))
                .containsExactly(new PlanView.Bar.AgainstChange(new PlanEdit.Bar.Closed(name)));
    }

    @Test
    void whatStandsAgainstAChangeIsSaidInsteadOfWhatItWouldBring() {
        var request = new RaiseRequest(new AreaCode("99"), 9, Set.of(), List.of(), now);
        assertThat(bars(views.preview(new PlanChange.Raise(request), TODAY, 1)))
                .containsExactly(
                        new PlanView.Bar.AgainstChange(
                                new PlanEdit.Bar.UnknownArea(new AreaCode("99"))),
                        new PlanView.Bar.AgainstChange(new PlanEdit.Bar.NoPlaybook(9)),
                        new PlanView.Bar.AgainstChange(new PlanEdit.Bar.Bulletins(0, 50)),
                        new PlanView.Bar.AgainstChange(new PlanEdit.Bar.OverAlready(now)));
        PlanItem raised = PlanSamples.oneOfEach().get(6);
        assertThat(bars(views.preview(new PlanChange.Put(raised), TODAY, 1)))
                .containsExactly(
                        new PlanView.Bar.AgainstChange(new PlanEdit.Bar.NotByHand(raised.name())));
    }

    @Test
    void everyKindOfChangeIsMeantForTheStationsItMattersTo() {
        booked(Samples.LANG_SON, 9);
        BulletinId id = bulletin(VI, TAY);
        situations.raise(
                new RaiseRequest(Samples.LANG_SON, 4, Set.of(), List.of(id), Instant.MAX), LAN);
        Foreseen tongue = put(new PlanItem.OfProfile(EAST.id(), PlanSamples.halfTay()));
        assertThat(tongue.stations()).containsExactly(EAST);
        assertThat(tongue.preview().in(TAY).gained()).isPositive();
        assertThat(tongue.preview().in(VI).lost()).isPositive();
        assertThat(put(new PlanItem.OfTags(WEST.id(), Set.of(new Tag("market")))).stations())
                .containsExactly(WEST);
        assertThat(put(new PlanItem.OfHoliday(TODAY)).stations()).containsExactly(EAST, WEST);
        assertThat(put(new PlanItem.OfPlaybook(Playbook.ofThePlan().getFirst())).stations())
                .isEmpty();
        assertThat(put(new PlanItem.OfOrder(Samples.DONG_KINH, List.of())).stations())
                .containsExactly(EAST);
        Foreseen owed = put(new PlanItem.OfObligation(PlanSamples.obligation("tay-daily")));
        assertThat(owed.stations()).containsExactly(EAST, WEST);
        var ended = new AreaCode("05971");
        var succession = new Succession(ended, Samples.TAM_THANH, LocalDate.of(2025, 7, 1));
        assertThat(put(new PlanItem.OfSuccession(succession)).stations()).containsExactly(WEST);
    }

    private Foreseen put(PlanItem item) {
        return seen(views.preview(new PlanChange.Put(item), TODAY, 1));
    }

    @Test
    void theExactStationsOfATargetAreToldAndWhoIsMissed() {
        office.put(new PlanItem.OfTags(WEST.id(), Set.of(new Tag("market"))), 0, LAN);
        Station lost = Samples.station("ls-cu", new AreaCode("05971"));
        archive.inTransaction(books -> {
            books.enrolments().put(Samples.enrolment(lost, Samples.Keys.of(lost, 1)));
            return true;
        });
        var all = Target.of(Samples.LANG_SON, new AreaCode("99"));
        assertThat(seen(views.reached(all, TODAY)))
                .isEqualTo(
                        new Reached(
                                List.of(EAST, WEST), Set.of(new AreaCode("99")), List.of(lost)));
        var markets = new Target(Set.of(Samples.LANG_SON), Set.of(new Tag("market")), Set.of());
        assertThat(seen(views.reached(markets, TODAY)).stations()).containsExactly(WEST);
        var others = new Target(Set.of(Samples.LANG_SON), Set.of(), Set.of(Samples.TAM_THANH));
        assertThat(seen(views.reached(others, TODAY)).stations()).containsExactly(EAST);
    }
}
