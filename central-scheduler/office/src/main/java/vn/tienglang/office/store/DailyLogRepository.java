package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.LogDigest;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.airtime.wire.StationStatus;

/** Repository of daily logs: the latest revision of each day, and superseded ones for a while. */
public interface DailyLogRepository {
    /**
     * Stores a revision that is higher than every other of its station and day, with its digest.
     * The payload is stored here and nowhere else; the outbox refers to it.
     *
     * @param signed the log as it is sent
     * @param at when it was issued, to the millisecond
     */
    default void issue(DailyLog log, SignedMessage signed, Instant at) {
        issue(List.of(new IssuedLog(log, signed)), at);
    }

    /** Log and the message that is sent. */
    record IssuedLog(DailyLog log, SignedMessage signed) {}

    /**
     * Stores several revisions at once, of different days or stations.
     *
     * @param at when they were issued, to the millisecond
     */
    void issue(List<IssuedLog> logs, Instant at);

    /** Latest revision of a day, without its content. */
    record LatestLog(LogRevision revision, LogDigest digest) {
        /**
         * Whether a station that holds this log of the same day needs a higher revision: it holds a
         * higher one than was issued last, or this one with another content. Both come from the
         * time before the database was restored from a backup.
         */
        public boolean isContradictedBy(StationStatus.HeldLog held) {
            return held.revision() > revision.number() || hasOtherContent(held);
        }

        /** Whether the station holds this very revision with another content. */
        public boolean hasOtherContent(StationStatus.HeldLog held) {
            return held.revision() == revision.number() && held.saysOtherThan(digest);
        }
    }

    /**
     * The latest revisions of the days from {@code from} to before {@code until} of these stations,
     * in no particular order. Nothing is decoded.
     */
    List<LatestLog> latestDigests(List<StationId> stations, LocalDate from, LocalDate until);

    /**
     * Removes the logs of days before {@code date}, all revisions, at most so many rows. A log that
     * the outbox refers to stays.
     *
     * @return the number of removed revisions
     */
    int removeBefore(LocalDate date, int atMost);

    /** The highest revision of this day, if any was issued. */
    Optional<DailyLog> latest(StationId station, LocalDate date);

    /** The highest revision of this day of every station that has one, by station. */
    List<DailyLog> latestOn(LocalDate date);

    /**
     * The highest revision of each day from {@code from} to before {@code until} of each of these
     * stations, by station and day.
     */
    List<DailyLog> latestBetween(List<StationId> stations, LocalDate from, LocalDate until);

    /** Identity of an issued log. */
    record LogRevision(StationId station, LocalDate date, int number) {
        /** The identity of this log. */
        public static LogRevision of(DailyLog log) {
            return new LogRevision(log.station(), log.date(), log.revision());
        }
    }

    /** The identities of the logs of {@link #latestBetween}, in no particular order. */
    List<LogRevision> latestRevisions(List<StationId> stations, LocalDate from, LocalDate until);

    /**
     * Stores when the broker took a revision, or when it was enqueued again; replaces the time
     * stored before. Does nothing if it was never issued.
     *
     * @param at to the millisecond
     */
    void markSent(LogRevision revision, Instant at);

    /**
     * Removes superseded revisions issued before this time: those below the highest of their
     * station and day.
     *
     * @param from first day whose logs are searched
     * @return the number of removed revisions
     */
    int removeSuperseded(LocalDate from, Instant issuedBefore);

    /** The times stored for revisions of the days from {@code from} to before {@code until}. */
    Map<LogRevision, Instant> sentTimes(List<StationId> stations, LocalDate from, LocalDate until);
}
