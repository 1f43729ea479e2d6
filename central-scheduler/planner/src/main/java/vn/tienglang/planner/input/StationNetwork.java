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
 * Where people are, and what they speak.
 *
 * @param areas every area, with its dates
 * @param successions which unit carries on which
 * @param stations who plays; kept in order of id
 * @param tags what is true of which station
 * @param profiles what is spoken around a station; Vietnamese where nothing was said
 */
public record StationNetwork(
        AreaTree areas,
        List<AreaSuccession> successions,
        List<Station> stations,
        Map<StationId, Set<StationTag>> tags,
        Map<StationId, LanguageProfile> profiles) {
    private static final LanguageProfile VIETNAMESE =
            LanguageProfile.ofSingle(new LanguageTag("vi"));

    /** Takes copies whose order does not depend on the machine. */
    public StationNetwork {
        successions = List.copyOf(successions);
        stations = stations.stream().sorted(Comparator.comparing(Station::id)).toList();
        tags = Collections.unmodifiableMap(new TreeMap<>(tags));
        profiles = Collections.unmodifiableMap(new TreeMap<>(profiles));
    }

    /** What is spoken around that station. */
    public LanguageProfile profile(StationId station) {
        return profiles.getOrDefault(station, VIETNAMESE);
    }

    /** What is true of that station. */
    public Set<StationTag> tags(StationId station) {
        return tags.getOrDefault(station, Set.of());
    }
}
