package vn.tienglang.pages.week;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.office.preview.WeekPlan;

/**
 * Geometry of the grid of a week: pixels down, percent across. Blocks that would cover each other
 * lie side by side.
 */
final class WeekLayout {
    /** Height of an hour in pixels. */
    static final int HOUR = 44;

    /** A block is at least this high, so that its title can be read. */
    private static final int LEAST = 18;

    private static final int FIRST_HOUR = 4;
    private static final int LAST_HOUR = 22;
    private static final int HOURS = 24;
    private static final int MINUTES = 60;

    private final int firstHour;
    private final int lastHour;

    /** Place of a block. */
    record Place(int y, int height, int lane, int lanes) {
        /** Percent from the left. */
        String x() {
            return 100 * lane / lanes + "%";
        }

        /** Width in percent. */
        String width() {
            return 100 / lanes + "%";
        }
    }

    /** Start and length of what is drawn, in minutes of its day. */
    record Extent(int from, int minutes) {}

    private WeekLayout(int firstHour, int lastHour) {
        this.firstHour = firstHour;
        this.lastHour = lastHour;
    }

    /** The layout that shows the usual hours, and every hour in which something is heard. */
    static WeekLayout of(WeekPlan week) {
        List<Extent> all =
                week.days().stream()
                        .flatMap(day ->
                                Stream.concat(
                                        day.entries().stream().map(WeekLayout::extent),
                                        day.skipped().stream()
                                                .map(one -> extent(one.occurrence(), 0))))
                        .toList();
        int first = all.stream().mapToInt(one -> one.from() / MINUTES).min().orElse(FIRST_HOUR);
        int last =
                all.stream()
                        .mapToInt(one -> Math.ceilDiv(one.from() + one.minutes(), MINUTES))
                        .max()
                        .orElse(LAST_HOUR);
        return new WeekLayout(
                Math.min(FIRST_HOUR, first), Math.min(HOURS, Math.max(LAST_HOUR, last)));
    }

    /** The minutes of an entry. */
    static Extent extent(WeekPlan.Entry entry) {
        return extent(entry.start(), (int) Math.ceilDiv(entry.length().toSeconds(), 60L));
    }

    /** The minutes from a local time on. */
    static Extent extent(LocalDateTime start, int minutes) {
        return new Extent(start.getHour() * MINUTES + start.getMinute(), minutes);
    }

    int firstHour() {
        return firstHour;
    }

    int lastHour() {
        return lastHour;
    }

    /** Height of the grid. */
    int height() {
        return (lastHour - firstHour) * HOUR;
    }

    /** Pixels from the top to a minute of the day, within the grid. */
    int y(int minute) {
        return Math.clamp((minute - firstHour * MINUTES) * HOUR / MINUTES, 0, height());
    }

    /** The places of these extents, which are sorted by start. */
    List<Place> places(List<Extent> extents) {
        var places = new ArrayList<Place>();
        int begin = 0;
        while (begin < extents.size()) {
            int end = begin;
            int bottom = 0;
            var laneEnds = new ArrayList<Integer>();
            var lanes = new ArrayList<Integer>();
            while (end < extents.size() && (end == begin || top(extents.get(end)) < bottom)) {
                Extent one = extents.get(end);
                int lane = freeLane(laneEnds, top(one));
                laneEnds.set(lane, top(one) + height(one));
                lanes.add(lane);
                bottom = Math.max(bottom, top(one) + height(one));
                end++;
            }
            for (int index = begin; index < end; index++) {
                Extent one = extents.get(index);
                places.add(
                        new Place(
                                top(one), height(one), lanes.get(index - begin), laneEnds.size()));
            }
            begin = end;
        }
        return places;
    }

    /** A block of the last minutes begins earlier, so that all of it is seen. */
    private int top(Extent one) {
        return Math.min(y(one.from()), height() - LEAST);
    }

    private int height(Extent one) {
        int length = y(one.from() + one.minutes()) - y(one.from());
        return Math.max(LEAST, length) - 1;
    }

    /** The first lane that is free from that pixel on; a new one if there is none. */
    private static int freeLane(List<Integer> laneEnds, int top) {
        for (int lane = 0; lane < laneEnds.size(); lane++) {
            if (laneEnds.get(lane) <= top) {
                return lane;
            }
        }
        laneEnds.add(0);
        return laneEnds.size() - 1;
    }
}
