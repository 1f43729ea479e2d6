package vn.tienglang.central.desk;

import java.time.Instant;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.programme.Why;

/**
 * What would sound at a station at an instant, and why.
 *
 * @param names what everything is called that the reasons name
 */
public record Explained(Station station, Instant at, Why why, PlanNames names) {}
