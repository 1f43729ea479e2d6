package vn.tienglang.planner;

import java.util.List;

/**
 * What should play, and what was left out.
 *
 * @param days every station on every day asked for, by date, then by station
 * @param refusals why a booked slot is missing from a day; in booking order within each day
 */
public record Plan(List<PlannedDay> days, List<Refusal> refusals) {}
