package vn.tienglang.office.station;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationOverview;

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

    /** The station of this id, if it is enrolled. */
    public Optional<Station> station(StationId id) {
        return transactions
                .inTransaction(repositories -> repositories.enrolments().find(id))
                .map(Enrolment::station);
    }

    /** Those of these stations that are enrolled, by id. */
    public List<Station> stations(Collection<StationId> ids) {
        return transactions
                .inTransaction(repositories -> repositories.enrolments().of(List.copyOf(ids)))
                .stream()
                .map(Enrolment::station)
                .toList();
    }

    /** Stations inside this area, by id; when there are more than so many, the worst ones. */
    public List<Station> stationsIn(AreaCode area, int atMost) {
        return transactions.inTransaction(repositories -> {
            List<StationId> ids =
                    repositories.overviews().worst(area, Optional.empty(), atMost).stream()
                            .map(StationOverview::station)
                            .toList();
            return repositories.enrolments().of(ids).stream().map(Enrolment::station).toList();
        });
    }

    /** The number of stations inside each of these areas; nothing for an area without one. */
    public Map<AreaCode, Integer> stationsInside(Collection<AreaCode> areas) {
        return transactions.inTransaction(repositories ->
                repositories.overviews().areas(Set.copyOf(areas)).stream()
                        .collect(
                                Collectors.toMap(AreaOverview::area, AreaOverview::stations)));
    }

    /** The areas with stations, the outermost first, then by code; at most so many. */
    public List<AreaOverview> areasWithStations(int atMost) {
        return transactions.inTransaction(repositories -> repositories.overviews().areas(atMost));
    }
}
