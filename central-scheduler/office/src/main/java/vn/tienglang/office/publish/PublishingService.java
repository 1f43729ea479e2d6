package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
 * Turns what is booked into logs that are issued: whole, numbered, each together with its outbox
 * row.
 */
public final class PublishingService {
    /** A station that claims to hold a revision beyond this is not asked to be surpassed. */
    private static final int REVISION_BELIEVED = 1_000_000_000;

    /**
     * So many stations a transaction: few enough not to keep bookings waiting, many enough that
     * what their plans are made from is not read again and again.
     */
    private static final int STATIONS_AT_ONCE = 250;

    private final Transactions archive;
    private final StationSender sender;
    private final LogRedelivery redelivery;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param sender notified when the outbox has changed
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PublishingService(Transactions archive, StationSender sender, Duration grace) {
        this.archive = archive;
        this.sender = sender;
        this.redelivery = new LogRedelivery(archive);
        this.grace = grace;
    }

    /** One day of one station. */
    private record StationDate(StationId station, LocalDate date) {}

    /** What is to be looked after, as it is at the beginning of a round. */
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
        PublishRun round = archive.inTransaction(PublishingService::round);
        int issued = 0;
        for (int from = 0; from < round.stations().size(); from += STATIONS_AT_ONCE) {
            int until = Math.min(from + STATIONS_AT_ONCE, round.stations().size());
            List<StationId> some = round.stations().subList(from, until);
            issued += archive.inTransaction(books -> publish(books, some, round.held(), now));
        }
        return issued;
    }

    private static PublishRun round(Repositories books) {
        List<StationId> stations =
                books.enrolments().all().stream().map(one -> one.station().id()).toList();
        var held = new HashMap<StationDate, Integer>();
        for (StationState state : books.stationStates().all()) {
            for (StationStatus.HeldLog log : state.status().logs()) {
                if (log.revision() <= REVISION_BELIEVED) {
                    held.put(new StationDate(state.status().station(), log.date()), log.revision());
                }
            }
        }
        return new PublishRun(stations, held);
    }

    private int publish(
            Repositories books,
            List<StationId> stations,
            Map<StationDate, Integer> held,
            Instant now) {
        // Held before the plan is read: what is issued last is made from what was changed last.
        books.counters().hold(Counters.PLAN);
        List<Enrolment> enrolments =
                stations.stream().flatMap(id -> books.enrolments().find(id).stream()).toList();
        List<Station> places = enrolments.stream().map(Enrolment::station).toList();
        Optional<PlanInput> standing = basis(books, places, now);
        if (standing.isEmpty()) {
            return 0;
        }
        var past = new PastLoader(books, standing.get(), now, grace);
        List<DueDay> due = due(past.with(enrolments), enrolments, now);
        ApprovalCheck cleared = ApprovalCheck.in(standing.get());
        var heard = new TreeSet<SlotId>();
        var issued = new HashMap<StationDate, DailyLog>();
        past.issued().forEach(log -> issued.put(new StationDate(log.station(), log.date()), log));
        int count = 0;
        for (DueDay one : due) {
            var page = new StationDate(one.day().station(), one.day().date());
            Optional<DailyLog> next =
                    next(one, Optional.ofNullable(issued.get(page)), held.getOrDefault(page, 0));
            if (next.isPresent()) {
                DailyLog log = cleared.requireApproved(next.get(), now);
                issue(books, log, one.enrolment().station().zone(), now);
                log.airings().forEach(airing -> Slot.slotIdOf(airing.id()).ifPresent(heard::add));
                count++;
            }
        }
        markPublished(books, heard);
        return count;
    }

    /** What stands in a log for the first time is published from now on. */
    private static void markPublished(Repositories books, Set<SlotId> heard) {
        for (SlotId id : heard) {
            List<SlotRevision> revisions = books.slots().revisions(id);
            var raised = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
            if (revisions.isEmpty()) {
                books.planItems()
                        .find(raised)
                        .filter(one -> one.stage() == Stage.APPROVED)
                        .ifPresent(_ -> books.planItems().advance(raised, Stage.PUBLISHED));
            }
            revisions.reversed().stream()
                    .filter(one -> one.stage().mayAir())
                    .findFirst()
                    .filter(one -> one.stage() == Stage.APPROVED)
                    .ifPresent(one -> books.slots().advance(id, one.revision(), Stage.PUBLISHED));
        }
    }

    /** What the days ahead of these stations are made from; nothing when there are none. */
    private static Optional<PlanInput> basis(
            Repositories books, List<Station> stations, Instant now) {
        List<LocalDate> todays =
                stations.stream().map(at -> LocalDate.ofInstant(now, at.zone())).sorted().toList();
        if (todays.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = todays.getLast().plusDays(Limits.DAYS_AHEAD - 1L);
        return Optional.of(PlanInputLoader.basis(books, stations, todays.getFirst(), last));
    }

    /** A day that is to be issued if it plays differently from what was. */
    private record DueDay(Enrolment enrolment, DayPlan day) {
        /** Nothing that starts before the station joined is asked of it. */
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
     * Of every station today and the days ahead, by its own calendar; the nearest days first. Days
     * that are over are never issued again: what they were is what is judged.
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
     * What is to be issued after {@code issued}, if anything. A station that holds a higher
     * revision than was ever issued got it from books that were lost since; it must be surpassed to
     * be heard.
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

    private static void issue(Repositories books, DailyLog log, ZoneId zone, Instant now) {
        books.dailyLogs().issue(log, now);
        books.clipGrants().grant(log.station(), log.clips().stream().map(Clip::id).toList());
        enqueue(books, log, zone);
    }

    /** Puts the log into the outbox, where it is of use until a day after its day. */
    static void enqueue(Repositories books, DailyLog log, ZoneId zone) {
        Instant expires = log.date().plusDays(2).atStartOfDay(zone).toInstant();
        books.outbox().put(new Message.LogIssued(log), true, expires);
    }
}
