package vn.tienglang.central.desk;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Conflicts;
import vn.tienglang.planner.programme.Ground;
import vn.tienglang.planner.programme.Law;
import vn.tienglang.planner.programme.Left;
import vn.tienglang.planner.programme.Orders;
import vn.tienglang.planner.programme.Part;
import vn.tienglang.planner.programme.Planning;
import vn.tienglang.planner.programme.Preview;
import vn.tienglang.planner.programme.Recurring;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.programme.StationDay;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.recurrence.Occurrence;

/**
 * What would come of a slot if it stood in the plan: it is put there, and the days are made. What
 * the rules refuse is said before anybody is promised anything. A slot without an end is looked at
 * in its first days only, see {@link #DAYS}; what comes later is found by the conflict finder.
 */
final class Admission {
    /** How far ahead anything is booked. */
    static final Period BOOKABLE_AHEAD = Period.ofYears(2);

    /** So many of the days on which it takes place are looked at... */
    static final int DAYS = 28;

    /** ...and of these so many at all its stations together, but the first in any case. */
    static final int STATION_DAYS = 20_000;

    private final Books books;
    private final BookedSlot wanted;
    private final Slot slot;
    private final Instant now;
    private final ZoneId office;

    private final Set<Refusal> refusals = new LinkedHashSet<>();
    private final List<Left> missing = new ArrayList<>();
    private final List<Left> givesWay = new ArrayList<>();
    private boolean isHeard;

    private Admission(Books books, BookedSlot wanted, Instant now, ZoneId office) {
        this.books = books;
        this.wanted = wanted;
        this.slot = wanted.slot();
        this.now = now;
        this.office = office;
    }

    /**
     * What would come of it.
     *
     * @param stations whom it is meant for on the days that were looked at, in order of id
     * @param refusals everything that stands against it; each once
     * @param isHeard whether any of it would be heard
     * @param missing what of it would not be heard, and why
     * @param givesWay what is heard now and would not be any more
     */
    record Outlook(
            List<StationId> stations,
            List<Refusal> refusals,
            boolean isHeard,
            Conflicts missing,
            Conflicts givesWay) {
        /** Whether somebody who wants that much of it can have it. */
        boolean satisfies(Wish wish) {
            return switch (wish) {
                case WHOLE -> refusals.isEmpty();
                case WHAT_FITS ->
                        refusals.isEmpty()
                                || (isHeard && refusals.stream().allMatch(Refusal::isOfOneTime));
                case DRAFT -> true;
            };
        }
    }

    /**
     * Looks at a slot that would stand in the book like this, in its place among the others.
     *
     * @param office the zone in which an instant is told that is of no station
     */
    static Outlook of(Books books, BookedSlot wanted, Instant now, ZoneId office) {
        return new Admission(books, wanted, now, office).outlook();
    }

    private Outlook outlook() {
        List<LocalDate> days = days();
        complainOfContent();
        if (days.isEmpty()) {
            refusals.add(untimely());
            return outlook(List.of());
        }
        List<Station> everywhere =
                books.enrolments().all().stream().map(Enrolment::station).toList();
        List<LocalDate> few = days.subList(0, Math.min(DAYS, days.size()));
        Basis standing = PlanSources.basis(books, everywhere, few.getFirst(), few.getLast());
        Map<LocalDate, List<Station>> meant = meant(standing, few);
        List<StationId> stations =
                meant.values().stream()
                        .flatMap(List::stream)
                        .map(Station::id)
                        .distinct()
                        .sorted()
                        .toList();
        if (stations.isEmpty()
                && refusals.stream().noneMatch(Refusal.UnknownArea.class::isInstance)) {
            slot.target()
                    .areas()
                    .forEach(area -> refusals.add(new Refusal.NoStation(area, few.getFirst())));
        }
        if (refusals.isEmpty()) {
            plan(standing, meant, Math.max(1, STATION_DAYS / stations.size()));
        }
        return outlook(stations);
    }

    private Outlook outlook(List<StationId> stations) {
        return new Outlook(
                stations,
                List.copyOf(refusals),
                isHeard,
                Conflicts.of(missing),
                Conflicts.of(givesWay));
    }

    /** Yesterday may still be today somewhere. */
    private List<LocalDate> days() {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return slot.when().recurrence().between(today.minusDays(1), latest().plusDays(1)).stream()
                .map(one -> one.start().toLocalDate())
                .distinct()
                .toList();
    }

    private LocalDate latest() {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).plus(BOOKABLE_AHEAD);
    }

    /** Why there is no day on which it could be heard. */
    private Refusal untimely() {
        var recurrence = slot.when().recurrence();
        Optional<Occurrence> later = recurrence.next(latest());
        if (later.isPresent()) {
            return new Refusal.TooFarAhead(later.get().start().toLocalDate(), latest());
        }
        List<Occurrence> first =
                recurrence.between(recurrence.first(), recurrence.first().plusDays(1));
        return first.isEmpty()
                ? new Refusal.Never(recurrence.first())
                : new Refusal.InThePast(first.getFirst().instant(office));
    }

    private void complainOfContent() {
        for (Part part : slot.parts()) {
            switch (part) {
                case Part.Recording(var clip) -> {
                    if (books.clips().find(clip).isEmpty()) {
                        refusals.add(new Refusal.UnknownClip(clip));
                    }
                }
                case Part.Bulletins(var rotation, int _) ->
                        rotation.stream()
                                .filter(id ->
                                        books.bulletins()
                                                .find(id)
                                                .filter(one -> !one.bulletin().retired())
                                                .isEmpty())
                                .forEach(id -> refusals.add(new Refusal.UnknownBulletin(id)));
                case Part.Notices _, Part.Relay _ -> {}
            }
        }
    }

    /** Whom it is meant for on each day. */
    private Map<LocalDate, List<Station>> meant(Basis standing, List<LocalDate> days) {
        var places = standing.places();
        var reach =
                new Reach(places.areas(), places.successions(), places.stations(), places.tags());
        var named = new TreeSet<AreaCode>(slot.target().areas());
        named.addAll(slot.target().except());
        named.stream()
                .filter(area -> reach.standing(area, days.getFirst()).isEmpty())
                .forEach(area -> refusals.add(new Refusal.UnknownArea(area, days.getFirst())));
        var meant = new TreeMap<LocalDate, List<Station>>();
        days.forEach(day -> meant.put(day, reach.stations(slot.target(), day)));
        return meant;
    }

    /** Makes the days with it; and without it, where it goes before what stands there. */
    private void plan(Basis standing, Map<LocalDate, List<Station>> meant, int most) {
        List<BookedSlot> promised = promised(meant.keySet());
        Planning before = Planning.of(with(standing, promised));
        Planning after = before.with(with(standing, place(promised)).orders());
        Planning alone = Planning.of(with(standing, List.of(wanted))).with(Law.NONE);
        int days = 0;
        for (Map.Entry<LocalDate, List<Station>> day : meant.entrySet()) {
            if (days++ == most) {
                break;
            }
            for (Station station : day.getValue()) {
                StationDay planned = after.days(station, day.getKey(), 1).getFirst();
                StationDay wished = alone.days(station, day.getKey(), 1).getFirst();
                look(station, planned, wished);
                if (slot.messageClass() == MessageClass.PRIORITY) {
                    StationDay now = before.days(station, day.getKey(), 1).getFirst();
                    Preview.givingWay(now, planned).stream()
                            .filter(left -> !left.order().equals(slot.id()))
                            .forEach(givesWay::add);
                }
            }
        }
    }

    /** What stands, and what would if it were approved: nobody is promised the same air twice. */
    private List<BookedSlot> promised(Set<LocalDate> days) {
        var first = new TreeSet<>(days).first().minusDays(PlanSources.DAYS_BEFORE);
        var until = new TreeSet<>(days).last().plusDays(2);
        var promised = new TreeMap<Long, BookedSlot>();
        books.slots().between(first, until).stream()
                .filter(one -> one.stage() == Stage.AWAITING)
                .forEach(one -> promised.put(one.number(), one));
        books.slots().standing(first, until).forEach(one -> promised.put(one.number(), one));
        return List.copyOf(promised.values());
    }

    private List<BookedSlot> place(List<BookedSlot> promised) {
        return Stream.concat(
                        promised.stream().filter(one -> one.number() != wanted.number()),
                        Stream.of(wanted))
                .sorted(Comparator.comparingLong(BookedSlot::number))
                .toList();
    }

    private static Basis with(Basis standing, List<BookedSlot> booked) {
        Orders orders = standing.orders();
        List<Slot> slots = booked.stream().map(BookedSlot::slot).toList();
        return new Basis(
                standing.places(),
                standing.content(),
                new Orders(slots, orders.firstAt(), orders.raised(), orders.obligations()),
                standing.law());
    }

    /** Each time of it on one day at one station. */
    private void look(Station at, StationDay planned, StationDay wished) {
        for (Recurring.Occurrence one : slot.when().on(planned.date())) {
            Instant start = one.start().atZone(at.zone()).toInstant();
            if (start.isBefore(now)) {
                if (isSingle(slot)) {
                    refusals.add(new Refusal.InThePast(start));
                }
                continue;
            }
            boolean isHeardThen = !airings(planned, one).isEmpty();
            isHeard |= isHeardThen;
            for (Left left : planned.left()) {
                if (left.order().equals(slot.id()) && left.occurrence().equals(one.id())) {
                    missing.add(left);
                    if (!isHeardThen) {
                        refusal(left, planned, wanted(airings(wished, one), start))
                                .ifPresent(refusals::add);
                    }
                }
            }
        }
    }

    /** Of what takes place once, all is wanted; of the rest, what fits. */
    static Wish usual(Slot slot) {
        return isSingle(slot) ? Wish.WHOLE : Wish.WHAT_FITS;
    }

    private static boolean isSingle(Slot slot) {
        var recurrence = slot.when().recurrence();
        return recurrence.first().equals(recurrence.last())
                && recurrence.between(recurrence.first(), recurrence.first().plusDays(1)).size()
                        == 1;
    }

    private List<Airing> airings(StationDay day, Recurring.Occurrence occurrence) {
        String name = slot.airing(occurrence, 0).value();
        return day.airings().stream()
                .filter(one ->
                        one.id().value().equals(name) || one.id().value().startsWith(name + "-"))
                .toList();
    }

    /** From when to when it would sound if the air were free. */
    private static Airtime wanted(List<Airing> airings, Instant start) {
        return airings.isEmpty()
                ? Airtime.of(start, Duration.ofSeconds(1))
                : new Airtime(
                        airings.getFirst().airtime().start(), airings.getLast().airtime().end());
    }

    private static Optional<Refusal> refusal(Left left, StationDay day, Airtime wanted) {
        StationId at = left.station();
        LocalDate date = day.date();
        return switch (left.ground()) {
            case Ground.Closed(var closures) -> Optional.of(new Refusal.Closed(at, date, closures));
            case Ground.OverSession(var cap) -> Optional.of(new Refusal.OverSession(at, date, cap));
            case Ground.OverDay(var cap) -> Optional.of(new Refusal.OverDay(at, date, cap));
            case Ground.Taken(var by) -> {
                Airtime taken =
                        day.airings().stream()
                                .filter(one -> Slot.of(one.id()).equals(Optional.of(by)))
                                .map(Airing::airtime)
                                .filter(wanted::overlaps)
                                .findFirst()
                                .orElse(wanted);
                yield Optional.of(new Refusal.Overlap(at, date, wanted, by, taken));
            }
            case Ground.LogFull _, Ground.TakenByWhatIsIssued _, Ground.NoFreeAir _ ->
                    Optional.of(new Refusal.TooManyAirings(at, date));
            case Ground.PastHardEnd _ -> Optional.of(new Refusal.PastHardEnd(at, date));
            // What is not told yet in some language is a gap that somebody can close: the slot
            // stands, and the gap is shown. The last two are never said of a slot.
            case Ground.UnknownClip _,
                    Ground.UnknownBulletin _,
                    Ground.NotValid _,
                    Ground.NoLanguage _,
                    Ground.NoRendition _,
                    Ground.NothingToTell _,
                    Ground.Frozen _,
                    Ground.Unmet _ ->
                    Optional.empty();
        };
    }
}
