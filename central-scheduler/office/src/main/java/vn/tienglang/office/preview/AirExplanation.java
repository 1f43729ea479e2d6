package vn.tienglang.office.preview;

import java.time.Instant;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.explain.Explanation;

/**
 * Explanation of what airs at a station at an instant.
 *
 * @param names the titles of everything that the reasons name
 */
public record AirExplanation(Station station, Instant at, Explanation why, PlanNames names) {}
