package vn.tienglang.planner.programme;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.air.Clearance;
import vn.tienglang.planner.policy.OpenDay;

/**
 * A station on one day.
 *
 * @param station who
 * @param date the day in its own zone
 * @param home the unit it lies in; empty when nobody knows, and then nothing reaches it
 * @param ancestry that unit and all above it, nearest first
 * @param seat what is spoken there
 * @param clearance what policy leaves open
 * @param begins the first millisecond of the day
 * @param ends the first of the next
 */
record Here(
        Station station,
        LocalDate date,
        Optional<AreaCode> home,
        List<AreaCode> ancestry,
        Seat seat,
        Clearance clearance,
        long begins,
        long ends) {
    OpenDay open() {
        return clearance.day();
    }
}
