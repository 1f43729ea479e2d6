package vn.tienglang.pages.day;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.office.report.AiringSummary;
import vn.tienglang.office.report.StationSummary;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.policy.BroadcastSession;
import vn.tienglang.planner.policy.OpenDay;

/** Builder of rulers with texts in one language, as of one instant. */
public final class DayRulerBuilder {
    private final Messages words;
    private final Instant now;

    public DayRulerBuilder(Messages words, Instant now) {
        this.words = words;
        this.now = now;
    }

    /** The ruler of today of a station, by its own clock. */
    public DayRuler today(StationSummary station, List<Airtime> open) {
        ZoneId zone = station.station().zone();
        List<DayAiring> airings = station.today().stream().map(one -> airing(one, zone)).toList();
        return DayRuler.of(
                label(station.station().name(), airings),
                LocalDate.ofInstant(now, zone),
                zone,
                open,
                airings,
                now);
    }

    /** The ruler of the open hours of a unit, without airings. */
    public DayRuler openHours(OpenDay day, ZoneId zone) {
        return DayRuler.of(
                words.text("day.label.open", words.date(day.date())),
                day.date(),
                zone,
                open(day),
                List.of(),
                now);
    }

    /** The open airtime around a day. */
    public static List<Airtime> open(OpenDay day) {
        return day.sessions().stream().map(BroadcastSession::open).flatMap(List::stream).toList();
    }

    private DayAiring airing(AiringSummary airing, ZoneId zone) {
        DayState state = DayState.of(airing.verdict(), airing.airtime(), now);
        return new DayAiring(
                airing.airtime(),
                state,
                words.text(
                        "day.airing",
                        words.time(airing.airtime().start(), zone),
                        airing.title(),
                        words.text("day.state", state)));
    }

    private String label(String name, List<DayAiring> airings) {
        return words.text(
                "day.label",
                name,
                words.number(airings.size()),
                words.number(count(airings, DayState.PROVEN)),
                words.number(count(airings, DayState.MISSED)));
    }

    private static long count(List<DayAiring> airings, DayState state) {
        return airings.stream().filter(one -> one.state() == state).count();
    }
}
