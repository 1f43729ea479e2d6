package vn.tienglang.central.desk;

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
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.planner.PlanBasis;
import vn.tienglang.planner.Slot;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Past;
import vn.tienglang.planner.programme.Planning;
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

    Publishing(Archive archive) {
        this.archive = archive;
    }

    /** What a booking is held against; both days are included. */
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
    static LocalDate dayBefore(LocalDate date) {
        return date.equals(LocalDate.MIN) ? date : date.minusDays(1);
    }

    private static LocalDate dayAfter(LocalDate date) {
        return date.equals(LocalDate.MAX) ? date : date.plusDays(1);
    }

    /** Whether every airing the slot was booked for has ended, at every station. */
    static boolean isOver(Books books, Slot slot, Instant now) {
        LocalDate last = slot.when().last();
        Optional<Clip> clip = books.clips().find(slot.clip());
        return books.enrolments().all().stream()
                .map(Enrolment::station)
                .filter(at -> books.areas().tree().within(at.area(), slot.area(), last))
                .map(at -> last.atTime(slot.start()).atZone(at.zone()).toInstant())
                .map(start -> clip.map(one -> start.plus(one.length())).orElse(start))
                .allMatch(end -> !end.isAfter(now));
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

    private static int publish(
            Books books, List<StationId> stations, Map<Page, Integer> held, Instant now) {
        // Held before the plan is read: what is issued last is made from what was changed last.
        books.counters().hold(Counters.PLAN);
        List<Enrolment> enrolments =
                stations.stream().flatMap(id -> books.enrolments().find(id).stream()).toList();
        List<Station> places = enrolments.stream().map(Enrolment::station).toList();
        Optional<Basis> basis =
                basis(books, places, now).map(standing -> withPast(books, standing, now));
        if (basis.isEmpty()) {
            return 0;
        }
        List<Due> due = due(basis.get(), enrolments, now);
        Cleared cleared = Cleared.in(basis.get());
        var heard = new TreeSet<SlotId>();
        Map<Page, DailyLog> issued = issued(books, stations, due);
        int count = 0;
        for (Due one : due) {
            var page = new Page(one.day().station(), one.day().date());
            Optional<DailyLog> next =
                    next(one, Optional.ofNullable(issued.get(page)), held.getOrDefault(page, 0));
            if (next.isPresent()) {
                DailyLog log = cleared.vouchedFor(next.get());
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
            Optional<BookedSlot> slot = books.slots().find(id);
            var raised = new PlanItem.Name(PlanItem.Kind.RAISED, id.value());
            if (slot.isEmpty()) {
                books.plan()
                        .find(raised)
                        .filter(one -> one.stage() == Stage.APPROVED)
                        .ifPresent(_ -> books.plan().advance(raised, Stage.PUBLISHED));
            } else if (slot.get().stage() == Stage.APPROVED) {
                books.slots().advance(id, Stage.PUBLISHED);
            }
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

    /**
     * Where something is owed, what was issued is part of the plan: what has begun stays as it was,
     * so that air that was used for an obligation is not given to another order afterwards, and the
     * obligation not told again. What was really heard on the days before is not in it yet: a
     * shortfall is not made good by itself.
     */
    private static Basis withPast(Books books, Basis standing, Instant now) {
        if (standing.orders().obligations().isEmpty()) {
            return standing;
        }
        var stations = new TreeMap<StationId, Past.OfStation>();
        for (Station station : standing.places().stations()) {
            LocalDate today = LocalDate.ofInstant(now, station.zone());
            var issued = new TreeMap<LocalDate, DailyLog>();
            books.logs()
                    .latestBetween(
                            List.of(station.id()),
                            dayBefore(today),
                            today.plusDays(Limits.DAYS_AHEAD))
                    .forEach(log -> issued.put(log.date(), log));
            stations.put(station.id(), new Past.OfStation(now, issued, today, Map.of()));
        }
        return new Basis(
                standing.places(),
                standing.content(),
                standing.orders(),
                standing.law(),
                new Past(stations));
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

    private static Map<Page, DailyLog> issued(
            Books books, List<StationId> stations, List<Due> due) {
        var issued = new HashMap<Page, DailyLog>();
        if (!due.isEmpty()) {
            LocalDate first = due.getFirst().day().date();
            LocalDate until = due.getLast().day().date().plusDays(1);
            books.logs()
                    .latestBetween(stations, first, until)
                    .forEach(log -> issued.put(new Page(log.station(), log.date()), log));
        }
        return issued;
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
