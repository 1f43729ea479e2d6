package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.explain.UnplacedItem;

/**
 * What one station should play on one day.
 *
 * @param station who
 * @param date the day in the station's own zone
 * @param airings in order of start
 * @param clips what they need, each once, in order of id
 * @param unplaced what was ordered and is not heard, and why; in the order in which it was served
 */
public record DayPlan(
        StationId station,
        LocalDate date,
        List<Airing> airings,
        List<Clip> clips,
        List<UnplacedItem> unplaced) {}
