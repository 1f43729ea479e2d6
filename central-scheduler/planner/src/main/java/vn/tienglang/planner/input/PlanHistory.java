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
 * Past of each station. A station without an entry has no committed airings, and each of its days
 * owes only its even share of an obligation.
 *
 * @param stations the known history of each station
 */
public record PlanHistory(Map<StationId, StationHistory> stations) {
    /** No history. */
    public static final PlanHistory NONE = new PlanHistory(Map.of());

    /** Copies the map. */
    public PlanHistory {
        stations = Collections.unmodifiableMap(new TreeMap<>(stations));
    }

    /**
     * Past of one station.
     *
     * @param committedUntil airings that start before this instant stay as issued; {@link
     *     Instant#MIN} if none are committed
     * @param plannedUntil orders that start before this instant and were not issued are too late;
     *     not after {@code committedUntil}. It is earlier when orders wait to be planned since
     *     then: those that began meanwhile are issued, and the station reports that it got them too
     *     late
     * @param issuedLogs the last issued log of each day
     * @param firstOpenDay the first day without a verdict: earlier days count as heard, later ones
     *     as planned
     * @param heardByObligation how much was heard on each judged day, in the unit of the
     *     obligation; days before the first entry count as met
     * @param proofs what the station reported about airings of days without a verdict: these count
     *     as proven, all others as planned
     */
    public record StationHistory(
            Instant committedUntil,
            Instant plannedUntil,
            Map<LocalDate, DailyLog> issuedLogs,
            LocalDate firstOpenDay,
            Map<ObligationId, NavigableMap<LocalDate, Long>> heardByObligation,
            Map<AiringId, Proof> proofs) {
        /** Copies the collections. */
        public StationHistory {
            issuedLogs = Collections.unmodifiableMap(new TreeMap<>(issuedLogs));
            var copy = new TreeMap<ObligationId, NavigableMap<LocalDate, Long>>();
            heardByObligation.forEach((id, days) ->
                    copy.put(id, Collections.unmodifiableNavigableMap(new TreeMap<>(days))));
            heardByObligation = Collections.unmodifiableMap(copy);
            proofs = Collections.unmodifiableMap(new HashMap<>(proofs));
        }

        /** Creates a history without reports on open days. */
        public StationHistory(
                Instant committedUntil,
                Map<LocalDate, DailyLog> issuedLogs,
                LocalDate firstOpenDay,
                Map<ObligationId, NavigableMap<LocalDate, Long>> heardByObligation) {
            this(
                    committedUntil,
                    committedUntil,
                    issuedLogs,
                    firstOpenDay,
                    heardByObligation,
                    Map.of());
        }

        /** The same history, with orders that wait to be planned since that instant. */
        public StationHistory plannedUntil(Instant since) {
            return new StationHistory(
                    committedUntil,
                    since.isBefore(committedUntil) ? since : committedUntil,
                    issuedLogs,
                    firstOpenDay,
                    heardByObligation,
                    proofs);
        }
    }

    /** Returns the history of that station. */
    public Optional<StationHistory> station(StationId station) {
        return Optional.ofNullable(stations.get(station));
    }
}
