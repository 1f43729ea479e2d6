package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.Bulletin;
import vn.tienglang.planner.BulletinId;
import vn.tienglang.planner.SlotId;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyBook;
import vn.tienglang.planner.programme.Basis;
import vn.tienglang.planner.programme.Content;
import vn.tienglang.planner.programme.Law;
import vn.tienglang.planner.programme.Orders;
import vn.tienglang.planner.programme.Places;
import vn.tienglang.planner.programme.Promised;
import vn.tienglang.planner.programme.Slot;
import vn.tienglang.planner.reach.Succession;
import vn.tienglang.planner.reach.Tag;
import vn.tienglang.planner.situation.Raised;

/** Gathers from the books what the days of stations are made from. */
final class PlanSources {
    /** What began so many days ago may push on what sounds today. */
    static final int DAYS_BEFORE = 2;

    private PlanSources() {}

    /**
     * For these stations on these days, both included.
     *
     * <p>Nothing enters but what is cleared: a slot or a raised unit that nobody approved, or that
     * was withdrawn, is not in the basis, so it is in no log, and so it is never signed.
     */
    static Basis basis(Books books, List<Station> stations, LocalDate first, LocalDate last) {
        return basis(books, stations, first, last, standing(books, stations, first, last));
    }

    /** Likewise, if these items stood and no others. */
    static Basis basis(
            Books books,
            List<Station> stations,
            LocalDate first,
            LocalDate last,
            List<PlanItem> items) {
        Standing standing = Standing.of(items);
        return new Basis(
                standing.places(books.areas().tree(), stations),
                content(books, promised(books, standing.handOvers, first, last)),
                new Orders(
                        orders(books, first, last),
                        standing.firstAt,
                        standing.raised,
                        standing.obligations),
                new Law(standing.policies, standing.holidays));
    }

    /** Where these stations lie on that day, and what is true of them. */
    static Places places(Books books, List<Station> stations, LocalDate date) {
        return Standing.of(standing(books, stations, date, date))
                .places(books.areas().tree(), stations);
    }

    /** The same basis, if these items stood and no others. */
    static Basis under(Basis basis, List<PlanItem> items) {
        Standing standing = Standing.of(items);
        Content content = basis.content();
        var met = new TreeMap<HandOverId, Set<LocalDate>>();
        content.promised().forEach(one -> met.put(one.handOver().id(), one.met()));
        return new Basis(
                standing.places(basis.places().areas(), basis.places().stations()),
                new Content(
                        content.clips(), content.bulletins(), promised(standing.handOvers, met)),
                new Orders(
                        basis.orders().slots(),
                        standing.firstAt,
                        standing.raised,
                        standing.obligations),
                new Law(standing.policies, standing.holidays),
                basis.past());
    }

    /** The items that are cleared and may matter to these stations on these days. */
    static List<PlanItem> standing(
            Books books, List<Station> stations, LocalDate first, LocalDate last) {
        List<String> ids = stations.stream().map(at -> at.id().value()).toList();
        return Stream.of(
                        books.plan()
                                .standing(
                                        EVERYWHERE, first.minusDays(DAYS_BEFORE), last.plusDays(2)),
                        books.plan().named(PlanItem.Kind.PROFILE, ids),
                        books.plan().named(PlanItem.Kind.TAGS, ids))
                .flatMap(List::stream)
                .filter(kept -> kept.stage().isCleared())
                .map(KeptItem::item)
                .toList();
    }

    /** What policy says around a day, for any unit. */
    static PolicyBook law(Books books, LocalDate date) {
        var kinds = EnumSet.of(PlanItem.Kind.POLICY, PlanItem.Kind.HOLIDAY);
        Standing standing =
                Standing.of(
                        books.plan().standing(kinds, date.minusDays(1), date.plusDays(2)).stream()
                                .filter(kept -> kept.stage().isCleared())
                                .map(KeptItem::item)
                                .toList());
        return new PolicyBook(books.areas().tree(), standing.policies, standing.holidays);
    }

    /** What counts for all stations; the rest is asked for station by station. */
    private static final Set<PlanItem.Kind> EVERYWHERE =
            EnumSet.of(
                    PlanItem.Kind.POLICY,
                    PlanItem.Kind.SUCCESSION,
                    PlanItem.Kind.ORDER,
                    PlanItem.Kind.RAISED,
                    PlanItem.Kind.OBLIGATION,
                    PlanItem.Kind.HOLIDAY,
                    PlanItem.Kind.HAND_OVER);

    /** The items that stand, each where it belongs. */
    private static final class Standing {
        private final List<Policy> policies = new ArrayList<>();
        private final Set<LocalDate> holidays = new TreeSet<>();
        private final List<Succession> successions = new ArrayList<>();
        private final Map<StationId, Set<Tag>> tags = new TreeMap<>();
        private final Map<StationId, LanguageProfile> profiles = new TreeMap<>();
        private final Map<AreaCode, List<SlotId>> firstAt = new TreeMap<>();
        private final List<Raised> raised = new ArrayList<>();
        private final List<Obligation> obligations = new ArrayList<>();
        private final List<HandOver> handOvers = new ArrayList<>();

        static Standing of(List<PlanItem> items) {
            var standing = new Standing();
            items.forEach(standing::take);
            return standing;
        }

        Places places(AreaTree areas, List<Station> stations) {
            return new Places(areas, successions, stations, tags, profiles);
        }

        private void take(PlanItem item) {
            switch (item) {
                case PlanItem.OfPolicy(var _, var policy) -> policies.add(policy);
                case PlanItem.OfProfile(var station, var profile) -> profiles.put(station, profile);
                case PlanItem.OfTags(var station, var borne) -> tags.put(station, borne);
                case PlanItem.OfSuccession(var succession) -> successions.add(succession);
                case PlanItem.OfOrder(var unit, var first) -> firstAt.put(unit, first);
                case PlanItem.OfRaised(var one) -> raised.add(one);
                case PlanItem.OfObligation(var obligation) -> obligations.add(obligation);
                case PlanItem.OfHoliday(var date) -> holidays.add(date);
                case PlanItem.OfHandOver(var one) -> handOvers.add(one);
                case PlanItem.OfPlaybook _ -> {
                    // A raised unit brings the version it was raised to.
                }
            }
        }
    }

    /** An airing of the days before may reach in, one of the day after may be reached into. */
    private static List<Slot> orders(Books books, LocalDate first, LocalDate last) {
        return books.slots().standing(first.minusDays(DAYS_BEFORE), last.plusDays(2)).stream()
                .map(BookedSlot::slot)
                .toList();
    }

    /** What is to be handed over, and on which days around these it was. */
    private static List<Promised> promised(
            Books books, List<HandOver> handOvers, LocalDate first, LocalDate last) {
        if (handOvers.isEmpty()) {
            return List.of();
        }
        var met = new TreeMap<HandOverId, Set<LocalDate>>();
        books.handOvers().between(first.minusDays(DAYS_BEFORE), last.plusDays(2)).stream()
                .filter(day -> day.state() == HandOverDay.State.MET)
                .forEach(day ->
                        met.computeIfAbsent(day.handOver(), _ -> new TreeSet<>()).add(day.date()));
        return promised(handOvers, met);
    }

    private static List<Promised> promised(
            List<HandOver> handOvers, Map<HandOverId, Set<LocalDate>> met) {
        return handOvers.stream()
                .map(one -> new Promised(one, met.getOrDefault(one.id(), Set.of())))
                .toList();
    }

    /** Everything that can be heard. */
    static Content content(Books books, List<Promised> promised) {
        var clips = new TreeMap<ClipId, Clip>();
        books.clips().all().forEach(clip -> clips.put(clip.id(), clip));
        var bulletins = new TreeMap<BulletinId, Bulletin>();
        books.bulletins()
                .all()
                .forEach(kept -> bulletins.put(kept.bulletin().id(), kept.bulletin()));
        return new Content(clips, bulletins, promised);
    }
}
