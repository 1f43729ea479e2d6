package vn.tienglang.central.desk;

import java.time.Instant;
import vn.tienglang.planner.Slot;

/**
 * A slot as it stands in the book.
 *
 * @param number its place in booking order; no two slots have the same
 * @param slot what was booked
 * @param by login of who booked it
 * @param at when, to the millisecond
 * @param withdrawn whether it was taken back since
 */
public record BookedSlot(long number, Slot slot, String by, Instant at, boolean withdrawn) {}
