package vn.tienglang.office.input;

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
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.planner.bulletin.Bulletin;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.handover.DueHandOver;
import vn.tienglang.planner.handover.HandOver;
import vn.tienglang.planner.handover.HandOverId;
import vn.tienglang.planner.input.AirtimeOrders;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.policy.LegalNight;
import vn.tienglang.planner.policy.Policy;
import vn.tienglang.planner.policy.PolicyResolver;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;
import vn.tienglang.planner.situation.ActiveSituation;
import vn.tienglang.planner.slot.SlotId;

/** Loader of the plan input of stations. */
public final class PlanInputLoader {
    /** Number of days before the first one whose slots may affect it. */
    public static final int DAYS_BEFORE = 2;

    private PlanInputLoader() {}

    /**
     * The plan input of these stations on these days, both included.
     *
     * <p>Only approved things are loaded: a slot or a situation that is not approved or is
     * withdrawn is in no plan input, so it is in no log and is never signed.
     */
    public static PlanInput basis(
            Repositories repositories, List<Station> stations, LocalDate first, LocalDate last) {
        return basis(
                repositories,
                stations,
                first,
                last,
                effectiveItems(repositories, stations, first, last));
    }

    /** Plan input of some stations, with what the first issue of a log changes. */
    public record StationPlanInput(
            PlanInput input, List<SlotRevision> slots, List<PlanItemRevision> items) {}

    /**
     * The plan input of these stations on these days, both included, as {@link #basis} reads it,
     * without what cannot matter to them: slots and items of areas that have nothing to do with
     * theirs are not read.
     *
     * @param areas the areas around these stations, see {@code AreaClosure}
     */
    public static StationPlanInput around(
            Repositories repositories,
            List<Station> stations,
            Set<AreaCode> areas,
            LocalDate first,
            LocalDate last) {
        List<String> ids = stations.stream().map(at -> at.id().value()).toList();
        LocalDate from = first.minusDays(DAYS_BEFORE);
        LocalDate until = last.plusDays(2);
        List<PlanItemRevision> items =
                Stream.of(
                                repositories.planItems().standing(OF_UNITS, areas, from, until),
                                repositories.planItems().standing(OF_COUNTRY, from, until),
                                repositories.planItems().withIds(PlanItem.Kind.PROFILE, ids),
                                repositories.planItems().withIds(PlanItem.Kind.TAGS, ids))
                        .flatMap(List::stream)
                        .filter(kept -> kept.stage().mayAir())
                        .toList();
        List<SlotRevision> slots = repositories.slots().standing(areas, from, until);
        PlanInput input =
                basis(
                        repositories,
                        stations,
                        first,
                        last,
                        items.stream().map(PlanItemRevision::item).toList(),
                        slots);
        return new StationPlanInput(input, slots, items);
    }

    /** The plan input with these items in place of the stored ones. */
    static PlanInput basis(
            Repositories repositories,
            List<Station> stations,
            LocalDate first,
            LocalDate last,
            List<PlanItem> items) {
        return basis(repositories, stations, first, last, items, orders(repositories, first, last));
    }

    private static PlanInput basis(
            Repositories repositories,
            List<Station> stations,
            LocalDate first,
            LocalDate last,
            List<PlanItem> items,
            List<SlotRevision> slots) {
        EffectiveItems standing = EffectiveItems.of(items);
        return new PlanInput(
                standing.places(repositories.areas().tree(), stations),
                content(repositories, dueHandOvers(repositories, standing.handOvers, first, last)),
                new AirtimeOrders(
                        slots.stream().map(SlotRevision::slot).toList(),
                        standing.firstAt,
                        standing.raised,
                        standing.obligations),
                new PolicySet(standing.policies, standing.holidays));
    }

    /** Areas, tags and successions of these stations on that day. */
    public static StationNetwork places(
            Repositories repositories, List<Station> stations, LocalDate date) {
        return EffectiveItems.of(effectiveItems(repositories, stations, date, date))
                .places(repositories.areas().tree(), stations);
    }

    /** The plan input with these items in place of its own. */
    public static PlanInput withItems(PlanInput basis, List<PlanItem> items) {
        EffectiveItems standing = EffectiveItems.of(items);
        PlanContent content = basis.content();
        var met = new TreeMap<HandOverId, Set<LocalDate>>();
        content.dueHandOvers().forEach(one -> met.put(one.handOver().id(), one.deliveredDays()));
        return new PlanInput(
                standing.places(basis.network().areas(), basis.network().stations()),
                new PlanContent(
                        content.clips(),
                        content.bulletins(),
                        dueHandOvers(standing.handOvers, met)),
                new AirtimeOrders(
                        basis.orders().slots(),
                        standing.firstAt,
                        standing.raised,
                        standing.obligations),
                new PolicySet(standing.policies, standing.holidays),
                basis.history());
    }

    /** The approved items that may affect these stations on these days. */
    public static List<PlanItem> effectiveItems(
            Repositories repositories, List<Station> stations, LocalDate first, LocalDate last) {
        List<String> ids = stations.stream().map(at -> at.id().value()).toList();
        return Stream.of(
                        repositories
                                .planItems()
                                .standing(
                                        EVERYWHERE, first.minusDays(DAYS_BEFORE), last.plusDays(2)),
                        repositories.planItems().withIds(PlanItem.Kind.PROFILE, ids),
                        repositories.planItems().withIds(PlanItem.Kind.TAGS, ids))
                .flatMap(List::stream)
                .filter(kept -> kept.stage().mayAir())
                .map(PlanItemRevision::item)
                .toList();
    }

    /** The policies around a day, for any unit. */
    public static PolicyResolver policyBook(Repositories repositories, LocalDate date) {
        var kinds = EnumSet.of(PlanItem.Kind.POLICY, PlanItem.Kind.HOLIDAY);
        EffectiveItems standing =
                EffectiveItems.of(
                        repositories
                                .planItems()
                                .standing(kinds, date.minusDays(1), date.plusDays(2))
                                .stream()
                                .filter(kept -> kept.stage().mayAir())
                                .map(PlanItemRevision::item)
                                .toList());
        return new PolicyResolver(
                repositories.areas().tree(), standing.policies, standing.holidays);
    }

    /** Kinds of items that apply to all stations; the others are read by station. */
    private static final Set<PlanItem.Kind> EVERYWHERE =
            EnumSet.of(
                    PlanItem.Kind.POLICY,
                    PlanItem.Kind.SUCCESSION,
                    PlanItem.Kind.ORDER,
                    PlanItem.Kind.RAISED,
                    PlanItem.Kind.OBLIGATION,
                    PlanItem.Kind.HOLIDAY,
                    PlanItem.Kind.HAND_OVER);

    /** Kinds of items that apply to the stations inside their unit. */
    private static final Set<PlanItem.Kind> OF_UNITS =
            EnumSet.of(
                    PlanItem.Kind.POLICY,
                    PlanItem.Kind.ORDER,
                    PlanItem.Kind.RAISED,
                    PlanItem.Kind.OBLIGATION);

    /** Kinds of items that apply to all stations, whatever their unit. */
    private static final Set<PlanItem.Kind> OF_COUNTRY =
            EnumSet.of(PlanItem.Kind.SUCCESSION, PlanItem.Kind.HOLIDAY, PlanItem.Kind.HAND_OVER);

    /** The items in force, by kind. */
    private static final class EffectiveItems {
        private final List<Policy> policies = new ArrayList<>(List.of(LegalNight.POLICY));
        private final Set<LocalDate> holidays = new TreeSet<>();
        private final List<AreaSuccession> successions = new ArrayList<>();
        private final Map<StationId, Set<StationTag>> tags = new TreeMap<>();
        private final Map<StationId, LanguageProfile> profiles = new TreeMap<>();
        private final Map<AreaCode, List<SlotId>> firstAt = new TreeMap<>();
        private final List<ActiveSituation> raised = new ArrayList<>();
        private final List<Obligation> obligations = new ArrayList<>();
        private final List<HandOver> handOvers = new ArrayList<>();

        static EffectiveItems of(List<PlanItem> items) {
            var standing = new EffectiveItems();
            items.forEach(standing::take);
            return standing;
        }

        StationNetwork places(AreaTree areas, List<Station> stations) {
            return new StationNetwork(areas, successions, stations, tags, profiles);
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
                    // A situation contains the playbook version it was raised with.
                }
            }
        }
    }

    /** The slots of these days, of the days before and of the day after, which may overlap. */
    private static List<SlotRevision> orders(
            Repositories repositories, LocalDate first, LocalDate last) {
        return repositories.slots().standing(first.minusDays(DAYS_BEFORE), last.plusDays(2));
    }

    /** The hand-overs in force, and the days on which they were met. */
    private static List<DueHandOver> dueHandOvers(
            Repositories repositories, List<HandOver> handOvers, LocalDate first, LocalDate last) {
        if (handOvers.isEmpty()) {
            return List.of();
        }
        var met = new TreeMap<HandOverId, Set<LocalDate>>();
        repositories.handOverDays().between(first.minusDays(DAYS_BEFORE), last.plusDays(2)).stream()
                .filter(day -> day.state() == HandOverDay.State.MET)
                .forEach(day ->
                        met.computeIfAbsent(day.handOver(), _ -> new TreeSet<>()).add(day.date()));
        return dueHandOvers(handOvers, met);
    }

    private static List<DueHandOver> dueHandOvers(
            List<HandOver> handOvers, Map<HandOverId, Set<LocalDate>> met) {
        return handOvers.stream()
                .map(one -> new DueHandOver(one, met.getOrDefault(one.id(), Set.of())))
                .toList();
    }

    /** Clips, bulletins and languages. */
    static PlanContent content(Repositories repositories, List<DueHandOver> promised) {
        var clips = new TreeMap<ClipId, Clip>();
        repositories.clips().all().forEach(clip -> clips.put(clip.id(), clip));
        var bulletins = new TreeMap<BulletinId, Bulletin>();
        repositories
                .bulletins()
                .all()
                .forEach(kept -> bulletins.put(kept.bulletin().id(), kept.bulletin()));
        return new PlanContent(clips, bulletins, promised);
    }
}
