package vn.tienglang.planner.engine;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.input.PlanContent;
import vn.tienglang.planner.input.PolicySet;
import vn.tienglang.planner.input.StationNetwork;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.policy.OpenDay;
import vn.tienglang.planner.policy.PolicyResolver;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.Reach;
import vn.tienglang.planner.timeline.OpenDayIndex;

/**
 * Context of a plan: stations, content and policies, without orders. It caches its results; several
 * planners of one thread share it.
 */
final class PlanningContext {
    private final StationNetwork network;
    private final Reach reach;
    private final PolicyResolver policies;
    private final ProgrammeBlockBuilder blockBuilder;
    private final ThemeClips themeClips;
    private final Map<LanguageProfile, Integer> profiles;
    private final Map<StationId, LanguageGroup> languageGroups;
    private final Map<LocalDate, Map<AreaCode, List<AreaCode>>> ancestries;
    private final Map<Midnight, Long> midnights;
    private final Map<LocalDate, Map<AreaCode, List<AreaCode>>> predecessorsByDay;
    private final IdentityHashMap<OpenDay, OpenDayIndex> openDayIndexes = new IdentityHashMap<>();

    private record Midnight(LocalDate date, ZoneId zone) {}

    PlanningContext(StationNetwork network, PlanContent content, PolicySet policySet) {
        this.network = network;
        this.reach =
                new Reach(
                        network.areas(), network.successions(), network.stations(), network.tags());
        this.policies =
                new PolicyResolver(network.areas(), policySet.policies(), policySet.holidays());
        this.blockBuilder = new ProgrammeBlockBuilder(content);
        this.themeClips = new ThemeClips(content);
        this.profiles = new HashMap<>();
        this.languageGroups = new HashMap<>();
        this.ancestries = new HashMap<>();
        this.midnights = new HashMap<>();
        this.predecessorsByDay = new HashMap<>();
    }

    private PlanningContext(PlanningContext other, PolicySet policySet) {
        this.network = other.network;
        this.reach = other.reach;
        this.policies =
                new PolicyResolver(network.areas(), policySet.policies(), policySet.holidays());
        this.blockBuilder = other.blockBuilder;
        this.themeClips = other.themeClips;
        this.profiles = other.profiles;
        this.languageGroups = other.languageGroups;
        this.ancestries = other.ancestries;
        this.midnights = other.midnights;
        this.predecessorsByDay = other.predecessorsByDay;
    }

    /** Returns a context with other policies. */
    PlanningContext with(PolicySet policySet) {
        return new PlanningContext(this, policySet);
    }

    StationNetwork network() {
        return network;
    }

    Reach reach() {
        return reach;
    }

    ProgrammeBlockBuilder blockBuilder() {
        return blockBuilder;
    }

    ThemeClips themeClips() {
        return themeClips;
    }

    StationDayContext stationDay(Station station, LocalDate date) {
        Optional<AreaCode> home = reach.home(station, date);
        OpenDay open = policies.openDay(home.orElse(station.area()), date, station.zone());
        return new StationDayContext(
                station,
                date,
                home,
                home.map(unit -> ancestry(unit, date)).orElse(List.of()),
                network.areas().ownUnits(home.orElse(station.area()), date),
                languageGroup(station.id()),
                openDayIndexes.computeIfAbsent(open, OpenDayIndex::of),
                startMillis(station.zone(), date),
                startMillis(station.zone(), date.plusDays(1)));
    }

    private long startMillis(ZoneId zone, LocalDate date) {
        return midnights.computeIfAbsent(
                new Midnight(date, zone),
                one -> one.date().atStartOfDay(one.zone()).toInstant().toEpochMilli());
    }

    private LanguageGroup languageGroup(StationId station) {
        LanguageGroup cached = languageGroups.get(station);
        if (cached == null) {
            LanguageProfile spoken = network.profile(station);
            cached =
                    new LanguageGroup(
                            profiles.computeIfAbsent(spoken, _ -> profiles.size()), spoken);
            languageGroups.put(station, cached);
        }
        return cached;
    }

    private List<AreaCode> ancestry(AreaCode unit, LocalDate date) {
        Map<AreaCode, List<AreaCode>> day = ancestries.computeIfAbsent(date, _ -> new HashMap<>());
        List<AreaCode> cached = day.get(unit);
        if (cached == null) {
            var path = new ArrayList<AreaCode>();
            for (Area area : network.areas().ancestry(unit, date)) {
                path.add(area.code());
            }
            cached = List.copyOf(path);
            day.put(unit, cached);
        }
        return cached;
    }

    /** Returns the ended areas that this one succeeds, possibly with others. */
    List<AreaCode> predecessorsOf(AreaCode area, LocalDate date) {
        if (network.successions().isEmpty()) {
            return List.of();
        }
        return predecessorsByDay
                .computeIfAbsent(date, this::computePredecessors)
                .getOrDefault(area, List.of());
    }

    private Map<AreaCode, List<AreaCode>> computePredecessors(LocalDate date) {
        var predecessors = new TreeSet<AreaCode>();
        network.successions().stream().map(AreaSuccession::before).forEach(predecessors::add);
        var bySuccessor = new HashMap<AreaCode, List<AreaCode>>();
        for (AreaCode one : predecessors) {
            for (AreaCode successor : reach.successorsOf(one, date)) {
                if (!successor.equals(one)) {
                    bySuccessor.computeIfAbsent(successor, _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return bySuccessor;
    }

    /** Returns whether that area, or a successor of it, is the station's unit or an ancestor. */
    boolean contains(AreaCode area, StationDayContext stationDay) {
        return distance(area, stationDay) >= 0;
    }

    /**
     * Returns how many tiers the area is above the station's unit; negative if it does not contain
     * the station.
     */
    int distance(AreaCode area, StationDayContext stationDay) {
        int direct = stationDay.ancestry().indexOf(area);
        if (direct >= 0 || network.successions().isEmpty()) {
            return direct;
        }
        for (AreaCode successor : reach.successorsOf(area, stationDay.date())) {
            int distance = stationDay.ancestry().indexOf(successor);
            if (distance >= 0) {
                return distance;
            }
        }
        return -1;
    }
}
