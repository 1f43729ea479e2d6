package vn.tienglang.planner.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.planner.engine.ProvinceFixture.DISTRICT;
import static vn.tienglang.planner.engine.ProvinceFixture.EAST;
import static vn.tienglang.planner.engine.ProvinceFixture.MONDAY;
import static vn.tienglang.planner.engine.ProvinceFixture.TAY;
import static vn.tienglang.planner.engine.ProvinceFixture.VIET;
import static vn.tienglang.planner.engine.ProvinceFixture.at;
import static vn.tienglang.planner.engine.ProvinceFixture.bulletins;
import static vn.tienglang.planner.engine.ProvinceFixture.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationPeriod;
import vn.tienglang.planner.slot.SlotId;

class PlannedDayTest {
    private static ProvinceFixture province() {
        return new ProvinceFixture()
                .withStations(EAST)
                .speaking(EAST, VIET, TAY)
                .with(ProvinceFixture.ANY_REPETITION)
                .bulletin("b-1", 5, List.of(VIET, TAY), List.of(VIET, TAY));
    }

    private static Obligation minutes(int least) {
        return new Obligation(
                new ObligationId("tay"),
                "KH 77",
                DISTRICT,
                "y tế",
                TAY,
                new Obligation.Amount.Time(Duration.ofMinutes(least)),
                ObligationPeriod.DAY,
                MONDAY,
                LocalDate.MAX,
                3);
    }

    private static List<PlannedDay> days(ProvinceFixture province, LocalDate from, int days) {
        return Planner.of(province.input()).plannedDays(ProvinceFixture.station(EAST), from, days);
    }

    @Test
    void theAiringsOfAnOccurrenceAreOneBlockWithItsSlot() {
        ProvinceFixture province =
                province()
                        .bulletin("b-2", 5, List.of(VIET, TAY), List.of(VIET, TAY))
                        .with(slot("dawn", EAST, at(5, 30), bulletins(2, "b-1", "b-2")));

        PlannedDay day = days(province, MONDAY, 1).getFirst();

        assertThat(day.blocks()).hasSize(1);
        PlannedDay.Block block = day.blocks().getFirst();
        assertThat(block.cause())
                .isEqualTo(new PlannedDay.Cause.BySlot(new SlotId("dawn"), MONDAY.atTime(5, 30)));
        assertThat(block.airings()).hasSize(2).isEqualTo(day.plan().airings());
        assertThat(block.airtime().start()).isEqualTo(block.airings().getFirst().airtime().start());
        assertThat(block.airtime().end()).isEqualTo(block.airings().getLast().airtime().end());
        assertThat(day.openDay().date()).isEqualTo(MONDAY);
    }

    @Test
    void whatExceedsTheOwnPeriodIsAMakegood() {
        var nothingHeard =
                new PlanHistory.StationHistory(
                        Instant.MIN,
                        Map.of(),
                        MONDAY.plusDays(1),
                        Map.of(new ObligationId("tay"), new TreeMap<>(Map.of(MONDAY, 0L))));
        ProvinceFixture province = province().with(minutes(5)).with(EAST, nothingHeard);

        List<PlannedDay> days = days(province, MONDAY.plusDays(1), 2);

        assertThat(days.getFirst().blocks())
                .extracting(PlannedDay.Block::cause)
                .containsExactly(
                        new PlannedDay.Cause.ByObligation(new ObligationId("tay"), false),
                        new PlannedDay.Cause.ByObligation(new ObligationId("tay"), true));
        assertThat(days.getLast().blocks())
                .extracting(PlannedDay.Block::cause)
                .containsExactly(new PlannedDay.Cause.ByObligation(new ObligationId("tay"), false));
    }
}
