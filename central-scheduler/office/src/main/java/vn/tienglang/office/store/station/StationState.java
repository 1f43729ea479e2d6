package vn.tienglang.office.store.station;

import java.time.Instant;
import vn.tienglang.airtime.wire.StationStatus;

/**
 * State of a station as the centre knows it.
 *
 * @param status the latest status
 * @param lost whether its link was lost after that
 * @param receivedAt when the status was received, by the clock of the centre, to the millisecond
 */
public record StationState(StationStatus status, boolean lost, Instant receivedAt) {
    /** The same state with a corrected status. */
    public StationState with(StationStatus corrected) {
        return new StationState(corrected, lost, receivedAt);
    }
}
