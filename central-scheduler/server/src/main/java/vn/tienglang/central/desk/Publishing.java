package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.planner.PlanBasis;
import vn.tienglang.planner.PlannedDay;
import vn.tienglang.planner.Planner;
import vn.tienglang.planner.Slot;

/**
 * Turns what is booked into logs that are issued: whole, numbered, each together with its outbox
 * row.
 */
final class Publishing {
    /** A station that claims to hold a revision beyond this is not asked to be surpassed. */
    private static final int REVISION_BELIEVED = 1_000_000_000;

    private final Archive archive;

    Publishing(Archive archive) {
        this.archive = archive;
    }

    /** What a plan for these days is made from; both days are included. */
    static PlanBasis basis(Books books, LocalDate first, LocalDate last) {
        // An airing of the day before may reach in, one of the day after may be reached into.
        List<Slot> slots =
                books.slots().between(dayBefore(first), dayAfter(dayAfter(last))).stream()
                        .filter(booked -> !booked.withdrawn())
                        .map(BookedSlot::slot)
                        .toList();
        var clips = new TreeMap<ClipId, Clip>();
        books.clips().all().forEach(clip -> clips.put(clip.id(), clip));
        return new PlanBasis(
                books.areas().tree(),
                books.enrolments().all().stream().map(Enrolment::station).toList(),
                slots,
                clips);
    }

    /** The calendar has ends, and a person may ask for them. */
    private static LocalDate dayBefore(LocalDate date) {
        return date.equals(LocalDate.MIN) ? date : date.minusDays(1);
    }

    private static LocalDate dayAfter(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(1);
    }

    /** Whether every airing of the slot has ended, at every station. */
    static boolean isOver(Books books, Slot slot, Instant now) {
        LocalDate last = slot.when().last();
        PlanBasis basis = basis(books, slot.when().first(), last);
        return Planner.compile(basis, last, 1).days().stream()
                .flatMap(day -> day.airings().stream())
                .filter(airing -> airing.id().equals(slot.airing(last)))
                .allMatch(airing -> !airing.airtime().end().isAfter(now));
    }

    /** Issues what is due; see {@link Desk#publishDue}. */
    int publishDue(Instant now) {
        var dates = new TreeSet<LocalDate>();
        for (Enrolment enrolment : archive.inTransaction(books -> books.enrolments().all())) {
            LocalDate today = LocalDate.ofInstant(now, enrolment.station().zone());
            for (int ahead = 0; ahead < Limits.DAYS_AHEAD; ahead++) {
                dates.add(today.plusDays(ahead));
            }
        }
        int issued = 0;
        for (LocalDate date : dates) {
            // A transaction a day: short enough not to keep bookings waiting.
            issued += archive.inTransaction(books -> publish(books, date, now));
        }
        return issued;
    }

    private static int publish(Books books, LocalDate date, Instant now) {
        books.counters().hold(Counters.PLAN);
        Map<StationId, Enrolment> enrolments = new HashMap<>();
        books.enrolments().all().forEach(one -> enrolments.put(one.station().id(), one));
        Map<StationId, DailyLog> issued = new HashMap<>();
        books.logs().latestOn(date).forEach(log -> issued.put(log.station(), log));
        Map<StationId, Integer> held = heldRevisions(books, date);
        int count = 0;
        for (PlannedDay day : Planner.compile(basis(books, date, date), date, 1).days()) {
            Enrolment enrolment = enrolments.get(day.station());
            if (enrolment == null || !isDue(date, enrolment.station().zone(), now)) {
                continue;
            }
            Optional<DailyLog> next =
                    next(
                            day.since(enrolment.since()),
                            Optional.ofNullable(issued.get(day.station())),
                            held.getOrDefault(day.station(), 0));
            if (next.isPresent()) {
                issue(books, next.get(), enrolment.station().zone(), now);
                count++;
            }
        }
        return count;
    }

    /** Days that are over are never issued again: what they were is what is judged. */
    private static boolean isDue(LocalDate date, ZoneId zone, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, zone);
        return !date.isBefore(today) && date.isBefore(today.plusDays(Limits.DAYS_AHEAD));
    }

    /**
     * What is to be issued after {@code issued}, if anything. A station that holds a higher
     * revision than was ever issued got it from books that were lost since; it must be surpassed to
     * be heard.
     */
    private static Optional<DailyLog> next(PlannedDay day, Optional<DailyLog> issued, int held) {
        int last = issued.map(DailyLog::revision).orElse(0);
        DailyLog next = day.log(Math.max(last, held) + 1);
        if (held > last) {
            return Optional.of(next);
        }
        boolean playsAlready = issued.map(next::playsLike).orElse(day.airings().isEmpty());
        return playsAlready ? Optional.empty() : Optional.of(next);
    }

    private static Map<StationId, Integer> heldRevisions(Books books, LocalDate date) {
        var held = new HashMap<StationId, Integer>();
        for (StationState state : books.statuses().all()) {
            for (StationStatus.HeldLog log : state.status().logs()) {
                if (log.date().equals(date) && log.revision() <= REVISION_BELIEVED) {
                    held.put(state.status().station(), log.revision());
                }
            }
        }
        return held;
    }

    private static void issue(Books books, DailyLog log, ZoneId zone, Instant now) {
        books.logs().issue(log, now);
        books.clipRights().grant(log.station(), log.clips().stream().map(Clip::id).toList());
        Instant expires = log.date().plusDays(2).atStartOfDay(zone).toInstant();
        books.outbox().put(new Message.LogIssued(log), true, expires);
    }
}
