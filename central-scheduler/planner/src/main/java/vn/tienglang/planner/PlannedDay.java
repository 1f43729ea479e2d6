package vn.tienglang.planner;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;

/**
 * What one station should play on one day; nothing, on many days.
 *
 * @param station who
 * @param date the day in the station's own zone
 * @param airings in order of start
 * @param clips what they need, each once, in order of id
 */
public record PlannedDay(
        StationId station, LocalDate date, List<Airing> airings, List<Clip> clips) {

    /** The day without what starts before that instant, and without the clips only that needs. */
    public PlannedDay since(Instant first) {
        List<Airing> kept =
                airings.stream().filter(one -> !one.airtime().start().isBefore(first)).toList();
        List<Clip> needed =
                clips.stream()
                        .filter(clip -> kept.stream().anyMatch(one -> one.clip().equals(clip.id())))
                        .toList();
        return new PlannedDay(station, date, kept, needed);
    }

    /** The day as it is issued under this number. */
    public DailyLog log(int revision) {
        return new DailyLog(station, date, revision, airings, clips);
    }
}
