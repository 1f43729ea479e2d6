package vn.tienglang.central.desk;

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
 * @param heardAt when it said so; {@link Instant#EPOCH} when it was never heard
 * @param today what it should play today, by its own calendar, in order of start
 */
public record StationView(
        Station station,
        List<Area> ancestry,
        Presence presence,
        Optional<StationStatus> status,
        Instant heardAt,
        List<AiringView> today) {}
