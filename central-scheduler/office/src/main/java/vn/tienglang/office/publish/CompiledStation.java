package vn.tienglang.office.publish;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.DayPlan;

/**
 * Compiled days of a station.
 *
 * @param enrolment the station
 * @param days the contents of its logs, by day; only the days that were compiled
 * @param next when time alone may change a day the next time
 * @param isOwing whether an obligation may be in force: its airings are planned around the issued
 *     ones, so after a changed log the station is compiled once more
 */
record CompiledStation(
        Enrolment enrolment, List<LogContent> days, DueStation next, boolean isOwing) {
    /**
     * Content of a log, without a revision.
     *
     * @param airings in the order of the log
     * @param clips in the order of the log
     */
    record LogContent(LocalDate date, List<Airing> airings, List<Clip> clips) {
        /** The content of the day, without airings before the station joined. */
        static LogContent of(DayPlan day, Enrolment enrolment) {
            List<Airing> airings =
                    day.airings().stream()
                            .filter(one -> !one.airtime().start().isBefore(enrolment.since()))
                            .sorted(Airing.IN_ORDER)
                            .toList();
            if (airings.size() == day.airings().size()) {
                return new LogContent(day.date(), airings, sorted(day.clips()));
            }
            Set<ClipId> needed = new HashSet<>();
            airings.forEach(one -> needed.add(one.clip()));
            return new LogContent(
                    day.date(),
                    airings,
                    sorted(
                            day.clips().stream()
                                    .filter(clip -> needed.contains(clip.id()))
                                    .toList()));
        }

        private static List<Clip> sorted(List<Clip> clips) {
            return clips.stream().sorted((a, b) -> a.id().compareTo(b.id())).toList();
        }

        LogDigest digest(Enrolment enrolment) {
            return LogDigest.of(enrolment.station().id(), date, airings, clips);
        }

        DailyLog log(Enrolment enrolment, int revision) {
            return new DailyLog(enrolment.station().id(), date, revision, airings, clips);
        }
    }
}
