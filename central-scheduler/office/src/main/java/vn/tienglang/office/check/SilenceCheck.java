package vn.tienglang.office.check;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.slot.Slot;
import vn.tienglang.planner.slot.SlotId;

/**
 * Check of a change for airings that it would silence. Input: the stored plan and the change,
 * within the transaction that stores it. Output: the orders that stay ordered and air less from now
 * on.
 *
 * <p>It plans the affected stations with and without the change for {@value #DAYS} days, fewer when
 * there are very many stations. Airings of a slot are compared time by time; those of situations,
 * whose times move, day by day; those of obligations in sum.
 */
public final class SilenceCheck {
    /** Number of days that are compared. */
    public static final int DAYS = 28;

    /** Maximum number of days times stations that are compared; one day is always compared. */
    private static final int STATION_DAYS = 20_000;

    private final Instant now;
    private final PlanInput before;
    private final PlanInput after;
    private final Set<String> changedOrders;
    private final Set<String> slots = new HashSet<>();
    private final Set<String> obligations = new HashSet<>();
    private final Map<SlotId, Count> counts = new LinkedHashMap<>();

    private SilenceCheck(
            Instant now, PlanInput before, PlanInput after, Set<String> changedOrders) {
        this.now = now;
        this.before = before;
        this.after = after;
        this.changedOrders = changedOrders;
        before.orders().slots().forEach(one -> slots.add(one.id().value()));
        before.orders().obligations().forEach(one -> obligations.add(one.id().value()));
    }

    /** Counts of one order. */
    private static final class Count {
        private long airings;
        private int stations;
        private LocalDateTime first = LocalDateTime.MAX;
        private Optional<Station> last = Optional.empty();

        void add(Station station, LocalDateTime at) {
            airings++;
            first = at.isBefore(first) ? at : first;
            if (last.filter(station::equals).isEmpty()) {
                stations++;
                last = Optional.of(station);
            }
        }
    }

    /** The orders that a change of a plan item would silence. */
    public static List<SilencedOrder> of(
            Repositories repositories, ProposedChange change, Instant now) {
        return of(repositories, ChangeSet.of(change), now);
    }

    /** The orders that changes which are stored together would silence. */
    public static List<SilencedOrder> of(
            Repositories repositories, ChangeSet changes, Instant now) {
        LocalDate from = firstDay(repositories, changes, today(now));
        List<LocalDate> dates = from.datesUntil(from.plusDays(DAYS)).toList();
        List<Station> stations = AffectedStations.stations(repositories, changes, dates);
        var silenced = new ArrayList<SilencedOrder>();
        if (!stations.isEmpty()) {
            int days = days(stations);
            LocalDate first = from.minusDays(PlanInputLoader.DAYS_BEFORE);
            LocalDate last = from.plusDays(days - 1L);
            PlanInput before = PlanInputLoader.basis(repositories, stations, first, last);
            List<PlanItem> standing =
                    PlanInputLoader.effectiveItems(repositories, stations, first, last);
            PlanInput after = after(before, changes, standing);
            var check = new SilenceCheck(now, before, after, changes.ids());
            silenced.addAll(check.compare(from, days));
        }
        if (silenced.isEmpty()) {
            changes.items().forEach(one -> silenced.addAll(muteFallback(repositories, one, from)));
        }
        return silenced;
    }

    private static PlanInput after(PlanInput before, ChangeSet changes, List<PlanItem> standing) {
        PlanInput input = PlanInputLoader.withItems(before, changes.applyTo(standing));
        AirtimeOrders orders = input.orders();
        return new PlanInput(
                input.network(),
                input.content(),
                new AirtimeOrders(
                        changes.slotsAfter(orders.slots()),
                        orders.priorityOrder(),
                        orders.activeSituations(),
                        orders.obligations()),
                input.policies(),
                input.history());
    }

    /**
     * The orders that changed administrative units would silence.
     *
     * @param tree the areas after the change
     * @param moved the stations that the change puts into another unit, by id
     * @param stations the stations before the change
     * @param on first day of the change
     */
    public static List<SilencedOrder> of(
            Repositories repositories,
            AreaTree tree,
            Map<StationId, Station> moved,
            List<Station> stations,
            LocalDate on,
            Instant now) {
        if (stations.isEmpty()) {
            return List.of();
        }
        LocalDate from = on.isAfter(today(now)) ? on : today(now);
        int days = days(stations);
        PlanInput before =
                PlanInputLoader.basis(
                        repositories,
                        stations,
                        from.minusDays(PlanInputLoader.DAYS_BEFORE),
                        from.plusDays(days - 1L));
        StationNetwork network = before.network();
        var after =
                new PlanInput(
                        new StationNetwork(
                                tree,
                                network.successions(),
                                stations.stream()
                                        .map(one -> moved.getOrDefault(one.id(), one))
                                        .toList(),
                                network.tags(),
                                network.profiles()),
                        before.content(),
                        before.orders(),
                        before.policies(),
                        before.history());
        return new SilenceCheck(now, before, after, Set.of()).compare(from, days);
    }

    /** The orders that a changed bulletin would silence. */
    public static List<SilencedOrder> of(
            Repositories repositories, Bulletin present, Bulletin changed, Instant now) {
        if (!airsLess(repositories, present, changed)) {
            return List.of();
        }
        LocalDate from = today(now);
        List<Station> stations =
                repositories.enrolments().all().stream().map(Enrolment::station).toList();
        int days = days(stations);
        PlanInput before =
                PlanInputLoader.basis(
                        repositories,
                        stations,
                        from.minusDays(PlanInputLoader.DAYS_BEFORE),
                        from.plusDays(days - 1L));
        var bulletins = new TreeMap<>(before.content().bulletins());
        bulletins.put(changed.id(), changed);
        var content =
                new PlanContent(
                        before.content().clips(), bulletins, before.content().dueHandOvers());
        var after =
                new PlanInput(
                        before.network(),
                        content,
                        before.orders(),
                        before.policies(),
                        before.history());
        return new SilenceCheck(now, before, after, Set.of()).compare(from, days);
    }

    /** Today, or yesterday where it is still yesterday. */
    private static LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC);
    }

    private static int days(List<Station> stations) {
        return Math.clamp(STATION_DAYS / Math.max(1, stations.size()), 1, DAYS);
    }

    /** The first day of the changes, but not before today. */
    private static LocalDate firstDay(
            Repositories repositories, ChangeSet changes, LocalDate today) {
        Stream<LocalDate> ofItems =
                changes.items().stream()
                        .flatMap(change -> change.bothSides().stream())
                        .map(SilenceCheck::firstDay);
        Stream<LocalDate> ofSlots =
                changes.bothSides(repositories).map(one -> one.when().recurrence().first());
        return Stream.concat(ofItems, ofSlots)
                .min(LocalDate::compareTo)
                .filter(first -> first.isAfter(today))
                .orElse(today);
    }

    private static LocalDate firstDay(PlanItem item) {
        return switch (item) {
            case PlanItem.OfPolicy(var _, var policy) -> policy.from();
            case PlanItem.OfHoliday(var date) -> date;
            case PlanItem.OfHandOver(var handOver) -> handOver.from();
            case PlanItem.OfSuccession(var succession) -> succession.on();
            case PlanItem.OfObligation(var obligation) -> obligation.from();
            case PlanItem.OfProfile _,
                    PlanItem.OfTags _,
                    PlanItem.OfOrder _,
                    PlanItem.OfPlaybook _,
                    PlanItem.OfRaised _ ->
                    LocalDate.MIN;
        };
    }

    /** Whether the changed bulletin can be spoken in fewer languages or on fewer days. */
    private static boolean airsLess(Repositories repositories, Bulletin present, Bulletin changed) {
        return changed.retired()
                || !changed.details().equals(present.details())
                || !readyClips(repositories, changed)
                        .keySet()
                        .containsAll(readyClips(repositories, present).keySet());
    }

    /** The clip of each rendition that can air, by language. */
    private static Map<String, ClipId> readyClips(Repositories repositories, Bulletin bulletin) {
        var ready = new HashMap<String, ClipId>();
        for (Rendition one : bulletin.renditions()) {
            if (one.sound() instanceof Rendition.Sound.Recorded(ClipId clip)
                    && repositories.clips().find(clip).isPresent()
                    && one.state(Set.of(clip)) == Rendition.State.READY) {
                ready.put(one.language().value(), clip);
            }
        }
        return ready;
    }

    /** The hand-over itself, if its fallback can be spoken in no language. */
    private static List<SilencedOrder> muteFallback(
            Repositories repositories, ProposedChange change, LocalDate from) {
        return change.after().stream()
                .filter(PlanItem.OfHandOver.class::isInstance)
                .map(item -> ((PlanItem.OfHandOver) item).handOver())
                .filter(handOver -> isMute(repositories, handOver.fallback()))
                .map(handOver ->
                        new SilencedOrder(
                                new SlotId(handOver.id().value()),
                                handOver.title(),
                                0,
                                0,
                                from.atTime(handOver.due())))
                .toList();
    }

    private static boolean isMute(Repositories repositories, BulletinId id) {
        return repositories
                .bulletins()
                .find(id)
                .map(BulletinRevision::bulletin)
                .map(bulletin -> readyClips(repositories, bulletin).isEmpty())
                .orElse(true);
    }

    private List<SilencedOrder> compare(LocalDate from, int days) {
        Planner without = Planner.of(before);
        boolean sharesContent =
                before.network().equals(after.network())
                        && before.content().equals(after.content());
        Planner with =
                sharesContent
                        ? without.with(after.policies()).with(after.orders())
                        : Planner.of(after);
        Map<String, String> titles = titles();
        var stationsAfter = new HashMap<StationId, Station>();
        after.network().stations().forEach(one -> stationsAfter.put(one.id(), one));
        for (Station station : before.network().stations()) {
            List<DayPlan> daysBefore = without.days(station, from, days);
            List<DayPlan> daysAfter =
                    with.days(stationsAfter.getOrDefault(station.id(), station), from, days);
            compare(station, daysBefore, daysAfter, titles.keySet());
        }
        return counts.entrySet().stream()
                .map(one ->
                        new SilencedOrder(
                                one.getKey(),
                                titles.getOrDefault(one.getKey().value(), one.getKey().value()),
                                one.getValue().airings,
                                one.getValue().stations,
                                one.getValue().first))
                .toList();
    }

    /** The titles of the orders that stay ordered and are not changed themselves, by id. */
    private Map<String, String> titles() {
        AirtimeOrders orders = after.orders();
        var titles = new HashMap<String, String>();
        orders.slots().forEach(one -> titles.put(one.id().value(), one.title()));
        orders.activeSituations()
                .forEach(one -> titles.put(one.id().value(), one.playbook().title()));
        orders.obligations().forEach(one -> titles.put(one.id().value(), one.paper()));
        changedOrders.forEach(titles::remove);
        return titles;
    }

    private void compare(
            Station station, List<DayPlan> old, List<DayPlan> planned, Set<String> ordered) {
        // An occurrence of a slot has an airing for each part, and is lost once.
        Set<String> lostOccurrences = new HashSet<>();
        Map<String, Long> left = new HashMap<>();
        for (DayPlan day : planned) {
            future(day).forEach(one -> left.merge(key(one, day), 1L, Long::sum));
        }
        for (DayPlan day : old) {
            for (Airing airing : future(day).toList()) {
                SlotId order = order(airing);
                String key = key(airing, day);
                long remaining = left.getOrDefault(key, 0L);
                if (remaining > 0) {
                    left.put(key, remaining - 1);
                } else if (ordered.contains(order.value())
                        && (!slots.contains(order.value()) || lostOccurrences.add(key))) {
                    Instant start = airing.airtime().start();
                    counts.computeIfAbsent(order, _ -> new Count())
                            .add(station, LocalDateTime.ofInstant(start, station.zone()));
                }
            }
        }
    }

    private Stream<Airing> future(DayPlan day) {
        return day.airings().stream().filter(one -> !one.airtime().start().isBefore(now));
    }

    private static SlotId order(Airing airing) {
        return Slot.slotIdOf(airing.id()).orElseGet(() -> new SlotId("unknown"));
    }

    /**
     * What an airing is compared by: the occurrence of a slot, the day of a situation, and all days
     * of an obligation.
     */
    private String key(Airing airing, DayPlan day) {
        String order = order(airing).value();
        if (slots.contains(order)) {
            return Slot.occurrenceNameOf(airing.id()).orElse(order);
        }
        return obligations.contains(order) ? order : order + " " + day.date();
    }
}
