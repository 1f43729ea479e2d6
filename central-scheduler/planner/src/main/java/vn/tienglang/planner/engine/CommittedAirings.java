package vn.tienglang.planner.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.input.PlanHistory;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.slot.Slot;

/** Airings of one station that can no longer change, by day and by occurrence. */
final class CommittedAirings {
    /** No committed airings. */
    static final CommittedAirings NONE =
            new CommittedAirings(Instant.MIN, Instant.MIN, Map.of(), Map.of());

    private final Instant until;
    private final Instant plannedUntil;
    private final Map<LocalDate, DailyLog> issuedLogs;
    private final Map<AiringId, Proof> proofs;
    private final Set<String> begun = new HashSet<>();
    private final Map<LocalDate, Map<String, List<Airing>>> remainingAirings = new HashMap<>();

    private CommittedAirings(
            Instant until,
            Instant plannedUntil,
            Map<LocalDate, DailyLog> issuedLogs,
            Map<AiringId, Proof> proofs) {
        this.until = until;
        this.plannedUntil = plannedUntil;
        this.issuedLogs = issuedLogs;
        this.proofs = proofs;
        issuedLogs
                .values()
                .forEach(log ->
                        log.airings().stream().filter(this::isCommitted).forEach(this::markBegun));
    }

    static CommittedAirings of(Optional<PlanHistory.StationHistory> history) {
        return history.map(station ->
                        new CommittedAirings(
                                station.committedUntil(),
                                station.plannedUntil(),
                                station.issuedLogs(),
                                station.proofs()))
                .orElse(NONE);
    }

    private void markBegun(Airing airing) {
        Slot.occurrenceNameOf(airing.id()).ifPresent(begun::add);
    }

    private boolean isCommitted(Airing airing) {
        return airing.airtime().start().isBefore(until);
    }

    /** Returns whether nothing is committed. */
    boolean isEmpty() {
        return until.equals(Instant.MIN);
    }

    Instant until() {
        return until;
    }

    /** Returns whether an order that starts then, and was not issued, is too late. */
    boolean isTooLate(long start) {
        return Instant.ofEpochMilli(start).isBefore(plannedUntil);
    }

    /** Returns the committed airings of the day, by start. */
    List<Airing> committedAirings(LocalDate date) {
        return Optional.ofNullable(issuedLogs.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(this::isCommitted)
                .toList();
    }

    /**
     * Returns the issued airings of the day that start between the commit instant and that instant.
     */
    List<Airing> issuedBefore(LocalDate date, Instant before) {
        return Optional.ofNullable(issuedLogs.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(airing -> !isCommitted(airing))
                .filter(airing -> airing.airtime().start().isBefore(before))
                .toList();
    }

    /**
     * Returns what an airing counts: the proven amount if the station reported it, otherwise the
     * planned amount.
     */
    long creditedUnits(Obligation.Amount amount, Airing airing) {
        Duration length = airing.airtime().length();
        Proof proof = proofs.get(airing.id());
        return proof == null ? amount.unitsOf(length) : proof.creditedUnits(amount, length);
    }

    /** Returns whether any airing of the block is committed, on any day. */
    boolean hasBegun(ProgrammeBlock block) {
        return !begun.isEmpty() && begun.contains(block.name());
    }

    /**
     * Returns the airings of a started block that were issued for that day after the commit
     * instant.
     */
    List<Airing> remainingAirings(LocalDate date, ProgrammeBlock block) {
        return remainingAirings
                .computeIfAbsent(date, this::computeRemaining)
                .getOrDefault(block.name(), List.of());
    }

    private Map<String, List<Airing>> computeRemaining(LocalDate date) {
        return Optional.ofNullable(issuedLogs.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(airing -> !isCommitted(airing))
                .collect(
                        Collectors.groupingBy(
                                airing -> Slot.occurrenceNameOf(airing.id()).orElse("")));
    }

    /** Returns the recordings of the log issued for that day. */
    List<Clip> clips(LocalDate date) {
        return Optional.ofNullable(issuedLogs.get(date)).map(DailyLog::clips).orElse(List.of());
    }

    /** Returns whether an airing issued for that day plays past the instant. */
    boolean extendsPast(LocalDate date, Instant midnight) {
        return committedAirings(date).stream()
                .anyMatch(airing -> airing.airtime().end().isAfter(midnight));
    }
}
