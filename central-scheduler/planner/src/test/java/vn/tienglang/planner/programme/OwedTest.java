package vn.tienglang.planner.programme;

import static org.assertj.core.api.Assertions.assertThat;
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
import static vn.tienglang.planner.programme.Province.slot;

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
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.Term;
import vn.tienglang.planner.policy.Days;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.Rule;
import vn.tienglang.planner.policy.Stretch;

class OwedTest {
    private static final LocalDate LONG_AGO = LocalDate.of(2010, 1, 1);
    private static final List<LanguageTag> BOTH = List.of(VIET, TAY);

    private static Province province() {
        return new Province().withStations(EAST, WEST).with(policy(hour()));
    }

    private static Rule hour() {
        return new Rule.Sessions(
                Days.EVERY,
                Rule.Force.USUAL,
                List.of(
                        Stretch.between(at(5, 30), at(6, 30)),
                        Stretch.between(at(17, 0), at(18, 0))));
    }

    private static Policy policy(Rule... rules) {
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
                Term.DAY,
                MONDAY,
                LocalDate.MAX,
                3);
    }

    private static List<String> sheet(StationDay day) {
        return day.airings().stream()
                .map(one ->
                        LocalTime.ofInstant(one.airtime().start(), HANOI)
                                + " "
                                + Slot.of(one.id()).orElseThrow())
                .toList();
    }

    private static List<Ground> grounds(StationDay day) {
        return day.left().stream().map(Left::ground).toList();
    }

    @Test
    void whatIsOwedIsFittedIntoTheAirThatIsLeftEvenlyOverTheSessions() {
        Province province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1")))
                        .with(minutes("tay", "y tế", TAY, 10));
        assertThat(sheet(province.day(EAST)))
                .containsExactly("05:30 dawn", "05:35 tay", "17:00 tay");
        assertThat(province.day(EAST).left()).isEmpty();
    }

    @Test
    void whatTheProgrammeAlreadyTellsIsNotToldAgain() {
        Province province =
                province()
                        .speaking(EAST, TAY)
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(slot("dawn", EAST, at(5, 30), bulletins(1, "b-1")))
                        .with(minutes("tay", "y tế", TAY, 5));
        assertThat(sheet(province.day(EAST))).containsExactly("05:30 dawn");
        assertThat(sheet(province.day(WEST))).containsExactly("05:30 tay");
    }

    @Test
    void bulletinsTakeTurnsFromDayToDay() {
        Province province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .bulletin("b-2", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 5));
        var told = new ArrayList<String>();
        for (StationDay day :
                Planning.of(province.basis()).days(Province.station(EAST), MONDAY, 4)) {
            told.add(day.clips().getFirst().title());
        }
        assertThat(told.subList(0, 2)).containsExactlyInAnyOrder("b-1", "b-2");
        assertThat(told.subList(2, 4)).isEqualTo(told.subList(0, 2));
    }

    @Test
    void anAiringCountsForAllThatItServesAndIsNotToldForEach() {
        Province province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("any", "", TAY, 10))
                        .with(minutes("health", "y tế", TAY, 10));
        assertThat(sheet(province.day(EAST))).containsExactly("05:30 health", "17:00 health");
        assertThat(province.day(EAST).left()).isEmpty();
    }

    @Test
    void whatCannotBeMetSaysHowMuchAndWhatIsMissing() {
        Province province =
                province()
                        .bulletin("b-1", 5, BOTH, List.of(VIET))
                        .with(minutes("nung", "", NUNG, 10))
                        .with(minutes("tay", "y tế", TAY, 10));
        long ten = Duration.ofMinutes(10).toMillis();
        assertThat(grounds(province.day(EAST)))
                .containsExactly(
                        new Ground.Unmet(
                                new ObligationId("nung"), ten, List.of(new Ground.NothingToTell())),
                        new Ground.Unmet(
                                new ObligationId("tay"),
                                ten,
                                List.of(
                                        new Ground.NoRendition(
                                                new BulletinId("b-1"),
                                                TAY,
                                                List.of(Rendition.Lack.EVERYTHING)))));
    }

    @Test
    void aCapThatStandsAgainstItIsQuoted() {
        Province province =
                province()
                        .with(
                                policy(
                                        new Rule.DayCap(
                                                Days.EVERY,
                                                Rule.Force.BINDING,
                                                Duration.ofMinutes(7))))
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 10));
        assertThat(grounds(province.day(EAST)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Ground.Unmet.class,
                        unmet -> {
                            assertThat(unmet.missing()).isEqualTo(300_000);
                            assertThat(unmet.because())
                                    .singleElement()
                                    .isInstanceOf(Ground.OverDay.class);
                        });
    }

    @Test
    void aDayWithoutSessionsSaysWhoClosedIt() {
        Province province =
                new Province()
                        .withStations(EAST)
                        .with(policy(new Rule.Sessions(Days.EVERY, Rule.Force.BINDING, List.of())))
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 10));
        assertThat(grounds(province.day(EAST)))
                .singleElement()
                .isInstanceOfSatisfying(
                        Ground.Unmet.class,
                        unmet ->
                                assertThat(unmet.because())
                                        .singleElement()
                                        .isInstanceOf(Ground.Closed.class));
    }

    @Test
    void aShortfallIsMadeGoodByItselfAndCountsOnce() {
        var heard = new TreeMap<>(Map.of(MONDAY, 0L));
        var past =
                new Past.OfStation(
                        Instant.MIN,
                        Map.of(),
                        MONDAY.plusDays(1),
                        Map.of(new ObligationId("tay"), heard));
        Province province =
                province()
                        .bulletin("b-1", 5, BOTH, BOTH)
                        .with(minutes("tay", "y tế", TAY, 5))
                        .with(EAST, past);
        Planning planning = Planning.of(province.basis());
        assertThat(planning.days(Province.station(EAST), MONDAY.plusDays(1), 2))
                .extracting(day -> day.airings().size())
                .containsExactly(2, 1);
        // The same when only the later day is asked for.
        assertThat(planning.days(Province.station(EAST), MONDAY.plusDays(2), 1))
                .extracting(day -> day.airings().size())
                .containsExactly(1);
    }
}
