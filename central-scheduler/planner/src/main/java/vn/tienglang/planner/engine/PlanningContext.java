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
    private final IdentityHashMap<OpenDay, OpenDayIndex> clearances = new IdentityHashMap<>();

    private record Midnight(LocalDate date, ZoneId zone) {}

    PlanningContext(StationNetwork places, PlanContent content, PolicySet law) {
        this.network = places;
        this.reach =
                new Reach(places.areas(), places.successions(), places.stations(), places.tags());
        this.policies = new PolicyResolver(places.areas(), law.policies(), law.holidays());
        this.blockBuilder = new ProgrammeBlockBuilder(content);
        this.themeClips = new ThemeClips(content);
        this.profiles = new HashMap<>();
        this.languageGroups = new HashMap<>();
        this.ancestries = new HashMap<>();
        this.midnights = new HashMap<>();
        this.predecessorsByDay = new HashMap<>();
    }

    private PlanningContext(PlanningContext other, PolicySet law) {
        this.network = other.network;
        this.reach = other.reach;
        this.policies = new PolicyResolver(network.areas(), law.policies(), law.holidays());
        this.blockBuilder = other.blockBuilder;
        this.themeClips = other.themeClips;
        this.profiles = other.profiles;
        this.languageGroups = other.languageGroups;
        this.ancestries = other.ancestries;
        this.midnights = other.midnights;
        this.predecessorsByDay = other.predecessorsByDay;
    }

    /** Returns a context with other policies. */
    PlanningContext with(PolicySet law) {
        return new PlanningContext(this, law);
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
                home.map(at -> ancestry(at, date)).orElse(List.of()),
                languageGroup(station.id()),
                clearances.computeIfAbsent(open, OpenDayIndex::of),
                startMillis(station.zone(), date),
                startMillis(station.zone(), date.plusDays(1)));
    }

    private long startMillis(ZoneId zone, LocalDate date) {
        return midnights.computeIfAbsent(
                new Midnight(date, zone),
                one -> one.date().atStartOfDay(one.zone()).toInstant().toEpochMilli());
    }

    private LanguageGroup languageGroup(StationId station) {
        LanguageGroup known = languageGroups.get(station);
        if (known == null) {
            LanguageProfile spoken = network.profile(station);
            known =
                    new LanguageGroup(
                            profiles.computeIfAbsent(spoken, _ -> profiles.size()), spoken);
            languageGroups.put(station, known);
        }
        return known;
    }

    private List<AreaCode> ancestry(AreaCode unit, LocalDate date) {
        Map<AreaCode, List<AreaCode>> day = ancestries.computeIfAbsent(date, _ -> new HashMap<>());
        List<AreaCode> known = day.get(unit);
        if (known == null) {
            var path = new ArrayList<AreaCode>();
            for (Area area : network.areas().ancestry(unit, date)) {
                path.add(area.code());
            }
            known = List.copyOf(path);
            day.put(unit, known);
        }
        return known;
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
        var ended = new TreeSet<AreaCode>();
        network.successions().stream().map(AreaSuccession::before).forEach(ended::add);
        var into = new HashMap<AreaCode, List<AreaCode>>();
        for (AreaCode one : ended) {
            for (AreaCode standing : reach.successorsOf(one, date)) {
                if (!standing.equals(one)) {
                    into.computeIfAbsent(standing, _ -> new ArrayList<>()).add(one);
                }
            }
        }
        return into;
    }

    /** Returns whether that area, or a successor of it, is the station's unit or an ancestor. */
    boolean contains(AreaCode area, StationDayContext here) {
        return distance(area, here) >= 0;
    }

    /**
     * Returns how many tiers the area is above the station's unit; negative if it does not contain
     * the station.
     */
    int distance(AreaCode area, StationDayContext here) {
        int direct = here.ancestry().indexOf(area);
        if (direct >= 0 || network.successions().isEmpty()) {
            return direct;
        }
        for (AreaCode standing : reach.successorsOf(area, here.date())) {
            int distance = here.ancestry().indexOf(standing);
            if (distance >= 0) {
                return distance;
            }
        }
        return -1;
    }
}
