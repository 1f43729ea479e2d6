package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.timeline.OpenDayIndex;

/**
 * A station on one day.
 *
 * @param station who
 * @param date the day in its own zone
 * @param home the unit it lies in; empty when nobody knows, and then nothing reaches it
 * @param ancestry that unit and all above it, nearest first
 * @param languageGroup what is spoken there
 * @param openTimes what policy leaves open
 * @param startMillis the first millisecond of the day
 * @param endMillis the first of the next
 */
record StationDayContext(
        Station station,
        LocalDate date,
        Optional<AreaCode> home,
        List<AreaCode> ancestry,
        LanguageGroup languageGroup,
        OpenDayIndex openTimes,
        long startMillis,
        long endMillis) {
    OpenDay openDay() {
        return openTimes.day();
    }
}
