package vn.tienglang.planner.input;

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
public record PlanHistory(Map<StationId, StationHistory> stations) {
    /** Nothing has happened yet. */
    public static final PlanHistory NONE = new PlanHistory(Map.of());

    /** Takes a copy. */
    public PlanHistory {
        stations = Collections.unmodifiableMap(new TreeMap<>(stations));
    }

    /**
     * What has happened at one station.
     *
     * @param committedUntil what starts before this instant stays as it was issued; {@link
     *     Instant#MIN} when nothing does
     * @param issuedLogs the log that was issued last for each day
     * @param firstOpenDay the first day that is not judged yet: of days before it counts what was
     *     heard, from it on what is planned
     * @param heardByObligation how much was heard on each day that was judged, in the obligation's
     *     own unit; what came before the first of them counts as met
     * @param proofs what the station has said of airings of days that are not judged yet: of these
     *     counts what is proven, of all others what is planned
     */
    public record StationHistory(
            Instant committedUntil,
            Map<LocalDate, DailyLog> issuedLogs,
            LocalDate firstOpenDay,
            Map<ObligationId, NavigableMap<LocalDate, Long>> heardByObligation,
            Map<AiringId, Proof> proofs) {
        /** Takes copies. */
        public StationHistory {
            issuedLogs = Collections.unmodifiableMap(new TreeMap<>(issuedLogs));
            var copies = new TreeMap<ObligationId, NavigableMap<LocalDate, Long>>();
            heardByObligation.forEach((id, days) ->
                    copies.put(id, Collections.unmodifiableNavigableMap(new TreeMap<>(days))));
            heardByObligation = Collections.unmodifiableMap(copies);
            proofs = Collections.unmodifiableMap(new HashMap<>(proofs));
        }

        /** What has happened where the station has not said anything of what is not judged yet. */
        public StationHistory(
                Instant committedUntil,
                Map<LocalDate, DailyLog> issuedLogs,
                LocalDate firstOpenDay,
                Map<ObligationId, NavigableMap<LocalDate, Long>> heardByObligation) {
            this(committedUntil, issuedLogs, firstOpenDay, heardByObligation, Map.of());
        }
    }

    /** What is known of that station. */
    public Optional<StationHistory> station(StationId station) {
        return Optional.ofNullable(stations.get(station));
    }
}
