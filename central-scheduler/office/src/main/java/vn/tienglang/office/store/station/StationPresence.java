package vn.tienglang.office.store.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Presence of a station. */
public enum StationPresence {
    /** No message was ever received. */
    UNKNOWN,
    /** A status was received lately, and the link has not been reported lost since. */
    ONLINE,
    /**
     * The link has not been reported lost, but no status has come for {@link #SILENT_AFTER}: a
     * station reports at least every 15 minutes.
     */
    SILENT,
    /** The broker reported that the link of the station was lost. */
    LOST;

    /** Age of the last status from which a station is silent: three of its reports are missing. */
    public static final Duration SILENT_AFTER = Duration.ofMinutes(45);

    /** The presence of a station in this state, if it has one. */
    public static StationPresence of(Optional<StationState> state, Instant now) {
        if (state.isEmpty()) {
            return UNKNOWN;
        }
        if (state.get().lost()) {
            return LOST;
        }
        return silentAt(state.get()).isAfter(now) ? ONLINE : SILENT;
    }

    /** When a station in this state becomes silent, unless it reports again. */
    public static Instant silentAt(StationState state) {
        return state.receivedAt().plus(SILENT_AFTER);
    }
}
