package vn.tienglang.office.store.station;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * Mark of a change that may alter day plans: where and on which days. It is stored in the
 * transaction of the change, and removed in the one that turns it into due stations.
 *
 * @param kind what {@code subject} names
 * @param subject code of an area or id of a station; empty for all stations
 * @param from first day that may differ
 * @param until first day that does not differ any more; {@link LocalDate#MAX} without an end
 * @param orderedAt when an order for airtime was stored or approved, to the millisecond; empty for
 *     other changes. What it plays from then on is planned, even if it begins before the mark is
 *     turned into due stations, because the centre was stopped meanwhile
 */
public record DirtyMark(
        Kind kind, String subject, LocalDate from, LocalDate until, Optional<Instant> orderedAt) {
    private DirtyMark(Kind kind, String subject, LocalDate from, LocalDate until) {
        this(kind, subject, from, until, Optional.empty());
    }

    /** What a mark names. */
    public enum Kind {
        /** All stations. */
        EVERYWHERE,
        /** All stations inside an area, its successors and its predecessors. */
        AREA,
        /** One station. */
        STATION,
        /** As-run entries of one station, which matter only where an obligation is in force. */
        AS_RUN,
        /** A new status of one station, which may show that it did not receive a log. */
        STATUS,
        /** What changes the overview of one station; of all stations with an empty subject. */
        OVERVIEW,
        /** Days of one station whose figures are counted anew for reports. */
        REPORT
    }

    /** Mark of all stations. */
    public static DirtyMark everywhere(LocalDate from, LocalDate until) {
        return new DirtyMark(Kind.EVERYWHERE, "", from, until);
    }

    /** Mark of the stations of an area. */
    public static DirtyMark area(AreaCode area, LocalDate from, LocalDate until) {
        return new DirtyMark(Kind.AREA, area.value(), from, until);
    }

    /** The same mark, of an order that was stored or approved then. */
    public DirtyMark orderedAt(Instant at) {
        return new DirtyMark(kind, subject, from, until, Optional.of(at));
    }

    /** Mark of all days of a station. */
    public static DirtyMark station(StationId station) {
        return new DirtyMark(Kind.STATION, station.value(), LocalDate.EPOCH, LocalDate.MAX);
    }

    /** Mark of new as-run entries. */
    public static DirtyMark asRun(StationId station) {
        return new DirtyMark(Kind.AS_RUN, station.value(), LocalDate.EPOCH, LocalDate.MAX);
    }

    /** Mark of something that the overview of a station shows. */
    public static DirtyMark overview(StationId station) {
        return new DirtyMark(Kind.OVERVIEW, station.value(), LocalDate.EPOCH, LocalDate.MAX);
    }

    /** Mark of something that the overviews of all stations show. */
    public static DirtyMark overviews() {
        return new DirtyMark(Kind.OVERVIEW, "", LocalDate.EPOCH, LocalDate.MAX);
    }

    /** Mark of days that are counted anew. */
    public static DirtyMark report(StationId station, LocalDate from, LocalDate until) {
        return new DirtyMark(Kind.REPORT, station.value(), from, until);
    }

    /** Mark of a new status. */
    public static DirtyMark status(StationId station) {
        return new DirtyMark(Kind.STATUS, station.value(), LocalDate.EPOCH, LocalDate.MAX);
    }
}
