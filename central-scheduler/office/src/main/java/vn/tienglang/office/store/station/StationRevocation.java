package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.StationId;

/**
 * Revocation of the board of a station: its key, secret and certificate are refused until a new
 * board is enrolled.
 *
 * @param at to the millisecond
 * @param by login of the officer
 * @param reason in words
 */
public record StationRevocation(StationId station, Instant at, String by, String reason) {
    /** Most characters of a reason. */
    public static final int REASON_CHARACTERS = 200;
}
