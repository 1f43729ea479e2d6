package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.wire.StationStatus;

/**
 * How a station is, as far as the centre knows.
 *
 * @param status what it last said of itself
 * @param lost whether its link broke after that
 * @param receivedAt when it said so, by the centre's clock, to the millisecond
 */
public record StationState(StationStatus status, boolean lost, Instant receivedAt) {}
