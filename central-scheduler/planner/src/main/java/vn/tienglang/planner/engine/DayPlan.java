package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.explain.UnplacedItem;

/**
 * Plan of one station for one day.
 *
 * @param station the station
 * @param date the day in the station's zone
 * @param airings the airings, by start
 * @param clips the recordings of the airings, each once, by id
 * @param unplaced orders that are not played, with reasons, in service order
 */
public record DayPlan(
        StationId station,
        LocalDate date,
        List<Airing> airings,
        List<Clip> clips,
        List<UnplacedItem> unplaced) {}
