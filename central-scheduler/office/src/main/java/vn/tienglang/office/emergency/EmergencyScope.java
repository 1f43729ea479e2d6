package vn.tienglang.office.emergency;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.emergency.EmergencyRecord;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.mix.LanguageProfile;

/**
 * Stations of an emergency, and which recordings each plays: those in a language of its profile or
 * of another station of the same area, in the order chosen; all of them when none is. The first
 * recording of a drill, which says that it is one, is played everywhere.
 *
 * @param stations the recordings of each station
 * @param targets the same, as groups of areas
 */
public record EmergencyScope(
        SortedMap<StationId, List<Clip>> stations, List<Emergency.Target> targets) {

    /** Number of stations that play a recording in each language, in the order of recordings. */
    public Map<LanguageTag, Integer> languages() {
        var counts = new LinkedHashMap<LanguageTag, Integer>();
        for (List<Clip> clips : stations.values()) {
            Set<LanguageTag> spoken = new LinkedHashSet<>();
            clips.forEach(clip -> spoken.add(clip.language()));
            spoken.forEach(language -> counts.merge(language, 1, Integer::sum));
        }
        return counts;
    }

    /**
     * Finds the stations.
     *
     * @param clips the recordings of the content, in its order
     */
    static EmergencyScope of(
            Repositories repositories,
            EmergencyRecord.Content content,
            List<Clip> clips,
            LocalDate today) {
        AreaTree tree = repositories.areas().tree();
        Map<StationId, LanguageProfile> profiles = new TreeMap<>();
        repositories.planItems().all(PlanItem.Kind.PROFILE).stream()
                .filter(revision -> !revision.withdrawn())
                .map(revision -> revision.item())
                .forEach(item -> {
                    if (item instanceof PlanItem.OfProfile(var station, var profile)) {
                        profiles.put(station, profile);
                    }
                });
        List<Station> chosen =
                repositories.enrolments().all().stream()
                        .map(Enrolment::station)
                        .filter(station ->
                                content.areas().stream()
                                        .anyMatch(area -> tree.within(station.area(), area, today)))
                        .toList();
        Map<AreaCode, Set<Clip>> spoken = new HashMap<>();
        for (Station station : chosen) {
            spoken.computeIfAbsent(station.area(), _ -> new HashSet<>())
                    .addAll(
                            clipsOf(
                                    Optional.ofNullable(profiles.get(station.id())),
                                    clips,
                                    content.exercise()));
        }
        var stations = new TreeMap<StationId, List<Clip>>();
        Map<List<Clip>, Set<AreaCode>> areas = new LinkedHashMap<>();
        for (Station station : chosen) {
            // The message names areas: a board cannot tell its own recordings from its neighbour's.
            List<Clip> common =
                    clips.stream()
                            .filter(spoken.getOrDefault(station.area(), Set.of())::contains)
                            .toList();
            stations.put(station.id(), common);
            areas.computeIfAbsent(common, _ -> new LinkedHashSet<>()).add(station.area());
        }
        return new EmergencyScope(
                stations, targets(FormerUnits.with(tree, content.areas(), today), areas));
    }

    /** One group keeps the chosen areas, so that a station enrolled meanwhile plays it too. */
    private static List<Emergency.Target> targets(
            List<AreaCode> chosen, Map<List<Clip>, Set<AreaCode>> areas) {
        if (areas.size() == 1) {
            List<Clip> all = areas.keySet().iterator().next();
            return all.isEmpty() ? List.of() : List.of(new Emergency.Target(chosen, all));
        }
        var targets = new ArrayList<Emergency.Target>();
        areas.forEach((clips, of) -> {
            if (!clips.isEmpty()) {
                targets.add(new Emergency.Target(List.copyOf(of), clips));
            }
        });
        return List.copyOf(targets);
    }

    private static List<Clip> clipsOf(
            Optional<LanguageProfile> profile, List<Clip> clips, boolean isExercise) {
        List<Clip> spoken =
                clips.stream()
                        .filter(clip ->
                                profile.map(one -> one.contains(clip.language())).orElse(true))
                        .toList();
        if (spoken.isEmpty()) {
            return clips;
        }
        if (isExercise && !spoken.contains(clips.getFirst())) {
            var withPrefix = new ArrayList<Clip>();
            withPrefix.add(clips.getFirst());
            withPrefix.addAll(spoken);
            return List.copyOf(withPrefix);
        }
        return spoken;
    }
}
