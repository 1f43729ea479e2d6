package vn.tienglang.office.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.StationOverview;

/**
 * Repository of the overviews: one row a station, and one row of counts an area. A list reads as
 * many rows as it returns, however many stations there are.
 */
public interface StationOverviewRepository {
    /**
     * Stores the rows of these stations, and changes the counts of their areas by the difference.
     * The caller holds {@link Counters#OVERVIEWS}.
     */
    void put(List<StationOverview> overviews);

    /** The rows of these stations, by station id; nothing for a station without a row. */
    List<StationOverview> of(List<StationId> stations);

    /**
     * The stations inside this area that come after that position, or the first ones: by condition,
     * the worst first, then by id; at most so many.
     */
    List<StationOverview> worst(
            AreaCode area, Optional<StationOverview.Position> after, int atMost);

    /** The counts of those of these areas that have a station, in order of code. */
    List<AreaOverview> areas(Set<AreaCode> areas);

    /** The airings of the present day of all stations inside this area, by outcome. */
    StationOverview.DayOutcome outcome(AreaCode area);

    /**
     * The areas that have a station, those with the fewest areas around them first, then by code;
     * at most so many.
     */
    List<AreaOverview> areas(int atMost);

    /**
     * The stations whose rows change at {@code now} by time alone, the earliest first; then those
     * whose rows were made later than {@code now}, by a clock that was wrong; at most so many.
     */
    List<StationId> due(Instant now, int atMost);

    /** Makes all rows due at that instant, because the areas changed. */
    void makeAllDue(Instant at);
}
