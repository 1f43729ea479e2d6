package vn.tienglang.planner.recurrence;

import java.time.Instant;

/**
 * Occurrence in a zone.
 *
 * @param occurrence the occurrence
 * @param at the instant of its start
 */
public record TimedOccurrence(Occurrence occurrence, Instant at) {}
