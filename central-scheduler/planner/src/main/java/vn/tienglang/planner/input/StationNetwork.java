package vn.tienglang.planner.input;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.mix.LanguageProfile;
import vn.tienglang.planner.reach.AreaSuccession;
import vn.tienglang.planner.reach.StationTag;

/**
 * Stations with their areas, tags and languages.
 *
 * @param areas every area, with its dates
 * @param successions which unit succeeds which
 * @param stations the stations, by id
 * @param tags the tags of each station
 * @param profiles the languages around each station; Vietnamese if there is no entry
 */
public record StationNetwork(
        AreaTree areas,
        List<AreaSuccession> successions,
        List<Station> stations,
        Map<StationId, Set<StationTag>> tags,
        Map<StationId, LanguageProfile> profiles) {
    private static final LanguageProfile VIETNAMESE =
            LanguageProfile.ofSingle(new LanguageTag("vi"));

    /** Copies the collections in a fixed order. */
    public StationNetwork {
        successions = List.copyOf(successions);
        stations = stations.stream().sorted(Comparator.comparing(Station::id)).toList();
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
    }

    /** Returns the language profile of that station. */
    public LanguageProfile profile(StationId station) {
        return profiles.getOrDefault(station, VIETNAMESE);
    }

    /** Returns the tags of that station. */
    public Set<StationTag> tags(StationId station) {
        return tags.getOrDefault(station, Set.of());
    }
}
