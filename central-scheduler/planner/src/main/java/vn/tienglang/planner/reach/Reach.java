package vn.tienglang.planner.reach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;

/**
 * Resolver from targets to the stations of a day. It caches the area tree walk of each station and
 * day. An instance serves one plan and one thread.
 */
public final class Reach {
    private final AreaTree areas;
    private final List<Station> stations;
    private final Map<StationId, Set<StationTag>> tags;
    private final Map<AreaCode, List<AreaSuccession>> successionsByArea = new TreeMap<>();
    private final Map<LocalDate, StationsByArea> surveys = new HashMap<>();

    /** Stations by area on one day, and the stations without a known area. */
    private record StationsByArea(Map<AreaCode, List<Station>> inside, List<Station> nowhere) {}

    /**
     * Creates a resolver.
     *
     * @param areas every area, with its dates
     * @param successions which unit succeeds which
     * @param stations in any order
     * @param tags the tags of each station
     */
    public Reach(
            AreaTree areas,
            List<AreaSuccession> successions,
            List<Station> stations,
            Map<StationId, Set<StationTag>> tags) {
        this.areas = areas;
        this.stations = List.copyOf(stations);
        this.tags = Map.copyOf(tags);
        for (AreaSuccession one : successions) {
            successionsByArea.computeIfAbsent(one.before(), _ -> new ArrayList<>()).add(one);
        }
    }

    /** Returns the stations of the target, by id. */
    public List<Station> stations(Target target, LocalDate date) {
        StationsByArea survey = surveys.computeIfAbsent(date, this::locate);
        if (target.areas().size() == 1 && target.tags().isEmpty() && target.except().isEmpty()) {
            return inside(survey, target.areas().iterator().next(), date);
        }
        var reached = new TreeMap<StationId, Station>();
        for (AreaCode area : target.areas()) {
            for (Station station : inside(survey, area, date)) {
                if (hasAnyTag(station, target.tags())) {
                    reached.put(station.id(), station);
                }
            }
        }
        for (AreaCode area : target.except()) {
            inside(survey, area, date).forEach(station -> reached.remove(station.id()));
        }
        return List.copyOf(reached.values());
    }

    private boolean hasAnyTag(Station station, Set<StationTag> wanted) {
        Set<StationTag> borne = tags.getOrDefault(station.id(), Set.of());
        return wanted.isEmpty() || wanted.stream().anyMatch(borne::contains);
    }

    private List<Station> inside(StationsByArea survey, AreaCode area, LocalDate date) {
        Set<AreaCode> standing = successorsOf(area, date);
        if (standing.size() == 1) {
            return survey.inside().getOrDefault(standing.iterator().next(), List.of());
        }
        var together = new TreeMap<StationId, Station>();
        for (AreaCode one : standing) {
            survey.inside()
                    .getOrDefault(one, List.of())
                    .forEach(station -> together.put(station.id(), station));
        }
        return List.copyOf(together.values());
    }

    /**
     * Returns the units that stand for an area on that day, by code: the area itself, or its
     * successors and their successors; empty if it ended without a successor.
     */
    public Set<AreaCode> successorsOf(AreaCode area, LocalDate date) {
        var standing = new TreeSet<AreaCode>();
        follow(area, date, standing, new TreeSet<>());
        return standing;
    }

    private void follow(AreaCode area, LocalDate date, Set<AreaCode> standing, Set<AreaCode> seen) {
        if (!seen.add(area)) {
            return;
        }
        if (areas.find(area, date).isPresent()) {
            standing.add(area);
            return;
        }
        for (AreaSuccession next : successionsByArea.getOrDefault(area, List.of())) {
            if (!next.on().isAfter(date)) {
                follow(next.after(), date, standing, seen);
            }
        }
    }

    /**
     * Returns the unit the station lies in on that day; empty if its area ended without a single
     * successor, so that a person must assign it.
     */
    public Optional<AreaCode> home(Station station, LocalDate date) {
        if (areas.find(station.area(), date).isPresent()) {
            return Optional.of(station.area());
        }
        Set<AreaCode> standing = successorsOf(station.area(), date);
        return standing.size() == 1 ? standing.stream().findFirst() : Optional.empty();
    }

    /** Returns the stations without a known unit on that day; no target includes them. */
    public List<Station> unlocated(LocalDate date) {
        return surveys.computeIfAbsent(date, this::locate).nowhere();
    }

    private List<Station> inOrder() {
        return stations.stream().sorted(Comparator.comparing(Station::id)).toList();
    }

    private StationsByArea locate(LocalDate date) {
        var inside = new HashMap<AreaCode, List<Station>>();
        var nowhere = new ArrayList<Station>();
        for (Station station : inOrder()) {
            Optional<AreaCode> home = home(station, date);
            if (home.isEmpty()) {
                nowhere.add(station);
                continue;
            }
            for (Area area : areas.ancestry(home.get(), date)) {
                inside.computeIfAbsent(area.code(), _ -> new ArrayList<>()).add(station);
            }
        }
        return new StationsByArea(inside, List.copyOf(nowhere));
    }
}
