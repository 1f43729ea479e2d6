package vn.tienglang.office.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.wire.StationStatus;

/**
 * One station, as the board shows it.
 *
 * @param station which
 * @param ancestry its area and everything above it today, nearest first
 * @param presence whether there is word of it
 * @param status what it last said of itself; empty when it was never heard
 * @param receivedAt when it said so; {@link Instant#EPOCH} when it was never heard
 * @param today what it should play today, by its own calendar, in order of start
 */
public record StationSummary(
        Station station,
        List<Area> ancestry,
        StationPresence presence,
        Optional<StationStatus> status,
        Instant receivedAt,
        List<AiringSummary> today) {}
