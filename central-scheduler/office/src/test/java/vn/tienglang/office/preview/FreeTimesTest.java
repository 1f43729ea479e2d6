package vn.tienglang.office.preview;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Station;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.PlannedDay;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.Cap;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.RepetitionLimit;
import vn.tienglang.planner.slot.SlotId;

final class FreeTimesTest {
    private static final LocalDate DATE = OfficeSamples.SATURDAY;
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);

    private static Airtime airtime(String start, int minutes) {
        Instant from = DATE.atTime(LocalTime.parse(start)).atZone(OfficeSamples.HANOI).toInstant();
        return Airtime.of(from, Duration.ofMinutes(minutes));
    }

    private static PlannedDay day(List<Airtime> open, Airtime... taken) {
        var session = new BroadcastSession(open.getFirst(), Policy.Citation.NONE, open, Cap.NONE);
        var rules =
                new OpenDay(
                        DATE,
                        List.of(session),
                        Policy.Citation.NONE,
                        Cap.NONE,
                        List.of(),
                        List.of(),
                        new OpenDay.ApprovalRequirement(List.of(), false),
                        RepetitionLimit.DEFAULT);
        List<PlannedDay.Block> blocks =
                List.of(taken).stream()
                        .map(one ->
                                new PlannedDay.Block(
                                        one,
                                        new PlannedDay.Cause.BySlot(
                                                new SlotId("dawn-1"), DATE.atTime(5, 0)),
                                        List.of()))
                        .toList();
        return new PlannedDay(
                new DayPlan(STATION.id(), DATE, List.of(), List.of(), List.of()), rules, blocks);
    }

    private static LocalTime at(String time) {
        return LocalTime.parse(time);
    }

    @Test
    void theNearestTimeIsOpenAndFreeAtEveryStation() {
        var free = new FreeTimes(DATE);
        free.add(STATION, day(List.of(airtime("17:00", 120)), airtime("18:50", 10)));
        free.add(STATION, day(List.of(airtime("16:00", 240)), airtime("17:00", 7)));

        assertThat(free.nearest(at("19:15"), 10, LocalTime.MIN).getFirst()).isEqualTo(at("18:40"));
        assertThat(free.nearest(at("16:30"), 10, LocalTime.MIN).getFirst()).isEqualTo(at("17:07"));
    }

    @Test
    void aTimeIsLongEnoughAndNotOver() {
        var free = new FreeTimes(DATE);
        free.add(STATION, day(List.of(airtime("17:00", 60))));

        assertThat(free.nearest(at("17:58"), 5, LocalTime.MIN).getFirst()).isEqualTo(at("17:55"));
        assertThat(free.nearest(at("17:00"), 5, at("17:31")).getFirst()).isEqualTo(at("17:35"));
        assertThat(free.nearest(at("17:00"), 61, LocalTime.MIN)).isEmpty();
        assertThat(free.nearest(at("17:00"), 5, at("17:56"))).isEmpty();
    }
}
