package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.input.ApprovalCheck;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Service that publishes daily logs: plans the days of every station and issues changed logs, each
 * with its outbox message in one transaction. A station whose logs cannot be made does not hold up
 * the others; it is listed among the dead letters until a later run succeeds.
 */
public final class PublishingService {
    /** Highest revision that a station can report; higher ones are ignored. */
    public static final int REVISION_BELIEVED = 1_000_000_000;

    /**
     * Number of stations per transaction: small enough not to delay bookings, large enough to share
     * the reading of the plan input.
     */
    private static final int STATIONS_AT_ONCE = 250;

    private final Transactions transactions;
    private final StationSender sender;
    private final LogRedelivery redelivery;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param sender notified when the outbox has changed
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PublishingService(Transactions transactions, StationSender sender, Duration grace) {
        this.transactions = transactions;
        this.sender = sender;
        this.redelivery = new LogRedelivery(transactions);
        this.grace = grace;
    }

    /** Key: one day of one station. */
    private record StationDate(StationId station, LocalDate date) {}

    /** Stations of one run, and the revisions they hold. */
    private record PublishRun(List<StationId> stations, Map<StationDate, Integer> held) {}

    /**
     * Issues every log that is due: for each station, today and the days ahead by its own calendar,
     * if the day differs from the log issued last. Enqueues again logs that were sent and did not
     * arrive. A second call changes nothing.
     *
     * @return the number of logs issued, without those enqueued again
     */
    public int publishDue(Instant now) {
        int issued = issueDue(now);
        int again = redelivery.resendLost(now);
        if (issued + again > 0) {
            sender.outboxChanged();
        }
        return issued;
    }

    private int issueDue(Instant now) {
        PublishRun run = transactions.inTransaction(PublishingService::startRun);
        int issued = 0;
        for (int from = 0; from < run.stations().size(); from += STATIONS_AT_ONCE) {
            int until = Math.min(from + STATIONS_AT_ONCE, run.stations().size());
            issued += publish(run.stations().subList(from, until), run.held(), now);
        }
        return issued;
    }

    /**
     * Publishes in one transaction. If it fails, each half is published in its own, down to the
     * station that makes it fail.
     */
    private int publish(List<StationId> stations, Map<StationDate, Integer> held, Instant now) {
        try {
            return transactions.inTransaction(repositories -> {
                int issued = publish(repositories, stations, held, now);
                repositories.outbox().removeUnplanned(stations);
                return issued;
            });
        } catch (RuntimeException e) {
            if (stations.size() > 1) {
                int half = stations.size() / 2;
                return publish(stations.subList(0, half), held, now)
                        + publish(stations.subList(half, stations.size()), held, now);
            }
            putUnplanned(stations.getFirst(), e, now);
            return 0;
        }
    }

    /**
     * Lists the station among the dead letters.
     *
     * @throws RuntimeException the failure, if the database fails: it is not one of the station
     */
    private void putUnplanned(StationId station, RuntimeException failure, Instant now) {
        try {
            transactions.inTransaction(repositories -> {
                repositories.outbox().putUnplanned(station, failure.toString(), toMillis(now));
                return station;
            });
        } catch (Transactions.Failed _) {
            throw failure;
        }
    }

    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static PublishRun startRun(Repositories repositories) {
        List<StationId> stations =
                repositories.enrolments().all().stream().map(one -> one.station().id()).toList();
        var held = new HashMap<StationDate, Integer>();
        for (StationState state : repositories.stationStates().all()) {
            for (StationStatus.HeldLog log : state.status().logs()) {
                if (log.revision() <= REVISION_BELIEVED) {
                    held.put(new StationDate(state.status().station(), log.date()), log.revision());
                }
            }
        }
        return new PublishRun(stations, held);
    }

    private int publish(
            Repositories repositories,
            List<StationId> stations,
            Map<StationDate, Integer> held,
            Instant now) {
        // Locked before the plan is read, so that the latest log contains the latest change.
        repositories.counters().hold(Counters.PLAN);
        List<Enrolment> enrolments =
                stations.stream()
                        .flatMap(id -> repositories.enrolments().find(id).stream())
                        .toList();
        List<Station> places = enrolments.stream().map(Enrolment::station).toList();
        Optional<PlanInput> standing = basis(repositories, places, now);
        if (standing.isEmpty()) {
            return 0;
        }
        var past = new PastLoader(repositories, standing.get(), now, grace);
        List<DueDay> due = due(past.with(enrolments), enrolments, now);
        ApprovalCheck approvalCheck = ApprovalCheck.in(standing.get());
        var aired = new TreeSet<SlotId>();
        var issued = new HashMap<StationDate, DailyLog>();
        past.issued().forEach(log -> issued.put(new StationDate(log.station(), log.date()), log));
        int count = 0;
        for (DueDay one : due) {
            var key = new StationDate(one.day().station(), one.day().date());
            Optional<DailyLog> next =
                    next(one, Optional.ofNullable(issued.get(key)), held.getOrDefault(key, 0));
            if (next.isPresent()) {
                DailyLog log = approvalCheck.requireApproved(next.get(), now);
                issue(repositories, log, one.enrolment().station().zone(), now);
                log.airings().forEach(airing -> Slot.slotIdOf(airing.id()).ifPresent(aired::add));
                count++;
            }
        }
        markPublished(repositories, aired);
        return count;
    }

    /** Sets the stage of slots and situations that are in a log for the first time. */
    private static void markPublished(Repositories repositories, Set<SlotId> aired) {
        for (SlotId id : aired) {
            List<SlotRevision> revisions = repositories.slots().revisions(id);
            var raised = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
            if (revisions.isEmpty()) {
                repositories
                        .planItems()
                        .find(raised)
                        .filter(one -> one.stage() == Stage.APPROVED)
                        .ifPresent(_ -> repositories.planItems().advance(raised, Stage.PUBLISHED));
            }
            revisions.reversed().stream()
                    .filter(one -> one.stage().mayAir())
                    .findFirst()
                    .filter(one -> one.stage() == Stage.APPROVED)
                    .ifPresent(one ->
                            repositories.slots().advance(id, one.revision(), Stage.PUBLISHED));
        }
    }

    /** The plan input of the days ahead; empty without stations. */
    private static Optional<PlanInput> basis(
            Repositories repositories, List<Station> stations, Instant now) {
        List<LocalDate> todays =
                stations.stream().map(at -> LocalDate.ofInstant(now, at.zone())).sorted().toList();
        if (todays.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = todays.getLast().plusDays(Limits.DAYS_AHEAD - 1L);
        return Optional.of(PlanInputLoader.basis(repositories, stations, todays.getFirst(), last));
    }

    /** Planned day of a station, to be issued if it differs from the latest log. */
    private record DueDay(Enrolment enrolment, DayPlan day) {
        /** The log of the day, without airings before the station joined. */
        DailyLog log(int revision) {
            List<Airing> airings =
                    day.airings().stream()
                            .filter(one -> !one.airtime().start().isBefore(enrolment.since()))
                            .toList();
            List<Clip> clips =
                    day.clips().stream()
                            .filter(clip ->
                                    airings.stream().anyMatch(one -> one.clip().equals(clip.id())))
                            .toList();
            return new DailyLog(day.station(), day.date(), revision, airings, clips);
        }
    }

    /**
     * Today and the days ahead of every station by its own calendar, the nearest days first. Past
     * days are never issued again, because they are judged by their latest log.
     */
    private static List<DueDay> due(PlanInput basis, List<Enrolment> enrolments, Instant now) {
        var planning = Planner.of(basis);
        var due = new ArrayList<DueDay>();
        for (Enrolment enrolment : enrolments) {
            LocalDate today = LocalDate.ofInstant(now, enrolment.station().zone());
            planning.days(enrolment.station(), today, Limits.DAYS_AHEAD)
                    .forEach(day -> due.add(new DueDay(enrolment, day)));
        }
        due.sort(Comparator.comparing(one -> one.day().date()));
        return due;
    }

    /**
     * The log to issue after {@code issued}, if any. A station that holds a higher revision than
     * the latest one got it before the database was restored from a backup; the new revision must
     * be higher.
     */
    private static Optional<DailyLog> next(DueDay due, Optional<DailyLog> issued, int held) {
        int last = issued.map(DailyLog::revision).orElse(0);
        DailyLog next = due.log(Math.max(last, held) + 1);
        if (held > last) {
            return Optional.of(next);
        }
        boolean playsAlready = issued.map(next::hasSameContentAs).orElse(next.airings().isEmpty());
        return playsAlready ? Optional.empty() : Optional.of(next);
    }

    private static void issue(Repositories repositories, DailyLog log, ZoneId zone, Instant now) {
        repositories.dailyLogs().issue(log, now);
        repositories.clipGrants().grant(log.station(), log.clips().stream().map(Clip::id).toList());
        enqueue(repositories, log, zone);
    }

    /** Enqueues the log; it expires a day after the end of its day. */
    static void enqueue(Repositories repositories, DailyLog log, ZoneId zone) {
        Instant expires = log.date().plusDays(2).atStartOfDay(zone).toInstant();
        repositories.outbox().put(new Message.LogIssued(log), true, expires);
    }
}
