package vn.tienglang.planner.compliance;

import vn.tienglang.airtime.asrun.AsRunEntry;

/**
 * As-run entry without an airing in the log.
 *
 * @param kind what it was
 */
public record UnplannedSound(AsRunEntry entry, Kind kind) {
    /** Kind of an unplanned sound. */
    public enum Kind {
        /** Of an earlier revision of the log: withdrawn too late. */
        EXTRA,
        /** Speech into the microphone of the station. */
        LIVE,
        /** Emergency message. */
        EMERGENCY,
        /** Of no log that the centre issued. */
        FOREIGN
    }
}
