package vn.tienglang.planner.recurrence;

import java.time.Instant;

/**
 * An occurrence in a zone.
 *
 * @param occurrence which one
 * @param at when it starts
 */
public record TimedOccurrence(Occurrence occurrence, Instant at) {}
