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
    private final Map<LocalDate, StationsByArea> stationsByDay = new HashMap<>();

    /** Stations by area on one day, and the stations without a known area. */
    private record StationsByArea(Map<AreaCode, List<Station>> inside, List<Station> unlocated) {}

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
        StationsByArea stationsByArea = stationsByDay.computeIfAbsent(date, this::locate);
        if (target.areas().size() == 1 && target.tags().isEmpty() && target.except().isEmpty()) {
            return inside(stationsByArea, target.areas().iterator().next(), date);
        }
        var reached = new TreeMap<StationId, Station>();
        for (AreaCode area : target.areas()) {
            for (Station station : inside(stationsByArea, area, date)) {
                if (hasAnyTag(station, target.tags())) {
                    reached.put(station.id(), station);
                }
            }
        }
        for (AreaCode area : target.except()) {
            inside(stationsByArea, area, date).forEach(station -> reached.remove(station.id()));
        }
        return List.copyOf(reached.values());
    }

    private boolean hasAnyTag(Station station, Set<StationTag> wanted) {
        Set<StationTag> stationTags = tags.getOrDefault(station.id(), Set.of());
        return wanted.isEmpty() || wanted.stream().anyMatch(stationTags::contains);
    }

    private List<Station> inside(StationsByArea stationsByArea, AreaCode area, LocalDate date) {
        Set<AreaCode> successors = successorsOf(area, date);
        if (successors.size() == 1) {
            return stationsByArea.inside().getOrDefault(successors.iterator().next(), List.of());
        }
        var stationsById = new TreeMap<StationId, Station>();
        for (AreaCode one : successors) {
            stationsByArea
                    .inside()
                    .getOrDefault(one, List.of())
                    .forEach(station -> stationsById.put(station.id(), station));
        }
        return List.copyOf(stationsById.values());
    }

    /**
     * Returns the units that stand for an area on that day, by code: the area itself, or its
     * successors and their successors; empty if it ended without a successor.
     */
    public Set<AreaCode> successorsOf(AreaCode area, LocalDate date) {
        var successors = new TreeSet<AreaCode>();
        follow(area, date, successors, new TreeSet<>());
        return successors;
    }

    private void follow(
            AreaCode area, LocalDate date, Set<AreaCode> successors, Set<AreaCode> seen) {
        if (!seen.add(area)) {
            return;
        }
        if (areas.find(area, date).isPresent()) {
            successors.add(area);
            return;
        }
        for (AreaSuccession succession : successionsByArea.getOrDefault(area, List.of())) {
            if (!succession.on().isAfter(date)) {
                follow(succession.after(), date, successors, seen);
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
        Set<AreaCode> successors = successorsOf(station.area(), date);
        return successors.size() == 1 ? successors.stream().findFirst() : Optional.empty();
    }

    /** Returns the stations without a known unit on that day; no target includes them. */
    public List<Station> unlocated(LocalDate date) {
        return stationsByDay.computeIfAbsent(date, this::locate).unlocated();
    }

    private List<Station> inOrder() {
        return stations.stream().sorted(Comparator.comparing(Station::id)).toList();
    }

    private StationsByArea locate(LocalDate date) {
        var inside = new HashMap<AreaCode, List<Station>>();
        var unlocated = new ArrayList<Station>();
        for (Station station : inOrder()) {
            Optional<AreaCode> unit = home(station, date);
            if (unit.isEmpty()) {
                unlocated.add(station);
                continue;
            }
            for (Area area : areas.ancestry(unit.get(), date)) {
                inside.computeIfAbsent(area.code(), _ -> new ArrayList<>()).add(station);
            }
        }
        return new StationsByArea(inside, List.copyOf(unlocated));
    }
}
