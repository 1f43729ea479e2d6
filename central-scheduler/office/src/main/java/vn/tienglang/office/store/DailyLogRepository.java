package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;

/** Every revision of every day that was ever issued. */
public interface DailyLogRepository {
    /**
     * Enters a revision that is higher than every other of its station and day.
     *
     * @param at when it was issued, to the millisecond
     */
    void issue(DailyLog log, Instant at);

    /** The highest revision of this day, if any was issued. */
    Optional<DailyLog> latest(StationId station, LocalDate date);

    /** The highest revision of this day of every station that has one, in order of station. */
    List<DailyLog> latestOn(LocalDate date);

    /**
     * The highest revision of each day from {@code from} up to, not including, {@code until} of
     * each of these stations, where there is one; in order of station and day.
     */
    List<DailyLog> latestBetween(List<StationId> stations, LocalDate from, LocalDate until);

    /** One that was issued, by number. */
    record LogRevision(StationId station, LocalDate date, int number) {
        /** The one this log is. */
        public static LogRevision of(DailyLog log) {
            return new LogRevision(log.station(), log.date(), log.revision());
        }
    }

    /** The same days as {@link #latestBetween}, without what is in them; in no particular order. */
    List<LogRevision> latestRevisions(List<StationId> stations, LocalDate from, LocalDate until);

    /**
     * Notes when the broker took a revision, or when it was put out for it again; in the place of
     * what was noted of it before. Nothing when it was never issued.
     *
     * @param at to the millisecond
     */
    void markSent(LogRevision revision, Instant at);

    /** What was noted of any revision of the days from {@code from} up to {@code until}. */
    Map<LogRevision, Instant> sentTimes(List<StationId> stations, LocalDate from, LocalDate until);
}
