package vn.tienglang.office.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.StationOverview;

/**
 * Overviews in memory. Counts of areas are made from the rows each time.
 *
 * @param rows the rows by station
 * @param store stores a row, so that it can be undone
 */
record InMemoryOverviews(
        NavigableMap<StationId, StationOverview> rows, BiConsumer<StationId, StationOverview> store)
        implements StationOverviewRepository {
    @Override
    public void put(List<StationOverview> overviews) {
        overviews.forEach(one -> store.accept(one.station(), one));
    }

    @Override
    public List<StationOverview> of(List<StationId> stations) {
        return new TreeSet<>(stations)
                .stream().flatMap(id -> Optional.ofNullable(rows.get(id)).stream()).toList();
    }

    @Override
    public List<StationOverview> worst(
            AreaCode area, Optional<StationOverview.Position> after, int atMost) {
        return rows.values().stream()
                .filter(one -> one.areas().contains(area))
                .filter(one -> after.isEmpty() || one.position().compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(StationOverview::position))
                .limit(atMost)
                .toList();
    }

    @Override
    public List<AreaOverview> areas(Set<AreaCode> areas) {
        return counted().filter(one -> areas.contains(one.area())).toList();
    }

    @Override
    public StationOverview.DayOutcome outcome(AreaCode area) {
        return rows.values().stream()
                .filter(one -> one.areas().contains(area))
                .map(StationOverview::today)
                .reduce(
                        StationOverview.DayOutcome.NONE,
                        (sum, one) ->
                                new StationOverview.DayOutcome(
                                        sum.fulfilled() + one.fulfilled(),
                                        sum.failed() + one.failed(),
                                        sum.open() + one.open()));
    }

    @Override
    public List<AreaOverview> areas(int atMost) {
        return counted()
                .sorted(Comparator.comparingInt(AreaOverview::depth))
                .limit(atMost)
                .toList();
    }

    /** In order of code. */
    private Stream<AreaOverview> counted() {
        Map<AreaCode, AreaOverview> counts = new TreeMap<>();
        for (StationOverview row : rows.values()) {
            int depth = row.areas().size();
            for (AreaCode area : row.areas()) {
                int above = --depth;
                counts.merge(
                        area,
                        AreaOverview.none(area, above).plus(row, 1),
                        (before, _) -> before.plus(row, 1));
            }
        }
        return counts.values().stream();
    }

    @Override
    public List<StationId> due(Instant now, int atMost) {
        Stream<StationOverview> due =
                rows.values().stream()
                        .filter(one -> !one.dueAt().isAfter(now))
                        .sorted(
                                Comparator.comparing(StationOverview::dueAt)
                                        .thenComparing(StationOverview::station));
        Stream<StationOverview> future =
                rows.values().stream()
                        .filter(one -> one.dueAt().isAfter(now) && one.madeAt().isAfter(now))
                        .sorted(
                                Comparator.comparing(StationOverview::madeAt)
                                        .thenComparing(StationOverview::station));
        return Stream.concat(due, future).limit(atMost).map(StationOverview::station).toList();
    }

    @Override
    public void makeAllDue(Instant at) {
        List.copyOf(rows.values()).forEach(one -> store.accept(one.station(), one.withDueAt(at)));
    }
}
