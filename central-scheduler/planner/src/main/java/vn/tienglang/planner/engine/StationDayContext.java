package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.timeline.OpenDayIndex;

/**
 * Context of a station on one day.
 *
 * @param station the station
 * @param date the day in its zone
 * @param home the unit it lies in; empty if unknown, and then no order targets it
 * @param ancestry that unit and all its ancestors, nearest first
 * @param ownUnits the units whose notices are for its people
 * @param languageGroup the languages spoken there
 * @param openTimes the open airtime
 * @param startMillis the first millisecond of the day
 * @param endMillis the first millisecond of the next day
 */
record StationDayContext(
        Station station,
        LocalDate date,
        Optional<AreaCode> home,
        List<AreaCode> ancestry,
        List<AreaCode> ownUnits,
        LanguageGroup languageGroup,
        OpenDayIndex openTimes,
        long startMillis,
        long endMillis) {
    OpenDay openDay() {
        return openTimes.day();
    }
}
