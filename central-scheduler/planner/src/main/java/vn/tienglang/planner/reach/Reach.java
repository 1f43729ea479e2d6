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
 * Who is reached on which day. It remembers what it worked out: each station climbs the tree once a
 * day, and not once for every question. Lives for one plan, asked by one thread.
 */
public final class Reach {
    private final AreaTree areas;
    private final List<Station> stations;
    private final Map<StationId, Set<StationTag>> tags;
    private final Map<AreaCode, List<AreaSuccession>> successionsByArea = new TreeMap<>();
    private final Map<LocalDate, StationsByArea> surveys = new HashMap<>();

    /** Who lies where on one day. */
    private record StationsByArea(Map<AreaCode, List<Station>> inside, List<Station> nowhere) {}

    /**
     * Over these.
     *
     * @param areas every area, with its dates
     * @param successions which unit carries on which
     * @param stations in any order
     * @param tags what is true of which station
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

    /** The stations that are meant, in order of id. */
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
     * What stands for an area on that day: itself, or those that carry it on, or those that carry
     * these on; none when it has ended and nobody does. In order of code.
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
     * The unit a station lies in on that day; empty when its area has ended and no single unit
     * carries it on, so that a person must say where it lies.
     */
    public Optional<AreaCode> home(Station station, LocalDate date) {
        if (areas.find(station.area(), date).isPresent()) {
            return Optional.of(station.area());
        }
        Set<AreaCode> standing = successorsOf(station.area(), date);
        return standing.size() == 1 ? standing.stream().findFirst() : Optional.empty();
    }

    /** The stations of which nobody knows where they lie on that day; nothing reaches them. */
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
