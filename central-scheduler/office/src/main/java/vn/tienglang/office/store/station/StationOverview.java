package vn.tienglang.office.store.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * Overview of a station: the row that lists of stations read, made from its state, its logs and its
 * as-run entries.
 *
 * @param station id of the station
 * @param areas its area and the areas above it on its present day, the nearest first
 * @param condition the worst thing known about it; lists are sorted by it
 * @param presence whether it reports
 * @param lastContact when its last status was received; empty if there is none
 * @param device what it reported
 * @param logsBehind number of days, from its present day on, of which it holds no log or an older
 *     revision than the latest issued one
 * @param nextAiring start of the next airing of its present day, if any
 * @param today its airings of its present day, by outcome
 * @param dueAt when time alone changes this row, to the millisecond
 * @param madeAt when the row was made, to the millisecond
 */
public record StationOverview(
        StationId station,
        List<AreaCode> areas,
        StationCondition condition,
        StationPresence presence,
        Optional<Instant> lastContact,
        Device device,
        int logsBehind,
        Optional<Instant> nextAiring,
        DayOutcome today,
        Instant dueAt,
        Instant madeAt) {
    /** Copies the list. */
    public StationOverview {
        areas = List.copyOf(areas);
    }

    /**
     * What the station reported about itself.
     *
     * @param faults number of faults; an untrusted clock is one
     * @param audible whether its output can be heard
     * @param playing whether an airing plays, audible or not
     * @param unsent number of as-run entries that it has not sent
     * @param missingClips number of clips that it does not hold
     */
    public record Device(
            int faults, boolean audible, boolean playing, long unsent, int missingClips) {
        /** A station that has never reported. */
        public static final Device UNKNOWN = new Device(0, true, false, 0, 0);
    }

    /**
     * Airings of a day by outcome.
     *
     * @param fulfilled played completely, or pre-empted by an emergency
     * @param failed missed, cut short, or without an as-run entry in time
     * @param open not judged yet
     */
    public record DayOutcome(int fulfilled, int failed, int open) {
        /** A day without airings. */
        public static final DayOutcome NONE = new DayOutcome(0, 0, 0);
    }

    /** Whether it reports and no link was lost. */
    public boolean isOnline() {
        return presence == StationPresence.ONLINE;
    }

    /** Whether an airing of it is heard now. */
    public boolean isHeard() {
        return isOnline() && device.playing() && device.audible();
    }

    /** The same row, due at that instant. */
    public StationOverview withDueAt(Instant at) {
        return new StationOverview(
                station,
                areas,
                condition,
                presence,
                lastContact,
                device,
                logsBehind,
                nextAiring,
                today,
                at,
                madeAt);
    }

    /** Its place in a list that is sorted by condition, then by id. */
    public Position position() {
        return new Position(condition, station);
    }

    /** Place in a list that is sorted by condition, then by id. */
    public record Position(StationCondition condition, StationId station)
            implements Comparable<Position> {
        @Override
        public int compareTo(Position other) {
            int byCondition = condition.compareTo(other.condition);
            return byCondition != 0 ? byCondition : station.compareTo(other.station);
        }
    }
}
