package vn.tienglang.office.station;

import java.util.List;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
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

    /** Every enrolled station, by id. */
    public List<Station> stations() {
        return transactions.inTransaction(repositories -> repositories.enrolments().all()).stream()
                .map(Enrolment::station)
                .toList();
    }
}
