package vn.tienglang.office.preview;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.slot.SlotId;

/**
 * Everything that is planned to be heard at some stations in seven days. Equal blocks of several
 * stations are merged.
 *
 * @param scope what was asked for
 * @param from the first day
 * @param stations the stations, by id; at most {@link #STATIONS}
 * @param omittedStations number of further stations that were not planned
 * @param days the seven days
 * @param names the titles of everything
 */
public record WeekPlan(
        WeekScope scope,
        LocalDate from,
        List<Station> stations,
        int omittedStations,
        List<Day> days,
        PlanNames names) {
    /** Number of days. */
    public static final int DAYS = 7;

    /** Maximum number of stations: the communes of the largest province. */
    public static final int STATIONS = 600;

    /** Copies the lists. */
    public WeekPlan {
        stations = List.copyOf(stations);
        days = List.copyOf(days);
    }

    /**
     * One day.
     *
     * @param date the day, in the zone of each station
     * @param entries what is heard, by start
     * @param skipped the occurrences that were cancelled, by time
     * @param closed minutes of the day that are closed at every station, in order
     * @param busiest playing time of the station that is nearest to its cap
     * @param cap the cap of that station; empty when it has none
     */
    public record Day(
            LocalDate date,
            List<Entry> entries,
            List<Skipped> skipped,
            List<MinuteRange> closed,
            Duration busiest,
            Optional<Duration> cap) {
        /** Copies the lists. */
        public Day {
            entries = List.copyOf(entries);
            skipped = List.copyOf(skipped);
            closed = List.copyOf(closed);
        }
    }

    /**
     * Minutes of a day.
     *
     * @param from first minute, 0 to 1439
     * @param until first minute after it, up to 1440
     */
    public record MinuteRange(int from, int until) {}

    /** Why something is heard. */
    public enum Kind {
        /** A booked slot. */
        SLOT,
        /** The campaign of a situation. */
        SITUATION,
        /** An obligation. */
        OBLIGATION,
        /** An obligation of an earlier day that was not met. */
        MAKEGOOD,
        /** A bulletin that is handed over each day, or its fallback. */
        HAND_OVER,
        /** It was issued and its order is gone. */
        ISSUED
    }

    /**
     * Block that is heard.
     *
     * @param kind why it is heard
     * @param order the order it comes from; empty when it is unknown
     * @param occurrence the occurrence of the slot, by its planned local time; empty for others
     * @param start local time at its stations
     * @param length from the first airing to the end of the last one
     * @param stations number of stations
     * @param clips the recordings in order; empty for a relayed programme
     */
    public record Entry(
            Kind kind,
            Optional<SlotId> order,
            Optional<LocalDateTime> occurrence,
            LocalDateTime start,
            Duration length,
            int stations,
            List<ClipId> clips) {
        /** Copies the list. */
        public Entry {
            clips = List.copyOf(clips);
        }
    }

    /** Occurrence of a slot that was cancelled. */
    public record Skipped(SlotId slot, LocalDateTime occurrence) {}
}
