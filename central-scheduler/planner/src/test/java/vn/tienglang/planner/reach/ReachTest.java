package vn.tienglang.planner.reach;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;

/** Targets in Lạng Sơn before and after 1 July 2025. */
class ReachTest {
    private static final LocalDate LONG_AGO = LocalDate.of(1976, 1, 1);
    private static final LocalDate REFORM = LocalDate.of(2025, 7, 1);
    private static final LocalDate EVE = REFORM.minusDays(1);

    private static final StationTag MARKET = new StationTag("market");
    private static final StationTag BORDER_GATE = new StationTag("border-gate");

    private static final Station A = station("a", "06118");
    private static final Station B = station("b", "06121");
    private static final Station C = station("c", "06124");

    private static final AreaTree AREAS =
            new AreaTree(
                    List.of(
                            area("vn", "vn", LONG_AGO, LocalDate.MAX),
                            area("20", "vn", LONG_AGO, LocalDate.MAX),
                            area("182", "20", LONG_AGO, REFORM),
                            area("06118", "182", LONG_AGO, REFORM),
                            area("06121", "182", LONG_AGO, REFORM),
                            area("06124", "182", LONG_AGO, REFORM),
                            area("06118", "20", REFORM, LocalDate.MAX),
                            area("06200", "20", REFORM, LocalDate.MAX)));

    private static final List<AreaSuccession> MERGERS =
            List.of(
                    new AreaSuccession(code("06121"), code("06118"), REFORM),
                    new AreaSuccession(code("06124"), code("06200"), REFORM),
                    new AreaSuccession(code("182"), code("06118"), REFORM),
                    new AreaSuccession(code("182"), code("06200"), REFORM));

    private static final Reach REACH =
            new Reach(
                    AREAS,
                    MERGERS,
                    List.of(C, A, B),
                    Map.of(
                            A.id(), Set.of(MARKET),
                            B.id(), Set.of(BORDER_GATE, MARKET)));

    private static AreaCode code(String value) {
        return new AreaCode(value);
    }

    private static Area area(String code, String parent, LocalDate from, LocalDate until) {
        return new Area(code(code), code(parent), "unit", "Đơn vị " + code, from, until);
    }

    private static Station station(String id, String area) {
        return new Station(
                new StationId("ls-" + id), "Đài " + id, code(area), ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    @Test
    void areaReachesEveryStationInsideItInOrder() {
        assertThat(REACH.stations(Target.of(code("182")), EVE)).containsExactly(A, B, C);
        assertThat(REACH.stations(Target.of(code("20")), REFORM)).containsExactly(A, B, C);
        assertThat(REACH.stations(Target.of(code("06121")), EVE)).containsExactly(B);
    }

    @Test
    void endedDistrictReachesTheStationsOfItsSuccessors() {
        assertThat(REACH.stations(Target.of(code("182")), REFORM)).containsExactly(A, B, C);
    }

    @Test
    void mergedCommuneReachesTheWholeSuccessor() {
        assertThat(REACH.stations(Target.of(code("06121")), REFORM)).containsExactly(A, B);
        assertThat(REACH.home(B, REFORM)).contains(code("06118"));
    }

    @Test
    void tagsNarrowAndExceptionsExclude() {
        var markets = new Target(Set.of(code("20")), Set.of(MARKET), Set.of());
        assertThat(REACH.stations(markets, EVE)).containsExactly(A, B);
        var gates = new Target(Set.of(code("20")), Set.of(BORDER_GATE), Set.of());
        assertThat(REACH.stations(gates, EVE)).containsExactly(B);
        var others = new Target(Set.of(code("20")), Set.of(), Set.of(code("06121")));
        assertThat(REACH.stations(others, EVE)).containsExactly(A, C);
    }

    @Test
    void overlappingAreasReachAStationOnce() {
        var both = new Target(Set.of(code("182"), code("06118")), Set.of(), Set.of());
        assertThat(REACH.stations(both, EVE)).containsExactly(A, B, C);
    }

    @Test
    void stationOfASplitUnitIsUnlocatedUntilItIsReassigned() {
        var split =
                List.of(
                        new AreaSuccession(code("06121"), code("06118"), REFORM),
                        new AreaSuccession(code("06121"), code("06200"), REFORM));
        var reach = new Reach(AREAS, split, List.of(B), Map.of());
        assertThat(reach.unlocated(REFORM)).containsExactly(B);
        assertThat(reach.stations(Target.of(code("20")), REFORM)).isEmpty();
        assertThat(reach.unlocated(EVE)).isEmpty();
    }

    @Test
    void cyclicSuccessionsTerminate() {
        var circle =
                List.of(
                        new AreaSuccession(code("06121"), code("06124"), REFORM),
                        new AreaSuccession(code("06124"), code("06121"), REFORM));
        var reach = new Reach(AREAS, circle, List.of(B), Map.of());
        assertThat(reach.successorsOf(code("06121"), REFORM)).isEmpty();
    }
}
