package vn.tienglang.office.preview;

import java.time.Instant;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.explain.Explanation;

/**
 * What would sound at a station at an instant, and why.
 *
 * @param names what everything is called that the reasons name
 */
public record AirExplanation(Station station, Instant at, Explanation why, PlanNames names) {}
