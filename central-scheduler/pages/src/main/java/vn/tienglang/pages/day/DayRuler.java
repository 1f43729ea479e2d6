package vn.tienglang.pages.day;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airtime;

/**
 * Ruler of a day, {@value #WIDTH} units wide: one unit is a minute of a usual day. What no session
 * opens is closed airtime.
 *
 * @param label what the picture shows, as a text
 * @param sessions open airtime, by start, without overlaps
 * @param airings airings by start
 * @param now where the present instant is; -1 on another day
 */
public record DayRuler(String label, List<Bar> sessions, List<Bar> airings, int now) {
    /** Width of the day. */
    public static final int WIDTH = 1440;

    /** Least width of an airing, so that it can be seen on a phone. */
    static final int AIRING_WIDTH_LEAST = 8;

    /** Takes copies. */
    public DayRuler {
        sessions = List.copyOf(sessions);
        airings = List.copyOf(airings);
    }

    /**
     * Bar of the ruler.
     *
     * @param x its left end, 0 to {@value #WIDTH}
     * @param width at least 1; the bar ends within the ruler
     * @param style class name of its state
     * @param text what it stands for
     */
    public record Bar(int x, int width, String style, String text) {}

    /**
     * The ruler of one day.
     *
     * @param open the open airtime; parts on other days are cut off
     * @param airings in any order; those of other days are left out
     */
    public static DayRuler of(
            String label,
            LocalDate date,
            ZoneId zone,
            List<Airtime> open,
            List<DayAiring> airings,
            Instant now) {
        var day =
                new Airtime(
                        date.atStartOfDay(zone).toInstant(),
                        date.plusDays(1).atStartOfDay(zone).toInstant());
        return new DayRuler(
                label,
                union(open.stream().filter(day::overlaps).map(one -> cut(one, day))).toList(),
                airings.stream()
                        .filter(one -> day.overlaps(one.airtime()))
                        .sorted(Comparator.comparing(one -> one.airtime().start()))
                        .map(one -> bar(one, day))
                        .toList(),
                day.contains(now) ? place(now, day) : -1);
    }

    /** The time of a place on the ruler of a usual day: 330 is 05:30, and the end is 24:00. */
    public static String time(int x) {
        int hour = x / 60;
        int minute = x % 60;
        return (hour < 10 ? "0" : "") + hour + (minute < 10 ? ":0" : ":") + minute;
    }

    private static Stream<Bar> union(Stream<Bar> bars) {
        var joined = new ArrayList<Bar>();
        bars.sorted(Comparator.comparingInt(Bar::x))
                .forEach(bar -> {
                    if (!joined.isEmpty() && bar.x() <= end(joined.getLast())) {
                        Bar last = joined.removeLast();
                        int end = Math.max(end(last), end(bar));
                        joined.add(new Bar(last.x(), end - last.x(), "", ""));
                    } else {
                        joined.add(bar);
                    }
                });
        return joined.stream();
    }

    private static int end(Bar bar) {
        return bar.x() + bar.width();
    }

    private static Bar cut(Airtime airtime, Airtime day) {
        int from = place(airtime.start(), day);
        return new Bar(from, Math.max(1, place(airtime.end(), day) - from), "", "");
    }

    private static Bar bar(DayAiring airing, Airtime day) {
        int from = place(airing.airtime().start(), day);
        int width = Math.max(AIRING_WIDTH_LEAST, place(airing.airtime().end(), day) - from);
        return new Bar(Math.min(from, WIDTH - width), width, airing.state().style(), airing.text());
    }

    /** The place of an instant; on a day of 23 or 25 hours the hours are wider or narrower. */
    private static int place(Instant instant, Airtime day) {
        long into = Duration.between(day.start(), instant).toSeconds();
        long whole = Duration.between(day.start(), day.end()).toSeconds();
        return Math.clamp(Math.round((double) into * WIDTH / whole), 0, WIDTH);
    }
}
