package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.StationState;

/** Repository of station states: the latest of each station. */
public interface StationStateRepository {
    /** The state of this station, if there is one. */
    Optional<StationState> find(StationId station);

    /** Every state, by station id. */
    List<StationState> all();

    /** The states of these stations that have one, by station id. */
    List<StationState> of(List<StationId> stations);

    /** Stores the state; replaces that of its station. */
    void put(StationState state);
}
