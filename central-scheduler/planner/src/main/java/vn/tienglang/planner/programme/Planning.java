package vn.tienglang.planner.programme;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Airtime;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.air.Air;
import vn.tienglang.planner.air.Clearance;
import vn.tienglang.planner.air.Fit;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.Permission;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyBook;
import vn.tienglang.planner.policy.Session;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.reach.Target;
import vn.tienglang.planner.situation.Frequency;
import vn.tienglang.planner.situation.Raised;

/**
 * The planner: from a basis to the days of stations. It remembers what it worked out, so that the
 * plan of a country costs little more than its airings; it lives as long as its basis is the truth,
 * and is asked by one thread.
 *
 * <p>Who is served first: campaigns of raised units; then priorities, in the order the station's
 * own unit has given them, else as they were booked; then everything else as it was booked. A day
 * that sounds past midnight is served before the next.
 */
public final class Planning {
    /** How many days back a chain of airings across midnight is followed. */
    private static final int CHAIN_DAYS = 2;

    private static final int ISSUED = -1;

    private final Basis basis;
    private final Reach reach;
    private final PolicyBook policies;
    private final ActMaker maker;
    private final Map<LanguageProfile, Integer> profiles = new HashMap<>();
    private final Map<StationId, Seat> seats = new HashMap<>();
    private final Map<LocalDate, DayOrders> days = new HashMap<>();
    private final IdentityHashMap<OpenDay, Clearance> clearances = new IdentityHashMap<>();
    private final Map<Hours, Clearance> campaignHours = new HashMap<>();
    private final Map<Home, List<AreaCode>> ancestries = new HashMap<>();

    private record Home(AreaCode unit, LocalDate date) {}

    private record Hours(Clearance usual, Raised raised, boolean affected, ZoneId zone) {}

    /**
     * A slot that occurs on a day. Its acts are made once for all stations that would hear the
     * same. Not a record: it is compared by identity, millions of times.
     */
    private final class Asked {
        private final Order.OfSlot order;
        private final int booked;
        private final List<Recurring.Occurrence> occurrences;
        private final boolean isLocal;
        private final Map<Ears, List<Act>> acts = new HashMap<>();

        Asked(Slot slot, int booked, List<Recurring.Occurrence> occurrences) {
            this.order = new Order.OfSlot(slot);
            this.booked = booked;
            this.occurrences = occurrences;
            this.isLocal = slot.parts().stream().anyMatch(Part.Notices.class::isInstance);
        }

        List<Act> acts(Seat seat, ZoneId zone, AreaCode unit) {
            var ears = new Ears(seat.profile(), zone, isLocal ? unit : AreaCode.COUNTRY);
            List<Act> known = acts.get(ears);
            if (known == null) {
                known =
                        occurrences.stream()
                                .map(one -> maker.ofSlot(order, one, seat.languages(), zone, unit))
                                .toList();
                acts.put(ears, known);
            }
            return known;
        }
    }

    /** Who hears the same: by profile, zone, and unit where its own notices are part of it. */
    private record Ears(int profile, ZoneId zone, AreaCode unit) {}

    /** What is spoken at a station, and its number: equal profiles have the same. */
    private record Seat(int profile, LanguageProfile languages) {}

    /** What occurs on one day, by where it is meant for. */
    private record DayOrders(List<Asked> asked, Map<AreaCode, List<Asked>> byArea) {}

    /** An act that wants the air, and through which lane. */
    private record Wish(Act act, int rank, int first, int booked, Optional<Clearance> hours) {}

    /** Something that has the air. */
    private record Sounding(long start, long end, SlotId by) {}

    private Planning(Basis basis) {
        this.basis = basis;
        Places places = basis.places();
        this.reach =
                new Reach(places.areas(), places.successions(), places.stations(), places.tags());
        this.policies =
                new PolicyBook(places.areas(), basis.law().policies(), basis.law().holidays());
        this.maker = new ActMaker(basis.content());
    }

    /** A plan made from this. */
    public static Planning of(Basis basis) {
        return new Planning(basis);
    }

    /** What that station should play on {@code days} days from {@code from} on. */
    public List<StationDay> days(Station station, LocalDate from, int days) {
        var planned = new ArrayList<StationDay>(days);
        List<Sounding> over = over(station, from, CHAIN_DAYS);
        for (LocalDate date = from; date.isBefore(from.plusDays(days)); date = date.plusDays(1)) {
            var sheet = new Sheet(station, date, over);
            sheet.fill();
            planned.add(sheet.day());
            over = sheet.over();
        }
        return planned;
    }

    /** What of the days before still sounds as that day begins. */
    private List<Sounding> over(Station station, LocalDate date, int chain) {
        LocalDate yesterday = date.minusDays(1);
        var sheet = new Sheet(station, yesterday, List.of());
        if (chain == 0 || !sheet.mayPassMidnight()) {
            return List.of();
        }
        var whole = new Sheet(station, yesterday, over(station, yesterday, chain - 1));
        whole.fill();
        return whole.over();
    }

    private Seat seat(StationId station) {
        return seats.computeIfAbsent(
                station,
                id -> {
                    LanguageProfile spoken = basis.places().profile(id);
                    int number = profiles.computeIfAbsent(spoken, _ -> profiles.size());
                    return new Seat(number, spoken);
                });
    }

    private DayOrders on(LocalDate date) {
        return days.computeIfAbsent(date, this::gather);
    }

    private DayOrders gather(LocalDate date) {
        var asked = new ArrayList<Asked>();
        var byArea = new HashMap<AreaCode, List<Asked>>();
        List<Slot> slots = basis.orders().slots();
        for (int index = 0; index < slots.size(); index++) {
            Slot slot = slots.get(index);
            List<Recurring.Occurrence> occurrences = slot.when().on(date);
            if (occurrences.isEmpty()) {
                continue;
            }
            var one = new Asked(slot, index, occurrences);
            asked.add(one);
            var standing = new TreeSet<AreaCode>();
            slot.target().areas().forEach(area -> standing.addAll(reach.standing(area, date)));
            for (AreaCode area : standing) {
                byArea.computeIfAbsent(area, _ -> new ArrayList<>()).add(one);
            }
        }
        return new DayOrders(asked, byArea);
    }

    private List<AreaCode> ancestry(AreaCode unit, LocalDate date) {
        return ancestries.computeIfAbsent(
                new Home(unit, date),
                home ->
                        basis.places().areas().ancestry(home.unit(), home.date()).stream()
                                .map(Area::code)
                                .toList());
    }

    /** One station's day while it is filled. */
    private final class Sheet {
        private final Station station;
        private final LocalDate date;
        private final List<Sounding> before;
        private final Optional<AreaCode> home;
        private final List<AreaCode> ancestry;
        private final Seat seat;
        private final OpenDay open;
        private final Clearance clearance;
        private final Instant midnight;
        private final List<Wish> wishes;
        private final List<Airing> airings = new ArrayList<>();
        private final List<Left> left = new ArrayList<>();
        private final List<Sounding> soundings = new ArrayList<>();
        private final LogRoom room = new LogRoom();

        Sheet(Station station, LocalDate date, List<Sounding> before) {
            this.station = station;
            this.date = date;
            this.before = before;
            this.home = reach.home(station, date);
            AreaCode unit = home.orElse(station.area());
            this.ancestry = home.map(at -> ancestry(at, date)).orElse(List.of());
            this.seat = seat(station.id());
            this.open = policies.on(unit, date, station.zone());
            this.clearance = clearances.computeIfAbsent(open, Clearance::of);
            this.midnight = date.plusDays(1).atStartOfDay(station.zone()).toInstant();
            this.wishes = home.map(this::wishes).orElse(List.of());
        }

        boolean mayPassMidnight() {
            long end = midnight.toEpochMilli();
            return wishes.stream().anyMatch(wish -> wish.act().latestEnd() > end);
        }

        private List<Wish> wishes(AreaCode unit) {
            var wishes = new ArrayList<Wish>();
            campaigns(wishes);
            slots(unit, wishes);
            wishes.sort(
                    Comparator.comparingInt(Wish::rank)
                            .thenComparingInt(Wish::first)
                            .thenComparingInt(Wish::booked));
            return wishes;
        }

        private void slots(AreaCode unit, List<Wish> wishes) {
            DayOrders orders = on(date);
            var seen = new LinkedHashSet<Asked>();
            for (AreaCode area : ancestry) {
                seen.addAll(orders.byArea().getOrDefault(area, List.of()));
            }
            List<SlotId> first = firstHere();
            for (Asked asked : seen) {
                Slot slot = asked.order.slot();
                if (!isMeant(slot.target())) {
                    continue;
                }
                int rank = asked.order.rank();
                int place = rank == 1 ? first.indexOf(slot.id()) : -1;
                for (Act act : asked.acts(seat, station.zone(), unit)) {
                    wishes.add(
                            new Wish(
                                    act,
                                    rank,
                                    place < 0 ? Integer.MAX_VALUE : place,
                                    asked.booked,
                                    Optional.empty()));
                }
            }
        }

        private List<SlotId> firstHere() {
            Map<AreaCode, List<SlotId>> firstAt = basis.orders().firstAt();
            if (firstAt.isEmpty()) {
                return List.of();
            }
            return ancestry.stream()
                    .map(area -> firstAt.getOrDefault(area, List.of()))
                    .filter(order -> !order.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        private boolean isMeant(Target target) {
            boolean bears =
                    target.tags().isEmpty()
                            || basis.places().tags(station.id()).stream()
                                    .anyMatch(target.tags()::contains);
            return bears
                    && target.except().stream()
                            .noneMatch(area ->
                                    reach.standing(area, date).stream()
                                            .anyMatch(ancestry::contains));
        }

        /** The nearest raised unit counts, at every instant; of one unit the one raised last. */
        private void campaigns(List<Wish> wishes) {
            List<Raised> here =
                    basis.orders().raised().stream()
                            .filter(raised -> distance(raised) >= 0)
                            .sorted(
                                    Comparator.comparingInt(this::distance)
                                            .thenComparing(Raised::from, Comparator.reverseOrder()))
                            .toList();
            for (int index = 0; index < here.size(); index++) {
                Raised raised = here.get(index);
                List<Raised> nearer = here.subList(0, index);
                for (Wish wish : campaign(raised)) {
                    Instant at = Instant.ofEpochMilli(wish.act().block().start());
                    if (raised.holdsAt(at) && nearer.stream().noneMatch(one -> one.holdsAt(at))) {
                        wishes.add(wish);
                    }
                }
            }
        }

        private int distance(Raised raised) {
            for (AreaCode area : reach.standing(raised.unit(), date)) {
                int distance = ancestry.indexOf(area);
                if (distance >= 0) {
                    return distance;
                }
            }
            return -1;
        }

        private List<Wish> campaign(Raised raised) {
            boolean affected =
                    raised.affected().isEmpty()
                            || raised.affected().stream()
                                    .flatMap(area -> reach.standing(area, date).stream())
                                    .anyMatch(ancestry::contains);
            Frequency frequency =
                    affected ? raised.playbook().affected() : raised.playbook().elsewhere();
            List<LocalTime> times = frequency.times(sessionStarts());
            var order = new Order.OfCampaign(raised);
            Optional<Clearance> hours =
                    frequency.opens().isEmpty()
                            ? Optional.empty()
                            : Optional.of(hours(raised, affected, frequency));
            var wishes = new ArrayList<Wish>();
            Set<LocalDateTime> names = new TreeSet<>();
            for (int index = 0; index < times.size(); index++) {
                LocalDateTime start = date.atTime(times.get(index));
                LocalDateTime name = start;
                while (!names.add(name)) {
                    name = name.plusSeconds(1);
                }
                long number = date.toEpochDay() * times.size() + index;
                var occurrence = new Recurring.Occurrence(name, start, number);
                Act act =
                        maker.ofCampaign(
                                order, occurrence, times.size(), seat.languages(), station.zone());
                wishes.add(new Wish(act, order.rank(), 0, index, hours));
            }
            return wishes;
        }

        private List<LocalTime> sessionStarts() {
            return open.sessions().stream()
                    .map(session ->
                            LocalDateTime.ofInstant(session.whole().start(), station.zone()))
                    .filter(start -> start.toLocalDate().equals(date))
                    .map(LocalDateTime::toLocalTime)
                    .toList();
        }

        private Clearance hours(Raised raised, boolean affected, Frequency frequency) {
            return campaignHours.computeIfAbsent(
                    new Hours(clearance, raised, affected, station.zone()),
                    _ -> {
                        List<Airtime> stretches =
                                frequency.opens().stream()
                                        .flatMap(one -> one.on(date, station.zone()).stream())
                                        .toList();
                        var by =
                                new Policy.Quote(
                                        raised.unit(),
                                        LocalDate.ofInstant(raised.from(), station.zone()),
                                        raised.playbook().title());
                        return Clearance.of(open.withHours(stretches, by));
                    });
        }

        void fill() {
            var air = new Air();
            before.forEach(sounding -> air.occupy(sounding.start(), sounding.end(), ISSUED));
            Air.Lane usual = air.lane(clearance);
            var lanes = new IdentityHashMap<Clearance, Air.Lane>();
            for (int index = 0; index < wishes.size(); index++) {
                Wish wish = wishes.get(index);
                Air.Lane lane =
                        wish.hours()
                                .map(one -> lanes.computeIfAbsent(one, air::lane))
                                .orElse(usual);
                serve(wish, index, lane);
            }
        }

        private void serve(Wish wish, int index, Air.Lane lane) {
            Act act = wish.act();
            act.gaps().forEach(gap -> leave(act, gap));
            if (act.isSilent()) {
                leave(act, new Ground.NothingToTell());
                return;
            }
            if (!room.hasRoomFor(act)) {
                leave(act, new Ground.LogFull());
                return;
            }
            switch (lane.place(act.block(), index)) {
                case Fit.Placed(long start, int kept, Fit.Limit limit) -> {
                    if (limit != Fit.Limit.NONE) {
                        leave(act, ground(wish, limit, -1));
                    }
                    List<Airing> placed = act.at(start, kept);
                    room.add(act, placed);
                    airings.addAll(placed);
                    soundings.add(new Sounding(start, start + act.block().length(kept), act.id()));
                }
                case Fit.Refused(Fit.Limit limit, int by) -> leave(act, ground(wish, limit, by));
            }
        }

        private void leave(Act act, Ground ground) {
            left.add(new Left(station.id(), act.id(), act.occurrence().id(), ground));
        }

        private Ground ground(Wish wish, Fit.Limit limit, int by) {
            return switch (limit) {
                case NONE, LOG_FULL -> new Ground.LogFull();
                case CLOSED -> new Ground.Closed(closures(wish));
                case TAKEN ->
                        by == ISSUED
                                ? new Ground.TakenByWhatIsIssued()
                                : new Ground.Taken(wishes.get(by).act().id());
                case HARD_END -> new Ground.PastHardEnd();
                case SESSION_CAP -> new Ground.OverSession(sessionCap(wish));
                case DAY_CAP -> new Ground.OverDay(open.cap());
            };
        }

        private Airtime wanted(Wish wish) {
            Act act = wish.act();
            return Airtime.of(
                    Instant.ofEpochMilli(act.block().start()),
                    Duration.ofMillis(act.block().length(act.block().items())));
        }

        private List<vn.tienglang.planner.policy.Closure> closures(Wish wish) {
            OpenDay rules = wish.hours().map(Clearance::day).orElse(open);
            return switch (rules.permit(wanted(wish))) {
                case Permission.Closed(var closures) -> closures;
                case Permission.Open _ -> List.of();
            };
        }

        private vn.tienglang.planner.policy.Cap sessionCap(Wish wish) {
            Instant start = wanted(wish).start();
            return open.sessions().stream()
                    .filter(session -> session.whole().contains(start))
                    .map(Session::cap)
                    .findFirst()
                    .orElse(open.cap());
        }

        StationDay day() {
            airings.sort(Airing.IN_ORDER);
            return new StationDay(
                    station.id(), date, List.copyOf(airings), room.clips(), List.copyOf(left));
        }

        List<Sounding> over() {
            long end = midnight.toEpochMilli();
            return soundings.stream().filter(sounding -> sounding.end() > end).toList();
        }
    }
}
