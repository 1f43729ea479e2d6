package vn.tienglang.planner.programme;

import java.time.LocalDateTime;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.SlotId;

/**
 * That an order, or a part of it, is not heard at a station.
 *
 * @param station where
 * @param order which
 * @param occurrence which of its occurrences, by the local time it was meant for
 * @param ground why
 */
public record Left(StationId station, SlotId order, LocalDateTime occurrence, Ground ground) {}
