package vn.tienglang.office.store.station;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.StationId;

/**
 * Acceptance report of a station: what was tried at its site, and who signed. Reports are only
 * added.
 *
 * @param at when it was stored, to the millisecond
 * @param by login of the officer who stored it
 * @param zones loudspeaker zones, and whether the test sound was heard in each
 * @param relaySeen whether somebody saw the relay close and open
 * @param lineInDb level of the line-in during the test sound in dBFS; empty without a line-in
 * @param bootsOff starts of the board during which the relay stayed open, 0 to {@value #BOOTS}
 * @param key id of the signing key of the board that was tried
 * @param signer who signs, in words
 * @param note further remarks; may be empty
 */
public record AcceptanceReport(
        StationId station,
        Instant at,
        String by,
        List<Zone> zones,
        boolean relaySeen,
        String lineInDb,
        int bootsOff,
        String key,
        String signer,
        String note) {
    /** Starts that a complete report needs. */
    public static final int BOOTS = 10;

    /** Most zones of a report. */
    public static final int ZONES = 8;

    /** Most characters of the name of a zone, of the signer, and of the note. */
    public static final int TEXT_CHARACTERS = 100;

    /** Takes a copy. */
    public AcceptanceReport {
        zones = List.copyOf(zones);
    }

    /**
     * Zone of a station.
     *
     * @param name name in words, one line
     * @param heard whether the test sound was heard in it
     */
    public record Zone(String name, boolean heard) {}

    /** Whether everything was tried and worked; a station without a line-in may be complete. */
    public boolean isComplete() {
        return !zones.isEmpty()
                && zones.stream().allMatch(Zone::heard)
                && relaySeen
                && bootsOff == BOOTS;
    }
}
