package vn.tienglang.office.store.station;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;

/**
 * Stored change of administrative units. It keeps the areas before and after, so that it can be
 * undone.
 *
 * @param number its number, from 1
 * @param kind what was done
 * @param about name of the unit that it is about
 * @param on first day on which it holds
 * @param login login of the person who did it
 * @param at when it was done, to the millisecond
 * @param undone true after it was undone
 * @param before the areas that it replaced
 * @param after the areas that replace them
 * @param moves the stations that it put into another unit
 */
public record AreaChange(
        long number,
        Kind kind,
        String about,
        LocalDate on,
        String login,
        Instant at,
        boolean undone,
        List<Area> before,
        List<Area> after,
        List<StationMove> moves) {
    /** Copies the lists. */
    public AreaChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
        moves = List.copyOf(moves);
    }

    /** Kind of a change. */
    public enum Kind {
        /** The reform of 1 July 2025 in one province. */
        REFORM,
        /** A new unit. */
        ADD,
        /** A unit is dissolved. */
        END,
        /** Several units become one. */
        MERGE,
        /** A station belongs to another unit. */
        MOVE
    }

    /**
     * Station that belongs to another unit.
     *
     * @param before its unit before
     * @param after its unit since then
     */
    public record StationMove(StationId station, AreaCode before, AreaCode after) {}
}
