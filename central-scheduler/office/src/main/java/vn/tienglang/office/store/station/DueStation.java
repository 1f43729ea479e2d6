package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.StationId;

/**
 * When the days of a station are compiled next, and why.
 *
 * @param station the station
 * @param dueAt when, to the millisecond; a change makes it due at once
 * @param cause what has to be compiled
 * @param attempts how often compiling failed since it last succeeded
 */
public record DueStation(StationId station, Instant dueAt, Cause cause, int attempts) {
    /** Why a station is due. */
    public enum Cause {
        /** Something changed, or failed before: every day is compiled. */
        CHANGED,
        /** Midnight: only the day that becomes visible is compiled, if it stands alone. */
        NEW_DAY
    }
}
