package vn.tienglang.office.preview;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Station;
import vn.tienglang.planner.engine.PlannedDay;

/** Minutes of a day that are open and free at every station. Fed station by station. */
final class FreeTimes {
    static final int MINUTES = 24 * 60;

    /** Proposed times are whole multiples of this, or the beginning of a free interval. */
    private static final int STEP_MINUTES = 5;

    private static final int PROPOSALS = 12;

    private final LocalDate date;
    private final BitSet free = new BitSet(MINUTES);

    FreeTimes(LocalDate date) {
        this.date = date;
        free.set(0, MINUTES);
    }

    /** Removes what is closed or taken at that station. */
    void add(Station station, PlannedDay day) {
        Instant midnight = date.atStartOfDay(station.zone()).toInstant();
        var open = new BitSet(MINUTES);
        day.openDay().sessions().stream()
                .flatMap(session -> session.open().stream())
                .forEach(part -> set(open, midnight, part, true));
        day.blocks().forEach(block -> set(open, midnight, block.airtime(), false));
        free.and(open);
    }

    /** Sets whole open minutes, or clears every minute that is touched. */
    private static void set(BitSet minutes, Instant midnight, Airtime airtime, boolean isOpen) {
        long fromSeconds = Duration.between(midnight, airtime.start()).toSeconds();
        long untilSeconds = Duration.between(midnight, airtime.end()).toSeconds();
        int from = clamp(isOpen ? Math.ceilDiv(fromSeconds, 60L) : fromSeconds / 60);
        int until = clamp(isOpen ? untilSeconds / 60 : Math.ceilDiv(untilSeconds, 60L));
        if (from < until) {
            minutes.set(from, until, isOpen);
        }
    }

    private static int clamp(long minutes) {
        return (int) Math.clamp(minutes, 0L, (long) MINUTES);
    }

    /** The nearest times at which that many minutes are free; at most a dozen. */
    List<LocalTime> nearest(LocalTime wanted, int minutes, LocalTime earliest) {
        int near = wanted.toSecondOfDay() / 60;
        int first = Math.ceilDiv(earliest.toSecondOfDay(), 60);
        return IntStream.range(first, MINUTES)
                .filter(start -> start % STEP_MINUTES == 0 || isBeginning(start))
                .filter(start -> free.nextClearBit(start) >= start + minutes)
                .boxed()
                .sorted(Comparator.comparingInt(start -> Math.abs(start - near)))
                .limit(PROPOSALS)
                .map(start -> LocalTime.ofSecondOfDay(start * 60L))
                .toList();
    }

    private boolean isBeginning(int start) {
        return free.get(start) && (start == 0 || !free.get(start - 1));
    }
}
