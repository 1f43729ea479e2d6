package vn.tienglang.planner.explain;

import java.time.LocalDateTime;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.slot.SlotId;

/**
 * Order, or part of one, that is not played at a station.
 *
 * @param station the station
 * @param order the order
 * @param occurrence the occurrence, by its originally planned local time
 * @param reason the reason
 */
public record UnplacedItem(
        StationId station, SlotId order, LocalDateTime occurrence, UnplacedReason reason) {}
