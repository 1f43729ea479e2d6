package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.DailyLogRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.office.store.station.StoredDirtyMark;

/**
 * Redelivery of logs that the station did not receive: the broker took one and lost it, with its
 * retained messages or a session, or it expired in the outbox while the clock of the centre was
 * wrong. Only a status of the station shows the loss; then the log is enqueued again.
 *
 * <pre>
 * log that the station does not hold
 *   sent more than 5 minutes before its report      enqueued again
 *   sent later than now: the clock was wrong        enqueued again
 *   sent within these 5 minutes                     it may be under way
 *   never sent, waiting or a dead letter            left to the outbox
 *   never sent, and not in the outbox: it expired   enqueued again
 * </pre>
 */
final class LogRedelivery {
    /**
     * A log is lost if the station reports so long after it was sent without holding it; a slow
     * link delivers a log within a minute. Also the shortest time between two deliveries of one
     * log.
     */
    private static final Duration LOST_AFTER = Duration.ofMinutes(5);

    private static final Set<DirtyMark.Kind> REPORTED = Set.of(DirtyMark.Kind.STATUS);

    /** Number of reports per transaction. */
    private static final int STATIONS_AT_ONCE = 250;

    private final Transactions transactions;

    LogRedelivery(Transactions transactions) {
        this.transactions = transactions;
    }

    /** Key: one day of one station. */
    private record StationDate(StationId station, LocalDate date) {}

    /** Log that a station does not hold, and the time of its report. */
    private record MissingLog(
            DailyLogRepository.LogRevision revision, Enrolment enrolment, Instant reportedAt) {
        Topic.Log topic() {
            return new Topic.Log(revision.station(), revision.date());
        }
    }

    /** Enqueues lost logs again; returns their number. */
    int resendLost(Instant now) {
        int count = 0;
        while (true) {
            List<StoredDirtyMark> marks =
                    transactions.inTransaction(
                            repositories -> repositories.dirty().marks(REPORTED, STATIONS_AT_ONCE));
            if (marks.isEmpty()) {
                return count;
            }
            count += resendLost(marks, now);
        }
    }

    /**
     * In one transaction; if it fails, each half in its own. A station that fails alone is skipped:
     * its logs cannot be read, so they cannot be planned either, and that is listed.
     */
    private int resendLost(List<StoredDirtyMark> marks, Instant now) {
        try {
            return transactions.inTransaction(repositories -> {
                int count = resend(repositories, marks, now);
                remove(repositories, marks);
                return count;
            });
        } catch (RuntimeException _) {
            int half = marks.size() / 2;
            if (half == 0) {
                transactions.inTransaction(repositories -> remove(repositories, marks));
                return 0;
            }
            return resendLost(marks.subList(0, half), now)
                    + resendLost(marks.subList(half, marks.size()), now);
        }
    }

    private static int remove(Repositories repositories, List<StoredDirtyMark> marks) {
        repositories.dirty().removeMarks(marks.stream().map(StoredDirtyMark::id).toList());
        return marks.size();
    }

    private static int resend(Repositories repositories, List<StoredDirtyMark> marks, Instant now) {
        List<StationId> stations =
                marks.stream().map(one -> new StationId(one.mark().subject())).distinct().toList();
        List<StationState> states =
                repositories.stationStates().of(stations).stream()
                        .filter(state -> !state.lost())
                        .toList();
        List<MissingLog> missing = missingLogs(repositories, states, now);
        if (missing.isEmpty()) {
            return 0;
        }
        Map<DailyLogRepository.LogRevision, Instant> sent = sent(repositories, missing);
        Set<Topic> waiting =
                repositories
                        .outbox()
                        .waiting(
                                missing.stream()
                                        .filter(one -> !sent.containsKey(one.revision()))
                                        .map(MissingLog::topic)
                                        .collect(Collectors.toSet()));
        int count = 0;
        for (MissingLog one : missing) {
            Instant sentAt = sent.get(one.revision());
            boolean isLost =
                    sentAt == null
                            ? !waiting.contains(one.topic())
                            : sentAt.isAfter(now)
                                    || sentAt.isBefore(one.reportedAt().minus(LOST_AFTER));
            if (isLost) {
                resendLost(repositories, one, now);
                count++;
            }
        }
        return count;
    }

    private static void resendLost(Repositories repositories, MissingLog one, Instant now) {
        StationId station = one.revision().station();
        DailyLog log =
                repositories.dailyLogs().latest(station, one.revision().date()).orElseThrow();
        LogIssuer.enqueue(repositories, log, one.enrolment().station().zone());
        repositories.dailyLogs().markSent(one.revision(), now);
        String what = new Message.LogIssued(log).topic().text();
        repositories.audit().add(new AuditEntry(now, "", "send-again", what));
    }

    /**
     * The latest issued logs of yesterday, today and the days ahead that the stations do not hold.
     */
    private static List<MissingLog> missingLogs(
            Repositories repositories, List<StationState> states, Instant now) {
        var enrolled = new HashMap<StationId, Enrolment>();
        var reportedAt = new HashMap<StationId, Instant>();
        var held = new HashMap<StationDate, Integer>();
        var days = new TreeSet<LocalDate>();
        for (StationState state : states) {
            StationId station = state.status().station();
            Optional<Enrolment> enrolment = repositories.enrolments().find(station);
            if (enrolment.isEmpty()) {
                continue;
            }
            enrolled.put(station, enrolment.get());
            reportedAt.put(station, state.receivedAt());
            days.add(LocalDate.ofInstant(now, enrolment.get().station().zone()));
            for (StationStatus.HeldLog log : state.status().logs()) {
                held.put(new StationDate(station, log.date()), log.revision());
            }
        }
        var missing = new ArrayList<MissingLog>();
        if (days.isEmpty()) {
            return missing;
        }
        for (DailyLogRepository.LogRevision revision :
                repositories
                        .dailyLogs()
                        .latestRevisions(
                                enrolled.keySet().stream().sorted().toList(),
                                days.first().minusDays(1),
                                days.last().plusDays(Limits.DAYS_AHEAD))) {
            StationId station = revision.station();
            if (revision.number()
                    > held.getOrDefault(new StationDate(station, revision.date()), 0)) {
                missing.add(
                        new MissingLog(
                                revision,
                                Optional.ofNullable(enrolled.get(station)).orElseThrow(),
                                reportedAt.getOrDefault(station, Instant.MIN)));
            }
        }
        return missing;
    }

    private static Map<DailyLogRepository.LogRevision, Instant> sent(
            Repositories repositories, List<MissingLog> missing) {
        List<StationId> stations =
                missing.stream().map(one -> one.revision().station()).distinct().toList();
        List<LocalDate> dates =
                missing.stream().map(one -> one.revision().date()).sorted().toList();
        return repositories
                .dailyLogs()
                .sentTimes(stations, dates.getFirst(), dates.getLast().plusDays(1));
    }
}
