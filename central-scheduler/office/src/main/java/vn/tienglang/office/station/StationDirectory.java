package vn.tienglang.office.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/** Directory of areas and stations. Its methods may be called from any thread. */
public final class StationDirectory {
    private final Transactions transactions;

    /** Directory over these repositories. */
    public StationDirectory(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Every area. */
    public AreaTree areas() {
        return transactions.inTransaction(repositories -> repositories.areas().tree());
    }

    /** Until when staff muted this station by its last report, if that is still to come. */
    public Optional<Instant> mutedUntil(StationId station, Instant now) {
        return transactions
                .inTransaction(repositories -> repositories.stationStates().find(station))
                .flatMap(state -> state.status().mutedUntil())
                .filter(now::isBefore);
    }

    /** Every enrolled station, by id. */
    public List<Station> stations() {
        return transactions.inTransaction(repositories -> repositories.enrolments().all()).stream()
                .map(Enrolment::station)
                .toList();
    }
}
