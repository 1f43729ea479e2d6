package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.programme.Province.APART;
import static vn.tienglang.planner.programme.Province.DISTRICT;
import static vn.tienglang.planner.programme.Province.EAST;
import static vn.tienglang.planner.programme.Province.HANOI;
import static vn.tienglang.planner.programme.Province.MONDAY;
import static vn.tienglang.planner.programme.Province.NUNG;
import static vn.tienglang.planner.programme.Province.PROVINCE;
import static vn.tienglang.planner.programme.Province.TAY;
import static vn.tienglang.planner.programme.Province.VIET;
import static vn.tienglang.planner.programme.Province.WEST;
import static vn.tienglang.planner.programme.Province.at;
import static vn.tienglang.planner.programme.Province.bulletins;
import static vn.tienglang.planner.programme.Province.clip;
import static vn.tienglang.planner.programme.Province.ofClass;
import static vn.tienglang.planner.programme.Province.slot;
import static vn.tienglang.planner.programme.Province.withStarting;

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
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.mix.LanguageMix;
import vn.tienglang.planner.policy.Closure;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Playbook;
import vn.tienglang.planner.situation.Raised;

class PlanningTest {
    private static final Clip IDENT = clip("Nhạc hiệu", VIET, 1);
    private static final Clip TALK = clip("Phát thanh", VIET, 10);
    private static final Part IDENT_PART = new Part.Recording(IDENT.id());
    private static final Part TALK_PART = new Part.Recording(TALK.id());
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);

    private static Province province() {
        return new Province().withStations(EAST, WEST, APART).with(IDENT).with(TALK);
    }

    /** Each airing as {@code 05:30 slot/item}. */
    private static List<String> sheet(StationDay day) {
        return day.airings().stream().map(PlanningTest::line).toList();
    }

    private static String line(Airing airing) {
        LocalTime start = LocalTime.ofInstant(airing.airtime().start(), HANOI);
        String slot = Slot.of(airing.id()).map(SlotId::value).orElse("?");
        return start + " " + slot;
    }

    private static List<Ground> grounds(StationDay day) {
        return day.left().stream().map(Left::ground).toList();
    }

    private static Policy sessions(AreaCode unit, Rule.Force force, Stretch... stretches) {
        return new Policy(
                unit,
                LONG_AGO,
                LocalDate.MAX,
                "QĐ " + unit,
                List.of(new Rule.Sessions(Days.EVERY, force, List.of(stretches))));
    }

    @Test
    void aSlotIsHeardAtEveryStationItIsMeantFor() {
        Province province = province().with(slot("dawn", DISTRICT, at(5, 30), TALK_PART));
        assertThat(sheet(province.day(EAST))).containsExactly("05:30 dawn");
        assertThat(sheet(province.day(WEST))).containsExactly("05:30 dawn");
        assertThat(sheet(province.day(APART))).isEmpty();
        assertThat(province.day(EAST).clips()).containsExactly(TALK);
    }

    @Test
    void tagsAndExceptionsChooseAmongStations() {
        Slot market =
                new Slot(
                        new SlotId("market"),
                        "Chợ phiên",
                        PROVINCE,
                        new Target(Set.of(PROVINCE), Set.of(new Tag("market")), Set.of(WEST)),
                        Province.daily(at(9, 0)),
                        new Starting.OnTime(),
                        Slot.NO_HARD_END,
                        List.of(TALK_PART),
                        new LanguageMix.Alternate(),
                        MessageClass.ORDINARY);
        Province province = province().tagged(EAST, "market").tagged(WEST, "market").with(market);
        assertThat(sheet(province.day(EAST))).containsExactly("09:00 market");
        assertThat(sheet(province.day(WEST))).isEmpty();
        assertThat(sheet(province.day(APART))).isEmpty();
    }

    @Test
    void theProgrammeIsHeardPartByPartAndARelayKeepsItsAir() {
        Province province =
                province()
                        .bulletin("b-1", 3, List.of(VIET), List.of(VIET))
                        .with(
                                slot(
                                        "dawn",
                                        EAST,
                                        at(5, 30),
                                        IDENT_PART,
                                        new Part.Relay("Đài tỉnh", Duration.ofMinutes(15)),
                                        bulletins(1, "b-1"),
                                        IDENT_PART));
        assertThat(sheet(province.day(EAST)))
                .containsExactly("05:30 dawn", "05:46 dawn", "05:49 dawn");
    }

    @Test
    void noticesAreThoseOfTheStationsOwnUnitAsManyAsFit() {
        Province province =
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
                                        new Part.Notices(Duration.ofMinutes(5))));
        assertThat(province.day(EAST).clips())
                .extracting(Clip::title)
                .containsExactlyInAnyOrder("Nhạc hiệu", "n-1", "n-3");
        assertThat(province.day(WEST).clips())
                .extracting(Clip::title)
                .containsExactlyInAnyOrder("Nhạc hiệu", "w-1");
    }

    @Test
    void languagesTakeTurnsAndEveryBulletinIsToldInEach() {
        List<LanguageTag> both = List.of(VIET, TAY);
        Province province =
                province()
                        .speaking(EAST, VIET, TAY)
                        .bulletin("b-1", 3, both, both)
                        .bulletin("b-2", 3, both, both)
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1", "b-2")));
        var told = new ArrayList<String>();
        for (int day = 0; day < 4; day++) {
            Clip clip = province.day(EAST, MONDAY.plusDays(day)).clips().getFirst();
            told.add(clip.title() + " " + clip.language());
        }
        assertThat(told).containsExactlyInAnyOrder("b-1 vi", "b-1 tyz", "b-2 vi", "b-2 tyz");
    }

    @Test
    void aMissingRenditionIsAGapAndNothingStandsIn() {
        Province province =
                province()
                        .speaking(EAST, TAY)
                        .bulletin("b-1", 3, List.of(VIET, TAY), List.of(VIET))
                        .with(slot("dawn", EAST, at(5, 30), IDENT_PART, bulletins(1, "b-1")));
        StationDay day = province.day(EAST);
        assertThat(day.clips()).containsExactly(IDENT);
        assertThat(grounds(day))
                .containsExactly(
                        new Ground.NoRendition(
                                new BulletinId("b-1"), TAY, List.of(Rendition.Lack.EVERYTHING)));
    }

    @Test
    void aBulletinNobodyThereUnderstandsIsSaidSo() {
        Province province =
                province()
                        .speaking(EAST, NUNG)
                        .bulletin("b-1", 3, List.of(VIET), List.of(VIET))
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1")));
        assertThat(grounds(province.day(EAST)))
                .containsExactly(
                        new Ground.NoLanguage(new BulletinId("b-1")), new Ground.NothingToTell());
    }

    @Test
    void whoBookedFirstHasTheAirUnlessTheOtherIsPriority() {
        Slot first = slot("first", EAST, at(5, 30), TALK_PART);
        Slot second = slot("second", EAST, at(5, 35), TALK_PART);
        StationDay alike = province().with(first).with(second).day(EAST);
        assertThat(sheet(alike)).containsExactly("05:30 first");
        assertThat(grounds(alike)).containsExactly(new Ground.Taken(new SlotId("first")));
        StationDay ranked =
                province().with(first).with(ofClass(second, MessageClass.PRIORITY)).day(EAST);
        assertThat(sheet(ranked)).containsExactly("05:35 second");
        assertThat(grounds(ranked)).containsExactly(new Ground.Taken(new SlotId("second")));
    }

    @Test
    void theCommuneOrdersPrioritiesThatCollideAtItsOwnStations() {
        Slot above = ofClass(slot("above", PROVINCE, at(5, 30), TALK_PART), MessageClass.PRIORITY);
        Slot own = ofClass(slot("own", EAST, at(5, 35), TALK_PART), MessageClass.PRIORITY);
        Province province = province().with(above).with(own).first(EAST, "own");
        assertThat(sheet(province.day(EAST))).containsExactly("05:35 own");
        assertThat(sheet(province.day(WEST))).containsExactly("05:30 above");
    }

    @Test
    void aSlotThatMayWaitFollowsTheOneBefore() {
        Slot first = slot("first", EAST, at(5, 30), TALK_PART);
        Slot second = slot("second", EAST, at(5, 35), TALK_PART);
        assertThat(
                        sheet(
                                province()
                                        .with(first)
                                        .with(withStarting(second, new Starting.Next()))
                                        .day(EAST)))
                .containsExactly("05:30 first", "05:40 second");
    }

    @Test
    void whatIsClosedIsRefusedWithTheRuleWhoseItIsAndSinceWhen() {
        Province province =
                province()
                        .with(
                                sessions(
                                        PROVINCE,
                                        Rule.Force.USUAL,
                                        Stretch.between(at(5, 30), at(6, 30))))
                        .with(slot("noon", EAST, at(12, 0), TALK_PART));
        assertThat(grounds(province.day(EAST)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Ground.Closed.class,
                        closed ->
                                assertThat(closed.closures())
                                        .extracting(Closure::why, Closure::by)
                                        .containsExactly(
                                                org.assertj.core.groups.Tuple.tuple(
                                                        Closure.Why.NO_SESSION,
                                                        new Policy.Quote(
                                                                PROVINCE, LONG_AGO, "QĐ 20"))));
    }

    @Test
    void aDayLooksTheSameWhicheverDaysAreAskedForWithIt() {
        Clip hour = clip("Đêm", VIET, 60);
        Province province =
                province()
                        .with(hour)
                        .with(slot("late", EAST, at(23, 30), new Part.Recording(hour.id())))
                        .with(slot("early", EAST, at(0, 10), TALK_PART));
        Planning planning = Planning.of(province.basis());
        List<StationDay> both = planning.days(Province.station(EAST), MONDAY, 2);
        assertThat(
                        Planning.of(province.basis())
                                .days(Province.station(EAST), MONDAY.plusDays(1), 1))
                .isEqualTo(both.subList(1, 2));
        assertThat(grounds(both.get(1))).containsExactly(new Ground.TakenByWhatIsIssued());
    }

    @Test
    void raisingAUnitBringsItsCampaignAndWhatGivesWayIsSaid() {
        Raised raised =
                new Raised(
                        new SlotId("k-3"),
                        DISTRICT,
                        Playbook.ofThePlan().get(2),
                        Set.of(EAST),
                        List.of(new BulletinId("b-1")),
                        MONDAY.atStartOfDay(HANOI).toInstant(),
                        Instant.MAX);
        Province province =
                province()
                        .speaking(EAST, VIET, TAY)
                        .bulletin("b-1", 3, List.of(VIET, TAY), List.of(VIET, TAY))
                        .with(
                                sessions(
                                        PROVINCE,
                                        Rule.Force.USUAL,
                                        Stretch.between(at(5, 30), at(6, 30))))
                        .with(slot("dawn", PROVINCE, at(6, 0), TALK_PART))
                        .with(raised);
        assertThat(sheet(province.day(EAST))).hasSize(14).startsWith("06:00 k-3", "07:00 k-3");
        assertThat(grounds(province.day(EAST))).containsExactly(new Ground.Taken(raised.id()));
        assertThat(sheet(province.day(WEST)))
                .containsExactly("05:30 k-3", "06:00 dawn", "09:50 k-3", "14:10 k-3", "18:30 k-3");
        assertThat(sheet(province.day(APART))).containsExactly("06:00 dawn");
        assertThat(sheet(province.day(EAST, MONDAY.minusDays(1)))).containsExactly("06:00 dawn");
    }

    @Test
    void quietHoursThatBindHoldACampaignToo() {
        var quiet =
                new Rule.Quiet(
                        Days.EVERY, Rule.Force.BINDING, Stretch.between(at(11, 0), at(14, 0)));
        Raised raised =
                new Raised(
                        new SlotId("k-4"),
                        PROVINCE,
                        Playbook.ofThePlan().get(3),
                        Set.of(),
                        List.of(new BulletinId("b-1")),
                        Instant.EPOCH,
                        Instant.MAX);
        Province province =
                province()
                        .bulletin("b-1", 3, List.of(VIET), List.of(VIET))
                        .with(
                                new Policy(
                                        PROVINCE,
                                        LONG_AGO,
                                        LocalDate.MAX,
                                        "Giờ nghỉ trưa",
                                        List.of(quiet)))
                        .with(raised);
        assertThat(sheet(province.day(EAST)))
                .hasSize(12)
                .doesNotContain("11:00 k-4", "12:00 k-4", "13:00 k-4");
        assertThat(grounds(province.day(EAST)))
                .hasSize(3)
                .allMatch(Ground.Closed.class::isInstance);
    }
}
