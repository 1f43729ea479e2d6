package vn.tienglang.office.store.station;

import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;

/**
 * When the days of a station are compiled next, and why.
 *
 * @param station the station
 * @param dueAt when, to the millisecond; a change makes it due at once
 * @param cause what has to be compiled
 * @param attempts how often compiling failed since it last succeeded
 * @param orderedAt since when orders for airtime wait to be compiled, to the millisecond. What they
 *     play from then on is compiled though its start has passed. Empty when none wait
 */
public record DueStation(
        StationId station, Instant dueAt, Cause cause, int attempts, Optional<Instant> orderedAt) {
    /** A station for which no order waits. */
    public DueStation(StationId station, Instant dueAt, Cause cause, int attempts) {
        this(station, dueAt, cause, attempts, Optional.empty());
    }

    /**
     * The row after a change: due at {@code at} or at its earlier instant, its postponement ended.
     *
     * @param before the row so far, if there is one
     * @param orderedAt since when orders wait because of the change
     */
    public static DueStation afterChange(
            StationId station,
            Optional<DueStation> before,
            Instant at,
            Optional<Instant> orderedAt) {
        Instant dueAt = before.map(DueStation::dueAt).filter(one -> one.isBefore(at)).orElse(at);
        Optional<Instant> earliest =
                Stream.concat(orderedAt.stream(), before.flatMap(DueStation::orderedAt).stream())
                        .min(Instant::compareTo);
        return new DueStation(station, dueAt, Cause.CHANGED, 0, earliest);
    }

    /** Why a station is due. */
    public enum Cause {
        /** Something changed, or failed before: every day is compiled. */
        CHANGED,
        /** Midnight: only the day that becomes visible is compiled, if it stands alone. */
        NEW_DAY
    }
}
