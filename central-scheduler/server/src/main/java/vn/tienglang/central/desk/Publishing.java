package vn.tienglang.central.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Planning;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.StationDay;

/**
 * Turns what is booked into logs that are issued: whole, numbered, each together with its outbox
 * row.
 */
final class Publishing {
    /** A station that claims to hold a revision beyond this is not asked to be surpassed. */
    private static final int REVISION_BELIEVED = 1_000_000_000;

    /**
     * So many stations a transaction: few enough not to keep bookings waiting, many enough that
     * what their plans are made from is not read again and again.
     */
    private static final int STATIONS_AT_ONCE = 250;

    private final Archive archive;
    private final Duration grace;

    /**
     * From this archive.
     *
     * @param grace how long after its end an airing may stay unconfirmed
     */
    Publishing(Archive archive, Duration grace) {
        this.archive = archive;
        this.grace = grace;
    }

    /**
     * Whether nothing of the slot is yet to come at any station: no time it takes place, and
     * nothing of it in a log that was issued.
     */
    static boolean isOver(Books books, Slot slot, Instant now) {
        List<Station> stations = books.enrolments().all().stream().map(Enrolment::station).toList();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var recurrence = slot.when().recurrence();
        if (recurrence.next(today.plusDays(2)).isPresent()) {
            return false;
        }
        var soon = recurrence.between(today.minusDays(1), today.plusDays(2));
        boolean begins =
                stations.stream()
                        .map(Station::zone)
                        .distinct()
                        .anyMatch(zone ->
                                soon.stream().anyMatch(one -> one.instant(zone).isAfter(now)));
        List<StationId> ids = stations.stream().map(Station::id).toList();
        return !begins
                && books.logs().latestBetween(ids, today.minusDays(2), today.plusDays(2)).stream()
                        .flatMap(log -> log.airings().stream())
                        .filter(one -> Slot.of(one.id()).equals(Optional.of(slot.id())))
                        .noneMatch(one -> one.airtime().end().isAfter(now));
    }

    /** One day of one station. */
    private record Page(StationId station, LocalDate date) {}

    /** What is to be looked after, as it is at the beginning of a round. */
    private record Round(List<StationId> stations, Map<Page, Integer> held) {}

    /** Issues what is due; see {@link Desk#publishDue}. */
    int publishDue(Instant now) {
        Round round = archive.inTransaction(Publishing::round);
        int issued = 0;
        for (int from = 0; from < round.stations().size(); from += STATIONS_AT_ONCE) {
            int until = Math.min(from + STATIONS_AT_ONCE, round.stations().size());
            List<StationId> some = round.stations().subList(from, until);
            issued += archive.inTransaction(books -> publish(books, some, round.held(), now));
        }
        return issued;
    }

    private static Round round(Books books) {
        List<StationId> stations =
                books.enrolments().all().stream().map(one -> one.station().id()).toList();
        var held = new HashMap<Page, Integer>();
        for (StationState state : books.statuses().all()) {
            for (StationStatus.HeldLog log : state.status().logs()) {
                if (log.revision() <= REVISION_BELIEVED) {
                    held.put(new Page(state.status().station(), log.date()), log.revision());
                }
            }
        }
        return new Round(stations, held);
    }

    private int publish(
            Books books, List<StationId> stations, Map<Page, Integer> held, Instant now) {
        // Held before the plan is read: what is issued last is made from what was changed last.
        books.counters().hold(Counters.PLAN);
        List<Enrolment> enrolments =
                stations.stream().flatMap(id -> books.enrolments().find(id).stream()).toList();
        List<Station> places = enrolments.stream().map(Enrolment::station).toList();
        Optional<Basis> standing = basis(books, places, now);
        if (standing.isEmpty()) {
            return 0;
        }
        var past = new PastSources(books, standing.get(), now, grace);
        List<Due> due = due(past.with(enrolments), enrolments, now);
        Cleared cleared = Cleared.in(standing.get());
        var heard = new TreeSet<SlotId>();
        var issued = new HashMap<Page, DailyLog>();
        past.issued().forEach(log -> issued.put(new Page(log.station(), log.date()), log));
        int count = 0;
        for (Due one : due) {
            var page = new Page(one.day().station(), one.day().date());
            Optional<DailyLog> next =
                    next(one, Optional.ofNullable(issued.get(page)), held.getOrDefault(page, 0));
            if (next.isPresent()) {
                DailyLog log = cleared.vouchedFor(next.get(), now);
                issue(books, log, one.enrolment().station().zone(), now);
                log.airings().forEach(airing -> Slot.of(airing.id()).ifPresent(heard::add));
                count++;
            }
        }
        published(books, heard);
        return count;
    }

    /** What stands in a log for the first time is published from now on. */
    private static void published(Books books, Set<SlotId> heard) {
        for (SlotId id : heard) {
            List<BookedSlot> revisions = books.slots().revisions(id);
            var raised = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
            if (revisions.isEmpty()) {
                books.plan()
                        .find(raised)
                        .filter(one -> one.stage() == Stage.APPROVED)
                        .ifPresent(_ -> books.plan().advance(raised, Stage.PUBLISHED));
            }
            revisions.reversed().stream()
                    .filter(one -> one.stage().isCleared())
                    .findFirst()
                    .filter(one -> one.stage() == Stage.APPROVED)
                    .ifPresent(one -> books.slots().advance(id, one.revision(), Stage.PUBLISHED));
        }
    }

    /** What the days ahead of these stations are made from; nothing when there are none. */
    private static Optional<Basis> basis(Books books, List<Station> stations, Instant now) {
        List<LocalDate> todays =
                stations.stream().map(at -> LocalDate.ofInstant(now, at.zone())).sorted().toList();
        if (todays.isEmpty()) {
            return Optional.empty();
        }
        LocalDate last = todays.getLast().plusDays(Limits.DAYS_AHEAD - 1L);
        return Optional.of(PlanSources.basis(books, stations, todays.getFirst(), last));
    }

    /** A day that is to be issued if it plays differently from what was. */
    private record Due(Enrolment enrolment, StationDay day) {
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
    private static List<Due> due(Basis basis, List<Enrolment> enrolments, Instant now) {
        var planning = Planning.of(basis);
        var due = new ArrayList<Due>();
        for (Enrolment enrolment : enrolments) {
            LocalDate today = LocalDate.ofInstant(now, enrolment.station().zone());
            planning.days(enrolment.station(), today, Limits.DAYS_AHEAD)
                    .forEach(day -> due.add(new Due(enrolment, day)));
        }
        due.sort(Comparator.comparing(one -> one.day().date()));
        return due;
    }

    /**
     * What is to be issued after {@code issued}, if anything. A station that holds a higher
     * revision than was ever issued got it from books that were lost since; it must be surpassed to
     * be heard.
     */
    private static Optional<DailyLog> next(Due due, Optional<DailyLog> issued, int held) {
        int last = issued.map(DailyLog::revision).orElse(0);
        DailyLog next = due.log(Math.max(last, held) + 1);
        if (held > last) {
            return Optional.of(next);
        }
        boolean playsAlready = issued.map(next::playsLike).orElse(next.airings().isEmpty());
        return playsAlready ? Optional.empty() : Optional.of(next);
    }

    private static void issue(Books books, DailyLog log, ZoneId zone, Instant now) {
        books.logs().issue(log, now);
        books.clipRights().grant(log.station(), log.clips().stream().map(Clip::id).toList());
        putOut(books, log, zone);
    }

    /** Puts the log into the outbox, where it is of use until a day after its day. */
    static void putOut(Books books, DailyLog log, ZoneId zone) {
        Instant expires = log.date().plusDays(2).atStartOfDay(zone).toInstant();
        books.outbox().put(new Message.LogIssued(log), true, expires);
    }
}
