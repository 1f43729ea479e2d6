package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationState;

/**
 * Logs that the broker took and the station never got: it lost what it retained, or kept the log
 * from a session it had forgotten. Only the station's own word shows it, so nothing is done before
 * it has spoken again; then the log is put out once more.
 */
final class LogRedelivery {
    /**
     * A station that speaks so long after its log was sent, and still does not hold it, did not get
     * it: even on a thin link a log is under way for a minute. As long at least lies between two
     * times that the same log is put out again.
     */
    private static final Duration LOST_AFTER = Duration.ofMinutes(5);

    /** So many stations a transaction, as few as when logs are issued. */
    private static final int STATIONS_AT_ONCE = 250;

    private final Transactions archive;

    LogRedelivery(Transactions archive) {
        this.archive = archive;
    }

    /** One day of one station. */
    private record StationDate(StationId station, LocalDate date) {}

    /** A log that a station does not hold, and when the station said so. */
    private record MissingLog(
            DailyLogRepository.LogRevision revision, Enrolment enrolment, Instant told) {}

    /** Puts out again what got lost; how many that were. */
    int resendLost(Instant now) {
        List<StationState> there =
                archive.inTransaction(books -> books.stationStates().all()).stream()
                        .filter(state -> !state.lost())
                        .toList();
        int again = 0;
        for (int from = 0; from < there.size(); from += STATIONS_AT_ONCE) {
            List<StationState> some =
                    there.subList(from, Math.min(from + STATIONS_AT_ONCE, there.size()));
            again += archive.inTransaction(books -> resendLost(books, some, now));
        }
        return again;
    }

    private static int resendLost(Repositories books, List<StationState> there, Instant now) {
        List<MissingLog> lacking = missingLogs(books, there, now);
        if (lacking.isEmpty()) {
            return 0;
        }
        Map<DailyLogRepository.LogRevision, Instant> sent = sent(books, lacking);
        int again = 0;
        for (MissingLog one : lacking) {
            Instant left = sent.getOrDefault(one.revision(), Instant.MAX);
            if (left.isBefore(one.told().minus(LOST_AFTER))) {
                resendLost(books, one, now);
                again++;
            }
        }
        return again;
    }

    private static void resendLost(Repositories books, MissingLog one, Instant now) {
        StationId station = one.revision().station();
        DailyLog log = books.dailyLogs().latest(station, one.revision().date()).orElseThrow();
        PublishingService.enqueue(books, log, one.enrolment().station().zone());
        books.dailyLogs().markSent(one.revision(), now);
        String what = new Message.LogIssued(log).topic().text();
        books.audit().add(new AuditEntry(now, "", "send-again", what));
    }

    /** Of yesterday, today and the days ahead: what was issued last and is not held. */
    private static List<MissingLog> missingLogs(
            Repositories books, List<StationState> there, Instant now) {
        var enrolled = new HashMap<StationId, Enrolment>();
        var told = new HashMap<StationId, Instant>();
        var held = new HashMap<StationDate, Integer>();
        var days = new TreeSet<LocalDate>();
        for (StationState state : there) {
            StationId station = state.status().station();
            Optional<Enrolment> enrolment = books.enrolments().find(station);
            if (enrolment.isEmpty()) {
                continue;
            }
            enrolled.put(station, enrolment.get());
            told.put(station, state.receivedAt());
            days.add(LocalDate.ofInstant(now, enrolment.get().station().zone()));
            for (StationStatus.HeldLog log : state.status().logs()) {
                held.put(new StationDate(station, log.date()), log.revision());
            }
        }
        var lacking = new ArrayList<MissingLog>();
        if (days.isEmpty()) {
            return lacking;
        }
        for (DailyLogRepository.LogRevision revision :
                books.dailyLogs()
                        .latestRevisions(
                                enrolled.keySet().stream().sorted().toList(),
                                days.first().minusDays(1),
                                days.last().plusDays(Limits.DAYS_AHEAD))) {
            StationId station = revision.station();
            if (revision.number()
                    > held.getOrDefault(new StationDate(station, revision.date()), 0)) {
                lacking.add(
                        new MissingLog(
                                revision,
                                Optional.ofNullable(enrolled.get(station)).orElseThrow(),
                                told.getOrDefault(station, Instant.MIN)));
            }
        }
        return lacking;
    }

    private static Map<DailyLogRepository.LogRevision, Instant> sent(
            Repositories books, List<MissingLog> lacking) {
        List<StationId> stations =
                lacking.stream().map(one -> one.revision().station()).distinct().toList();
        List<LocalDate> dates =
                lacking.stream().map(one -> one.revision().date()).sorted().toList();
        return books.dailyLogs().sentTimes(stations, dates.getFirst(), dates.getLast().plusDays(1));
    }
}
