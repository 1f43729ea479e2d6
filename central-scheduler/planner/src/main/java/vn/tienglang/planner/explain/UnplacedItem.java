package vn.tienglang.planner.explain;

import java.time.LocalDateTime;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.slot.SlotId;

/**
 * That an order, or a part of it, is not heard at a station.
 *
 * @param station where
 * @param order which
 * @param occurrence which of its occurrences, by the local time it was meant for
 * @param reason why
 */
public record UnplacedItem(
        StationId station, SlotId order, LocalDateTime occurrence, UnplacedReason reason) {}
