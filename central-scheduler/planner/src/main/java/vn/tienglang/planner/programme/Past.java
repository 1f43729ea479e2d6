package vn.tienglang.planner.programme;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * What has already happened, station by station. Of a station that is not in it nothing is known:
 * nothing of it is frozen, and each of its days owes its even share and no more.
 *
 * @param stations what is known of each
 */
public record Past(Map<StationId, OfStation> stations) {
    /** Nothing has happened yet. */
    public static final Past NONE = new Past(Map.of());

    /** Takes a copy. */
    public Past {
        stations = Collections.unmodifiableMap(new TreeMap<>(stations));
    }

    /**
     * What has happened at one station.
     *
     * @param frozenUntil what starts before this instant stays as it was issued; {@link
     *     Instant#MIN} when nothing does
     * @param issued the log that was issued last for each day
     * @param open the first day that is not judged yet: of days before it counts what was heard,
     *     from it on what is planned
     * @param heard how much was heard on each day that was judged, in the obligation's own unit;
     *     what came before the first of them counts as met
     * @param told what the station has said of airings of days that are not judged yet: of these
     *     counts what is proven, of all others what is planned
     */
    public record OfStation(
            Instant frozenUntil,
            Map<LocalDate, DailyLog> issued,
            LocalDate open,
            Map<ObligationId, NavigableMap<LocalDate, Long>> heard,
            Map<AiringId, Proof> told) {
        /** Takes copies. */
        public OfStation {
            issued = Collections.unmodifiableMap(new TreeMap<>(issued));
            var copies = new TreeMap<ObligationId, NavigableMap<LocalDate, Long>>();
            heard.forEach((id, days) ->
                    copies.put(id, Collections.unmodifiableNavigableMap(new TreeMap<>(days))));
            heard = Collections.unmodifiableMap(copies);
            told = Collections.unmodifiableMap(new HashMap<>(told));
        }

        /** What has happened where the station has not said anything of what is not judged yet. */
        public OfStation(
                Instant frozenUntil,
                Map<LocalDate, DailyLog> issued,
                LocalDate open,
                Map<ObligationId, NavigableMap<LocalDate, Long>> heard) {
            this(frozenUntil, issued, open, heard, Map.of());
        }
    }

    /** What is known of that station. */
    public Optional<OfStation> of(StationId station) {
        return Optional.ofNullable(stations.get(station));
    }
}
