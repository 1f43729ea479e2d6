package vn.tienglang.office.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.store.station.StationPresence;

/**
 * Summary of one station.
 *
 * @param station the station
 * @param ancestry its area and the areas above it today, the nearest first
 * @param presence whether messages are received
 * @param status the latest status; empty if there is none
 * @param receivedAt when the status was received; {@link Instant#EPOCH} if there is none
 * @param cloned whether two boards with the same card report as this station
 * @param today its airings of today by its own calendar, by start
 */
public record StationSummary(
        Station station,
        List<Area> ancestry,
        StationPresence presence,
        Optional<StationStatus> status,
        Instant receivedAt,
        boolean cloned,
        List<AiringSummary> today) {}
