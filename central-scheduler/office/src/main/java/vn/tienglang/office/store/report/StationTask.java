package vn.tienglang.office.store.report;

import java.time.Instant;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * Task about a station: opened by the centre when a fault is seen, closed by the centre when it is
 * gone, or by a person.
 *
 * @param number its number, counting from 1
 * @param kind kind of the fault; a station has at most one open task of a kind
 * @param station the station
 * @param area area of the station when the task was opened
 * @param cause what was seen, as a short text without a language: a code or a number
 * @param openedAt when, to the millisecond
 * @param closing how it ended; empty while it is open
 */
public record StationTask(
        long number,
        Kind kind,
        StationId station,
        AreaCode area,
        String cause,
        Instant openedAt,
        Optional<Closing> closing) {
    /** Longest cause, in characters. */
    public static final int CAUSE_CHARACTERS = 200;

    /** Kind of a task, the most urgent first. */
    public enum Kind {
        /** The next airing of the station will not sound. */
        NEXT_AIRING,
        /** The station has not reported for long. */
        OFFLINE,
        /** The station reports a fault. */
        FAULT,
        /** Nothing of the airings of the last days is proven. */
        NOTHING_PROVEN
    }

    /**
     * End of a task.
     *
     * @param at when, to the millisecond
     * @param by login of the person; empty for the centre
     */
    public record Closing(Instant at, String by) {}

    /** The same task, closed. */
    public StationTask closed(Instant at, String by) {
        return new StationTask(
                number, kind, station, area, cause, openedAt, Optional.of(new Closing(at, by)));
    }

    /** The same task with another cause. */
    public StationTask with(String seen) {
        return new StationTask(number, kind, station, area, seen, openedAt, closing);
    }
}
