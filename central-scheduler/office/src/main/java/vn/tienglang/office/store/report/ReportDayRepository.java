package vn.tienglang.office.store.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.figures.StationDay;

/** Repository of counted days: one row a station and day. */
public interface ReportDayRepository {
    /** Stores these days; each replaces the one of its station and date. */
    void put(List<StationDay> days);

    /**
     * The days of these stations from {@code from} to before {@code until}, by station and date.
     */
    List<StationDay> of(List<StationId> stations, LocalDate from, LocalDate until);

    /**
     * The days of the stations in these areas from {@code from} to before {@code until}, in no
     * particular order. The areas are those that the rows name; an empty set means all areas.
     */
    List<StationDay> in(Set<AreaCode> areas, LocalDate from, LocalDate until);

    /** The days from {@code from} to before {@code until} changed after this change, in order. */
    List<StationDay> changedAfter(long change, LocalDate from, LocalDate until, int atMost);

    /** The highest number of change; 0 when nothing is stored. */
    long lastChange();

    /** The days that time alone changes at {@code now} or before, the earliest first. */
    List<StationDay> due(Instant now, int atMost);

    /**
     * Removes days before {@code date}, at most so many.
     *
     * @return how many
     */
    int removeBefore(LocalDate date, int atMost);
}
