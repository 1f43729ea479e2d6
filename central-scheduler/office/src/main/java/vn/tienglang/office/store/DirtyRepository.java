package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.StoredDirtyMark;

/**
 * Repository of what has to be compiled: marks of changes, and one row a station with the instant
 * at which it is compiled next. Marks are only added and removed by number, so a mark that arrives
 * while others are read is never lost.
 */
public interface DirtyRepository {
    /** Adds a mark. */
    default void mark(DirtyMark mark) {
        mark(List.of(mark));
    }

    /** Adds marks. */
    void mark(List<DirtyMark> marks);

    /** The marks of these kinds, the oldest first. */
    List<StoredDirtyMark> marks(Set<DirtyMark.Kind> kinds, int atMost);

    /** Removes the marks with these numbers. */
    void removeMarks(List<Long> ids);

    /**
     * Makes these stations due because something changed, at {@code at} or at their earlier
     * instant. Ends a postponement.
     *
     * @param orderedAt since when orders wait to be compiled, to the millisecond; an earlier one
     *     that is stored stays
     */
    void makeDue(Collection<StationId> stations, Instant at, Optional<Instant> orderedAt);

    /** {@link #makeDue(Collection, Instant, Optional)} without an order. */
    default void makeDue(Collection<StationId> stations, Instant at) {
        makeDue(stations, at, Optional.empty());
    }

    /** The stations due at {@code now}, the earliest first, then by id. */
    List<DueStation> due(Instant now, int atMost);

    /** When these stations are due, by id; nothing for a station that never was. */
    List<DueStation> find(List<StationId> stations);

    /** Stores when stations are due; replaces their rows. */
    void put(List<DueStation> stations);

    /**
     * Removes the marks whose days all lie before {@code date}, but for those of reports: a report
     * counts past days.
     *
     * @return how many
     */
    int removeMarksBefore(LocalDate date, int atMost);
}
