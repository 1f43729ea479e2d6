package vn.tienglang.office.check;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
import vn.tienglang.office.dirty.AreaClosure;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.explain.UnplacedItem;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.preview.Conflicts;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.recurrence.Occurrence;
import vn.tienglang.planner.slot.NumberedRecurrence;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotPart;

/**
 * Check of a slot before it is booked: plans its days with the slot and collects the refusals. Of a
 * slot without an end only the first days are checked, see {@link #DAYS}; the conflict finder
 * reports later conflicts.
 *
 * <p>One class, because it compares one plan with and without one booking.
 */
public final class BookingCheck {
    /** Longest time between booking and airing. */
    public static final Period BOOKABLE_AHEAD = Period.ofYears(2);

    /** Maximum number of days with an occurrence that are checked. */
    static final int DAYS = 28;

    /** Maximum number of days times stations that are checked; the first day is always checked. */
    static final int STATION_DAYS = 20_000;

    private final Repositories repositories;
    private final SlotRevision wanted;
    private final Slot slot;
    private final Instant now;
    private final ZoneId office;

    private final Set<BookingRefusal> refusals = new LinkedHashSet<>();
    private final List<UnplacedItem> unplaced = new ArrayList<>();
    private final Set<UnplacedItem> displaced = new LinkedHashSet<>();
    private boolean isAired;

    /** Whether the check ends with the first day on which the slot airs. */
    private final boolean untilFirst;

    /** Local start of the earliest airing found; {@code LocalDateTime.MAX} before there is one. */
    private LocalDateTime first = LocalDateTime.MAX;

    private BookingCheck(
            Repositories repositories,
            SlotRevision wanted,
            Instant now,
            ZoneId office,
            boolean untilFirst) {
        this.repositories = repositories;
        this.wanted = wanted;
        this.slot = wanted.slot();
        this.now = now;
        this.office = office;
        this.untilFirst = untilFirst;
    }

    /**
     * Result of the check.
     *
     * @param stations the target stations on the checked days, by id
     * @param refusals every refusal, without duplicates
     * @param isAired whether at least one occurrence would air
     * @param unplaced the occurrences that would not air, with reasons
     * @param displaced the items of others that would no longer air
     * @param silenced the same items by order, with counts
     * @param first the local time at its station of the first airing from now on; of a slot that
     *     airs on no checked day, the next time of its recurrence; empty if there is none
     */
    public record Result(
            List<StationId> stations,
            List<BookingRefusal> refusals,
            boolean isAired,
            Conflicts unplaced,
            Conflicts displaced,
            List<SilencedOrder> silenced,
            Optional<LocalDateTime> first) {
        /** Copies the list. */
        public Result {
            silenced = List.copyOf(silenced);
        }

        /** Whether a booking of this scope is possible. */
        public boolean satisfies(BookingScope scope) {
            return switch (scope) {
                case WHOLE -> refusals.isEmpty();
                case WHAT_FITS ->
                        refusals.isEmpty()
                                || (isAired
                                        && refusals.stream().allMatch(BookingRefusal::isOfOneTime));
                case DRAFT -> true;
            };
        }
    }

    /**
     * Checks a slot revision at its place in booking order.
     *
     * @param office the zone for instants that belong to no station
     */
    public static Result of(
            Repositories repositories, SlotRevision wanted, Instant now, ZoneId office) {
        return new BookingCheck(repositories, wanted, now, office, false).outlook();
    }

    /**
     * Checks a slot revision like {@link #of}, but only up to the first day on which it airs. The
     * result does not contain what the slot displaces.
     */
    public static Result untilFirst(
            Repositories repositories, SlotRevision wanted, Instant now, ZoneId office) {
        return new BookingCheck(repositories, wanted, now, office, true).outlook();
    }

    private Result outlook() {
        List<LocalDate> days = days();
        checkContent();
        if (days.isEmpty()) {
            refusals.add(noDateRefusal());
            return outlook(List.of());
        }
        // A target never reaches a station outside its areas, their successors and predecessors.
        List<Station> everywhere =
                repositories
                        .enrolments()
                        .in(AreaClosure.in(repositories).inside(slot.target().areas()))
                        .stream()
                        .map(Enrolment::station)
                        .toList();
        List<LocalDate> few = days.subList(0, Math.min(DAYS, days.size()));
        PlanInput standing =
                PlanInputLoader.basis(repositories, everywhere, few.getFirst(), few.getLast());
        Map<LocalDate, List<Station>> targets = stationsByDay(standing, few);
        List<StationId> stations =
                targets.values().stream()
                        .flatMap(List::stream)
                        .map(Station::id)
                        .distinct()
                        .sorted()
                        .toList();
        if (stations.isEmpty()
                && refusals.stream().noneMatch(BookingRefusal.UnknownArea.class::isInstance)) {
            slot.target()
                    .areas()
                    .forEach(area ->
                            refusals.add(new BookingRefusal.NoStation(area, few.getFirst())));
        }
        if (refusals.isEmpty()) {
            checkDays(standing, targets, Math.max(1, STATION_DAYS / stations.size()));
        }
        return outlook(stations);
    }

    private Result outlook(List<StationId> stations) {
        return new Result(
                stations,
                List.copyOf(refusals),
                isAired,
                Conflicts.of(unplaced),
                Conflicts.of(List.copyOf(displaced)),
                DisplacedOrders.of(repositories, displaced),
                first.equals(LocalDateTime.MAX) ? nextTime() : Optional.of(first));
    }

    /** The next time of the recurrence that is not past in the office's zone. */
    private Optional<LocalDateTime> nextTime() {
        LocalDate today = LocalDate.ofInstant(now, office);
        var recurrence = slot.when().recurrence();
        return recurrence.between(today, today.plusDays(1)).stream()
                .filter(one -> !one.instant(office).isBefore(now))
                .findFirst()
                .or(() -> recurrence.next(today.plusDays(1)))
                .map(Occurrence::start);
    }

    /** Includes yesterday in UTC, which may still be today at a station. */
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

    /** The refusal of a slot that has no day to check. */
    private BookingRefusal noDateRefusal() {
        var recurrence = slot.when().recurrence();
        Optional<Occurrence> later = recurrence.next(latest());
        if (later.isPresent()) {
            return new BookingRefusal.TooFarAhead(later.get().start().toLocalDate(), latest());
        }
        List<Occurrence> first =
                recurrence.between(recurrence.first(), recurrence.first().plusDays(1));
        return first.isEmpty()
                ? new BookingRefusal.Never(recurrence.first())
                : new BookingRefusal.InThePast(first.getFirst().instant(office));
    }

    private void checkContent() {
        for (SlotPart part : slot.parts()) {
            switch (part) {
                case SlotPart.Recording(var clip) -> {
                    if (repositories.clips().find(clip).isEmpty()) {
                        refusals.add(new BookingRefusal.UnknownClip(clip));
                    }
                }
                case SlotPart.Bulletins(var rotation, int _) ->
                        rotation.stream()
                                .filter(id ->
                                        repositories
                                                .bulletins()
                                                .find(id)
                                                .filter(one -> !one.bulletin().retired())
                                                .isEmpty())
                                .forEach(
                                        id -> refusals.add(new BookingRefusal.UnknownBulletin(id)));
                case SlotPart.Notices _, SlotPart.Relay _ -> {}
            }
        }
    }

    /** The target stations of each day. */
    private Map<LocalDate, List<Station>> stationsByDay(PlanInput standing, List<LocalDate> days) {
        var places = standing.network();
        var reach =
                new Reach(places.areas(), places.successions(), places.stations(), places.tags());
        var named = new TreeSet<AreaCode>(slot.target().areas());
        named.addAll(slot.target().except());
        named.stream()
                .filter(area -> reach.successorsOf(area, days.getFirst()).isEmpty())
                .forEach(area ->
                        refusals.add(new BookingRefusal.UnknownArea(area, days.getFirst())));
        var targets = new TreeMap<LocalDate, List<Station>>();
        days.forEach(day -> targets.put(day, reach.stations(slot.target(), day)));
        return targets;
    }

    /** Plans the days with the slot; for a priority also without it, to find what it displaces. */
    private void checkDays(PlanInput standing, Map<LocalDate, List<Station>> targets, int most) {
        List<SlotRevision> booked = bookedSlots(targets.keySet());
        Planner before = Planner.of(with(standing, booked));
        Planner after = before.with(with(standing, place(booked)).orders());
        Planner alone = Planner.of(with(standing, List.of(wanted))).with(PolicySet.NONE);
        int days = 0;
        for (Map.Entry<LocalDate, List<Station>> day : targets.entrySet()) {
            if (days++ == most || (untilFirst && isAired)) {
                break;
            }
            for (Station station : day.getValue()) {
                DayPlan planned = after.days(station, day.getKey(), 1).getFirst();
                DayPlan requested = alone.days(station, day.getKey(), 1).getFirst();
                var stationPlan = new StationPlan(before, after, station, planned);
                checkOccurrences(stationPlan, requested);
                if (!untilFirst) {
                    checkDisplaced(stationPlan);
                }
            }
        }
    }

    /**
     * Finds the airings of others that the slot silences: on its day those of a lower class and, if
     * the slot was booked before and is changed, those that were booked after it; on the next day
     * those that begin before it ends. A slot that is not a priority is refused then.
     */
    private void checkDisplaced(StationPlan plan) {
        boolean isPriority = slot.messageClass() == MessageClass.PRIORITY;
        if (isPriority || wanted.revision() > 1) {
            plan.displacedBy(slot.id()).stream()
                    .filter(item -> !start(item, plan.station()).isBefore(now))
                    .forEach(displaced::add);
        }
        for (StationPlan.SilencedAiring silenced : plan.silencedAfterMidnight(slot.id())) {
            displaced.add(silenced.item());
            if (!isPriority) {
                refusals.add(
                        new BookingRefusal.Overlap(
                                plan.station().id(),
                                plan.day().date(),
                                silenced.by(),
                                silenced.item().order(),
                                silenced.airtime()));
            }
        }
    }

    private static Instant start(UnplacedItem item, Station station) {
        return item.occurrence().atZone(station.zone()).toInstant();
    }

    /** The slots in force and those awaiting approval, so that no airtime is booked twice. */
    private List<SlotRevision> bookedSlots(Set<LocalDate> days) {
        var first = new TreeSet<>(days).first().minusDays(PlanInputLoader.DAYS_BEFORE);
        var until = new TreeSet<>(days).last().plusDays(2);
        var booked = new TreeMap<Long, SlotRevision>();
        repositories.slots().between(first, until).stream()
                .filter(one -> one.stage() == Stage.AWAITING)
                // The wanted revision itself, while it is approved, is not in the way of others.
                .filter(one -> one.number() != wanted.number())
                .forEach(one -> booked.put(one.number(), one));
        repositories.slots().standing(first, until).forEach(one -> booked.put(one.number(), one));
        return List.copyOf(booked.values());
    }

    private List<SlotRevision> place(List<SlotRevision> booked) {
        return Stream.concat(
                        booked.stream().filter(one -> one.number() != wanted.number()),
                        Stream.of(wanted))
                .sorted(Comparator.comparingLong(SlotRevision::number))
                .toList();
    }

    private static PlanInput with(PlanInput standing, List<SlotRevision> booked) {
        AirtimeOrders orders = standing.orders();
        List<Slot> slots = booked.stream().map(SlotRevision::slot).toList();
        return new PlanInput(
                standing.network(),
                standing.content(),
                new AirtimeOrders(
                        slots,
                        orders.priorityOrder(),
                        orders.activeSituations(),
                        orders.obligations()),
                standing.policies());
    }

    /** Checks each occurrence on one day at one station. */
    private void checkOccurrences(StationPlan plan, DayPlan requested) {
        Station at = plan.station();
        DayPlan planned = plan.day();
        for (NumberedRecurrence.NumberedOccurrence one :
                slot.when().occurrencesOn(planned.date())) {
            Instant start = one.start().atZone(at.zone()).toInstant();
            if (start.isBefore(now)) {
                if (isSingle(slot)) {
                    refusals.add(new BookingRefusal.InThePast(start));
                }
                continue;
            }
            List<Airing> aired = airings(planned, one);
            boolean isAiredThen = !aired.isEmpty();
            isAired |= isAiredThen;
            if (isAiredThen) {
                first = earlier(first, aired.getFirst().airtime().start(), at.zone());
            }
            for (UnplacedItem left : planned.unplaced()) {
                if (left.order().equals(slot.id()) && left.occurrence().equals(one.id())) {
                    unplaced.add(left);
                    if (!isAiredThen) {
                        UnplacedRefusal.of(
                                        left,
                                        planned.date(),
                                        plan::airings,
                                        wanted(airings(requested, one), start))
                                .ifPresent(refusals::add);
                    }
                }
            }
        }
    }

    private static LocalDateTime earlier(LocalDateTime one, Instant other, ZoneId zone) {
        LocalDateTime local = LocalDateTime.ofInstant(other, zone);
        return local.isBefore(one) ? local : one;
    }

    /** The default scope: everything for a single occurrence, what fits for a recurring slot. */
    public static BookingScope defaultScope(Slot slot) {
        return isSingle(slot) ? BookingScope.WHOLE : BookingScope.WHAT_FITS;
    }

    private static boolean isSingle(Slot slot) {
        var recurrence = slot.when().recurrence();
        return recurrence.first().equals(recurrence.last())
                && recurrence.between(recurrence.first(), recurrence.first().plusDays(1)).size()
                        == 1;
    }

    private List<Airing> airings(DayPlan day, NumberedRecurrence.NumberedOccurrence occurrence) {
        String name = slot.airingId(occurrence, 0).value();
        return day.airings().stream()
                .filter(one ->
                        one.id().value().equals(name) || one.id().value().startsWith(name + "-"))
                .toList();
    }

    /** The airtime of an occurrence if no other item were there. */
    private static Airtime wanted(List<Airing> airings, Instant start) {
        return airings.isEmpty()
                ? Airtime.of(start, Duration.ofSeconds(1))
                : new Airtime(
                        airings.getFirst().airtime().start(), airings.getLast().airtime().end());
    }
}
