package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.StationState;

/** How stations are: one state each, the latest. */
public interface StationStateRepository {
    /** This station's, if it was ever heard. */
    Optional<StationState> find(StationId station);

    /** Every station's that was ever heard, in order of id. */
    List<StationState> all();

    /** Takes the place of what was held of this station. */
    void put(StationState state);
}
