package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.APART;
import static vn.tienglang.planner.engine.ProvinceFixture.DISTRICT;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.HANOI;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.NUNG;
import static vn.tienglang.planner.engine.ProvinceFixture.PROVINCE;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.WEST;
import static vn.tienglang.planner.engine.ProvinceFixture.at;
import static vn.tienglang.planner.engine.ProvinceFixture.bulletins;
import static vn.tienglang.planner.engine.ProvinceFixture.clip;
import static vn.tienglang.planner.engine.ProvinceFixture.ofClass;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;
import static vn.tienglang.planner.engine.ProvinceFixture.withStartPolicy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;
import vn.tienglang.planner.slot.SlotPart;
import vn.tienglang.planner.slot.StartPolicy;

class PlannerTest {
    private static final Clip IDENT = clip("Nhạc hiệu", VIET, 1);
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final SlotPart IDENT_PART = new SlotPart.Recording(IDENT.id());
    private static final SlotPart TALK_PART = new SlotPart.Recording(TALK.id());
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);

    private static ProvinceFixture province() {
        return new ProvinceFixture().withStations(EAST, WEST, APART).with(IDENT).with(TALK);
    }

    /** Returns each airing as {@code 05:30 slot/item}. */
    private static List<String> lines(DayPlan day) {
        return day.airings().stream().map(PlannerTest::line).toList();
    }

    private static String line(Airing airing) {
        LocalTime start = LocalTime.ofInstant(airing.airtime().start(), HANOI);
        String slot = Slot.slotIdOf(airing.id()).map(SlotId::value).orElse("?");
        return start + " " + slot;
    }

    private static List<UnplacedReason> reasons(DayPlan day) {
        return day.unplaced().stream().map(UnplacedItem::reason).toList();
    }

    private static Policy sessions(
            AreaCode unit, PolicyRule.Force force, LocalTimeRange... ranges) {
        return new Policy(
                unit,
                LONG_AGO,
                LocalDate.MAX,
                "QĐ " + unit,
                List.of(new PolicyRule.Sessions(ApplicableDays.EVERY, force, List.of(ranges))));
    }

    @Test
    void slotIsPlannedAtEveryTargetedStation() {
        ProvinceFixture province = province().with(slot("dawn", DISTRICT, at(5, 30), TALK_PART));
        assertThat(lines(province.day(EAST))).containsExactly("05:30 dawn");
        assertThat(lines(province.day(WEST))).containsExactly("05:30 dawn");
        assertThat(lines(province.day(APART))).isEmpty();
        assertThat(province.day(EAST).clips()).containsExactly(TALK);
    }

    @Test
    void tagsAndExceptionsNarrowTheTarget() {
        Slot market =
                new Slot(
                        new SlotId("market"),
                        "Chợ phiên",
                        PROVINCE,
                        new Target(
                                Set.of(PROVINCE), Set.of(new StationTag("market")), Set.of(WEST)),
                        ProvinceFixture.daily(at(9, 0)),
                        new StartPolicy.OnTime(),
                        Slot.NO_HARD_END,
                        List.of(TALK_PART),
                        new LanguageMix.Alternate(),
                        MessageClass.ORDINARY);
        ProvinceFixture province =
                province().tagged(EAST, "market").tagged(WEST, "market").with(market);
        assertThat(lines(province.day(EAST))).containsExactly("09:00 market");
        assertThat(lines(province.day(WEST))).isEmpty();
        assertThat(lines(province.day(APART))).isEmpty();
    }

    @Test
    void partsFollowOneAnotherAndARelayReservesItsTime() {
        ProvinceFixture province =
                province()
                        .bulletin("b-1", 3, List.of(VIET), List.of(VIET))
                        .with(
                                slot(
                                        "dawn",
                                        EAST,
                                        at(5, 30),
                                        IDENT_PART,
                                        new SlotPart.Relay("Đài tỉnh", Duration.ofMinutes(15)),
                                        bulletins(1, "b-1"),
                                        IDENT_PART));
        assertThat(lines(province.day(EAST)))
                .containsExactly("05:30 dawn", "05:46 dawn", "05:49 dawn");
    }

    @Test
    void noticesOfTheStationsOwnUnitAreAddedAsLongAsTheyFit() {
        ProvinceFixture province =
                province()
                        .bulletin("n-1", EAST, 2, List.of(VIET), List.of(VIET))
                        .bulletin("n-2", EAST, 4, List.of(VIET), List.of(VIET))
                        .bulletin("n-3", EAST, 3, List.of(VIET), List.of(VIET))
                        .bulletin("w-1", WEST, 1, List.of(VIET), List.of(VIET))
                        .with(
                                slot(
                                        "dawn",
                                        DISTRICT,
                                        at(5, 30),
                                        IDENT_PART,
                                        new SlotPart.Notices(Duration.ofMinutes(5))));
        assertThat(province.day(EAST).clips())
                .extracting(Clip::title)
                .containsExactlyInAnyOrder("Nhạc hiệu", "n-1", "n-3");
        assertThat(province.day(WEST).clips())
                .extracting(Clip::title)
                .containsExactlyInAnyOrder("Nhạc hiệu", "w-1");
    }

    @Test
    void languagesRotateAndEveryBulletinIsAiredInEach() {
        List<LanguageTag> both = List.of(VIET, TAY);
        ProvinceFixture province =
                province()
                        .speaking(EAST, VIET, TAY)
                        .bulletin("b-1", 3, both, both)
                        .bulletin("b-2", 3, both, both)
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1", "b-2")));
        var titles = new ArrayList<String>();
        for (int day = 0; day < 4; day++) {
            Clip clip = province.day(EAST, MONDAY.plusDays(day)).clips().getFirst();
            titles.add(clip.title() + " " + clip.language());
        }
        assertThat(titles).containsExactlyInAnyOrder("b-1 vi", "b-1 tyz", "b-2 vi", "b-2 tyz");
    }

    @Test
    void missingRenditionIsReportedAndNotReplaced() {
        ProvinceFixture province =
                province()
                        .speaking(EAST, TAY)
                        .bulletin("b-1", 3, List.of(VIET, TAY), List.of(VIET))
                        .with(slot("dawn", EAST, at(5, 30), IDENT_PART, bulletins(1, "b-1")));
        DayPlan day = province.day(EAST);
        assertThat(day.clips()).containsExactly(IDENT);
        assertThat(reasons(day))
                .containsExactly(
                        new UnplacedReason.NoRendition(
                                new BulletinId("b-1"),
                                TAY,
                                List.of(Rendition.MissingPart.EVERYTHING)));
    }

    @Test
    void bulletinWithoutACommonLanguageIsReported() {
        ProvinceFixture province =
                province()
                        .speaking(EAST, NUNG)
                        .bulletin("b-1", 3, List.of(VIET), List.of(VIET))
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1")));
        assertThat(reasons(province.day(EAST)))
                .containsExactly(
                        new UnplacedReason.NoCommonLanguage(new BulletinId("b-1")),
                        new UnplacedReason.NothingToPlay());
    }

    @Test
    void earlierBookingWinsUnlessTheLaterOneIsPriority() {
        Slot first = slot("first", EAST, at(5, 30), TALK_PART);
        Slot second = slot("second", EAST, at(5, 35), TALK_PART);
        DayPlan alike = province().with(first).with(second).day(EAST);
        assertThat(lines(alike)).containsExactly("05:30 first");
        assertThat(reasons(alike))
                .containsExactly(new UnplacedReason.Occupied(new SlotId("first")));
        DayPlan prioritized =
                province().with(first).with(ofClass(second, MessageClass.PRIORITY)).day(EAST);
        assertThat(lines(prioritized)).containsExactly("05:35 second");
        assertThat(reasons(prioritized))
                .containsExactly(new UnplacedReason.Occupied(new SlotId("second")));
    }

    @Test
    void communeOrdersCollidingPrioritiesAtItsStations() {
        Slot above = ofClass(slot("above", PROVINCE, at(5, 30), TALK_PART), MessageClass.PRIORITY);
        Slot own = ofClass(slot("own", EAST, at(5, 35), TALK_PART), MessageClass.PRIORITY);
        ProvinceFixture province = province().with(above).with(own).first(EAST, "own");
        assertThat(lines(province.day(EAST))).containsExactly("05:35 own");
        assertThat(lines(province.day(WEST))).containsExactly("05:30 above");
    }

    @Test
    void slotThatMayWaitStartsAfterTheOneBefore() {
        Slot first = slot("first", EAST, at(5, 30), TALK_PART);
        Slot second = slot("second", EAST, at(5, 35), TALK_PART);
        assertThat(
                        lines(
                                province()
                                        .with(first)
                                        .with(withStartPolicy(second, new StartPolicy.Next()))
                                        .day(EAST)))
                .containsExactly("05:30 first", "05:40 second");
    }

    @Test
    void closedAirtimeIsReportedWithRuleUnitAndDate() {
        ProvinceFixture province =
                province()
                        .with(
                                sessions(
                                        PROVINCE,
                                        PolicyRule.Force.USUAL,
                                        LocalTimeRange.between(at(5, 30), at(6, 30))))
                        .with(slot("noon", EAST, at(12, 0), TALK_PART));
        assertThat(reasons(province.day(EAST)))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnplacedReason.Closed.class,
                        closed ->
                                assertThat(closed.closures())
                                        .extracting(Closure::kind, Closure::by)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        Closure.Kind.NO_SESSION,
                                                        new Policy.Citation(
                                                                PROVINCE, LONG_AGO, "QĐ 20"))));
    }

    @Test
    void dayPlanDoesNotDependOnTheRequestedRange() {
        Clip hour = clip("Đêm", VIET, 60);
        ProvinceFixture province =
                province()
                        .with(hour)
                        .with(slot("late", EAST, at(23, 30), new SlotPart.Recording(hour.id())))
                        .with(slot("early", EAST, at(0, 10), TALK_PART));
        Planner planning = Planner.of(province.input());
        List<DayPlan> both = planning.days(ProvinceFixture.station(EAST), MONDAY, 2);
        assertThat(
                        Planner.of(province.input())
                                .days(ProvinceFixture.station(EAST), MONDAY.plusDays(1), 1))
                .isEqualTo(both.subList(1, 2));
        assertThat(reasons(both.get(1)))
                .containsExactly(new UnplacedReason.Occupied(new SlotId("late")));
    }

    @Test
    void activeSituationAddsItsCampaignAndReportsDisplacedSlots() {
        ActiveSituation situation =
                new ActiveSituation(
                        new SlotId("k-3"),
                        DISTRICT,
                        Playbook.provincialDefaults().get(2),
                        Set.of(EAST),
                        List.of(new BulletinId("b-1")),
                        MONDAY.atStartOfDay(HANOI).toInstant(),
                        Instant.MAX);
        ProvinceFixture province =
                province()
                        .speaking(EAST, VIET, TAY)
                        .bulletin("b-1", 3, List.of(VIET, TAY), List.of(VIET, TAY))
                        .with(
                                sessions(
                                        PROVINCE,
                                        PolicyRule.Force.USUAL,
                                        LocalTimeRange.between(at(5, 30), at(6, 30))))
                        .with(slot("dawn", PROVINCE, at(6, 0), TALK_PART))
                        .with(situation);
        assertThat(lines(province.day(EAST))).hasSize(14).startsWith("06:00 k-3", "07:00 k-3");
        assertThat(reasons(province.day(EAST)))
                .containsExactly(new UnplacedReason.Occupied(situation.id()));
        assertThat(lines(province.day(WEST)))
                .containsExactly("05:30 k-3", "06:00 dawn", "09:50 k-3", "14:10 k-3", "18:30 k-3");
        assertThat(lines(province.day(APART))).containsExactly("06:00 dawn");
        assertThat(lines(province.day(EAST, MONDAY.minusDays(1)))).containsExactly("06:00 dawn");
    }

    @Test
    void bindingQuietHoursApplyToCampaigns() {
        var quiet =
                new PolicyRule.QuietHours(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.BINDING,
                        LocalTimeRange.between(at(11, 0), at(14, 0)));
        ActiveSituation situation =
                new ActiveSituation(
                        new SlotId("k-4"),
                        PROVINCE,
                        Playbook.provincialDefaults().get(3),
                        Set.of(),
                        List.of(new BulletinId("b-1")),
                        Instant.EPOCH,
                        Instant.MAX);
        ProvinceFixture province =
                province()
                        .bulletin("b-1", 3, List.of(VIET), List.of(VIET))
                        .with(
                                new Policy(
                                        PROVINCE,
                                        LONG_AGO,
                                        LocalDate.MAX,
                                        "Giờ nghỉ trưa",
                                        List.of(quiet)))
                        .with(situation);
        assertThat(lines(province.day(EAST)))
                .hasSize(12)
                .doesNotContain("11:00 k-4", "12:00 k-4", "13:00 k-4");
        assertThat(reasons(province.day(EAST)))
                .hasSize(3)
                .allMatch(UnplacedReason.Closed.class::isInstance);
    }
}
