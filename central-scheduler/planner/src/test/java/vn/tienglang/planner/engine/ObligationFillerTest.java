package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
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
import static vn.tienglang.planner.engine.ProvinceFixture.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.explain.UnplacedReason;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.policy.ApplicableDays;
import vn.tienglang.planner.policy.LocalTimeRange;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyRule;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.slot.Slot;

class ObligationFillerTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);
    private static final List<LanguageTag> BOTH = List.of(VIET, TAY);

    private static ProvinceFixture province() {
        return new ProvinceFixture()
                .withStations(EAST, WEST)
                .speaking(EAST, VIET, TAY)
                .speaking(WEST, VIET, TAY)
                .with(ProvinceFixture.ANY_REPETITION)
                .with(policy(hour()));
    }

    private static PolicyRule hour() {
        return new PolicyRule.Sessions(
                ApplicableDays.EVERY,
                PolicyRule.Force.USUAL,
                List.of(
                        LocalTimeRange.between(at(5, 30), at(6, 30)),
                        LocalTimeRange.between(at(17, 0), at(18, 0))));
    }

    private static Policy policy(PolicyRule... rules) {
        return new Policy(PROVINCE, LONG_AGO, LocalDate.MAX, "QĐ 20", List.of(rules));
    }

    private static Obligation minutes(String id, String theme, LanguageTag language, int least) {
        return new Obligation(
                new ObligationId(id),
                "KH 77",
                DISTRICT,
                theme,
                language,
                new Obligation.Amount.Time(Duration.ofMinutes(least)),
                ObligationPeriod.DAY,
                MONDAY,
                LocalDate.MAX,
                3);
    }

    private static List<String> lines(DayPlan day) {
        return day.airings().stream()
                .map(one ->
                        LocalTime.ofInstant(one.airtime().start(), HANOI)
                                + " "
                                + Slot.slotIdOf(one.id()).orElseThrow())
                .toList();
    }

    private static List<UnplacedReason> reasons(DayPlan day) {
        return day.unplaced().stream().map(UnplacedItem::reason).toList();
    }

    @Test
    void obligationsFillFreeAirtimeEvenlyOverTheSessions() {
        ProvinceFixture province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1")))
                        .with(minutes("tay", "y tế", TAY, 15));
        assertThat(lines(province.day(EAST)))
                .containsExactly("05:30 dawn", "05:35 tay", "17:00 tay");
        assertThat(province.day(EAST).unplaced()).isEmpty();
    }

    @Test
    void plannedAiringsCountTowardsTheObligation() {
        ProvinceFixture province =
                province()
                        .speaking(EAST, TAY)
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1")))
                        .with(minutes("tay", "y tế", TAY, 5));
        assertThat(lines(province.day(EAST))).containsExactly("05:30 dawn");
        assertThat(lines(province.day(WEST))).containsExactly("05:30 tay");
    }

    @Test
    void bulletinsRotateFromDayToDay() {
        ProvinceFixture province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .bulletin("b-2", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 5));
        var titles = new ArrayList<String>();
        for (DayPlan day :
                Planner.of(province.input()).days(ProvinceFixture.station(EAST), MONDAY, 4)) {
            titles.add(day.clips().getFirst().title());
        }
        assertThat(titles.subList(0, 2)).containsExactlyInAnyOrder("b-1", "b-2");
        assertThat(titles.subList(2, 4)).isEqualTo(titles.subList(0, 2));
    }

    @Test
    void oneAiringCountsForEveryObligationItServes() {
        ProvinceFixture province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("any", "", TAY, 10))
                        .with(minutes("health", "y tế", TAY, 10));
        assertThat(lines(province.day(EAST))).containsExactly("05:30 health", "17:00 health");
        assertThat(province.day(EAST).unplaced()).isEmpty();
    }

    @Test
    void unmetObligationReportsAmountAndReasons() {
        ProvinceFixture province =
                province()
                        .speaking(EAST, VIET, TAY, NUNG)
                        .bulletin("b-1", 5, BOTH, List.of(VIET))
                        .with(minutes("nung", "", NUNG, 10))
                        .with(minutes("tay", "y tế", TAY, 10));
        long ten = Duration.ofMinutes(10).toMillis();
        assertThat(reasons(province.day(EAST)))
                .containsExactly(
                        new UnplacedReason.Unmet(
                                new ObligationId("nung"),
                                ten,
                                List.of(new UnplacedReason.NothingToPlay())),
                        new UnplacedReason.Unmet(
                                new ObligationId("tay"),
                                ten,
                                List.of(
                                        new UnplacedReason.NoRendition(
                                                new BulletinId("b-1"),
                                                TAY,
                                                List.of(Rendition.MissingPart.EVERYTHING)))));
    }

    @Test
    void unmetObligationCitesTheCap() {
        ProvinceFixture province =
                province()
                        .with(
                                policy(
                                        new PolicyRule.DayCap(
                                                ApplicableDays.EVERY,
                                                PolicyRule.Force.BINDING,
                                                Duration.ofMinutes(7))))
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 10));
        assertThat(reasons(province.day(EAST)))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnplacedReason.Unmet.class,
                        unmet -> {
                            assertThat(unmet.missing()).isEqualTo(300_000);
                            assertThat(unmet.reasons())
                                    .singleElement()
                                    .isInstanceOf(UnplacedReason.DayCapExceeded.class);
                        });
    }

    @Test
    void dayWithoutSessionsNamesTheClosingUnit() {
        ProvinceFixture province =
                new ProvinceFixture()
                        .withStations(EAST)
                        .speaking(EAST, VIET, TAY)
                        .with(
                                policy(
                                        new PolicyRule.Sessions(
                                                ApplicableDays.EVERY,
                                                PolicyRule.Force.BINDING,
                                                List.of())))
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 10));
        assertThat(reasons(province.day(EAST)))
                .singleElement()
                .isInstanceOfSatisfying(
                        UnplacedReason.Unmet.class,
                        unmet ->
                                assertThat(unmet.reasons())
                                        .singleElement()
                                        .isInstanceOf(UnplacedReason.Closed.class));
    }

    @Test
    void shortfallIsMadeGoodOnceOnALaterDay() {
        var heard = new TreeMap<>(Map.of(MONDAY, 0L));
        var past =
                new PlanHistory.StationHistory(
                        Instant.MIN,
                        Map.of(),
                        MONDAY.plusDays(1),
                        Map.of(new ObligationId("tay"), heard));
        ProvinceFixture province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 5))
                        .with(EAST, past);
        Planner planning = Planner.of(province.input());
        assertThat(planning.days(ProvinceFixture.station(EAST), MONDAY.plusDays(1), 2))
                .extracting(day -> day.airings().size())
                .containsExactly(2, 1);
        // The result is the same if only the later day is planned.
        assertThat(planning.days(ProvinceFixture.station(EAST), MONDAY.plusDays(2), 1))
                .extracting(day -> day.airings().size())
                .containsExactly(1);
    }

    /** The province without a rule on repetitions: the default applies. */
    private static ProvinceFixture spaced(PolicyRule... rules) {
        return new ProvinceFixture()
                .withStations(EAST, WEST)
                .speaking(EAST, VIET, TAY)
                .with(policy(rules))
                .bulletin("b-1", 1, BOTH, BOTH)
                .with(minutes("tay", "y tế", TAY, 10));
    }

    @Test
    void theSameClipIsRepeatedTwiceASessionFourTimesADayAnHourApart() {
        PolicyRule sessions =
                new PolicyRule.Sessions(
                        ApplicableDays.EVERY,
                        PolicyRule.Force.USUAL,
                        List.of(
                                LocalTimeRange.between(at(5, 0), at(9, 0)),
                                LocalTimeRange.between(at(15, 0), at(21, 0))));
        DayPlan day = spaced(sessions).day(EAST);
        assertThat(lines(day)).containsExactly("05:00 tay", "06:01 tay", "15:00 tay", "16:01 tay");
        assertThat(reasons(day))
                .containsExactly(
                        new UnplacedReason.Unmet(
                                new ObligationId("tay"),
                                Duration.ofMinutes(6).toMillis(),
                                List.of(
                                        new UnplacedReason.RepeatedTooOften(
                                                RepetitionLimit.DEFAULT))));
    }

    @Test
    void aClipOfTheProgrammeCountsAsARepetition() {
        DayPlan day =
                spaced(hour()).with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1"))).day(EAST);
        assertThat(lines(day)).containsExactly("05:30 dawn", "17:00 tay");
    }

    @Test
    void theGapPassesMidnight() {
        ProvinceFixture province =
                new ProvinceFixture()
                        .withStations(EAST)
                        .speaking(EAST, VIET, TAY)
                        .with(
                                policy(
                                        new PolicyRule.Sessions(
                                                ApplicableDays.EVERY,
                                                PolicyRule.Force.USUAL,
                                                List.of(
                                                        LocalTimeRange.between(
                                                                at(23, 50), at(0, 0)),
                                                        LocalTimeRange.between(
                                                                at(0, 0), at(2, 0))))))
                        .bulletin("b-1", 1, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 2));
        List<DayPlan> days =
                Planner.of(province.input()).days(ProvinceFixture.station(EAST), MONDAY, 2);
        assertThat(lines(days.get(0))).containsExactly("00:00 tay", "23:50 tay");
        assertThat(lines(days.get(1))).containsExactly("00:51 tay", "23:50 tay");
    }

    @Test
    void aPolicyOfTheUnitReplacesTheDefault() {
        var rule =
                new PolicyRule.Repetition(
                        ApplicableDays.EVERY, PolicyRule.Force.USUAL, 3, 5, Duration.ofMinutes(20));
        assertThat(lines(spaced(hour(), rule).day(EAST)))
                .containsExactly("05:30 tay", "05:51 tay", "06:12 tay", "17:00 tay", "17:21 tay");
    }

    @Test
    void aStationWithoutTheLanguageOwesNothing() {
        DayPlan day = spaced(hour()).day(WEST);
        assertThat(day.airings()).isEmpty();
        assertThat(day.unplaced()).isEmpty();
    }
}
