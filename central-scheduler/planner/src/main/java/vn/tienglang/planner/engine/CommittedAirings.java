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

/** What of one station's plan cannot be changed any more, found by day and by occurrence. */
final class CommittedAirings {
    /** Nothing is. */
    static final CommittedAirings NONE = new CommittedAirings(Instant.MIN, Map.of(), Map.of());

    private final Instant until;
    private final Map<LocalDate, DailyLog> issuedLogs;
    private final Map<AiringId, Proof> proofs;
    private final Set<String> begun = new HashSet<>();
    private final Map<LocalDate, Map<String, List<Airing>>> remainingAirings = new HashMap<>();

    private CommittedAirings(
            Instant until, Map<LocalDate, DailyLog> issued, Map<AiringId, Proof> told) {
        this.until = until;
        this.issuedLogs = issued;
        this.proofs = told;
        issued.values()
                .forEach(log ->
                        log.airings().stream().filter(this::isCommitted).forEach(this::markBegun));
    }

    static CommittedAirings of(Optional<PlanHistory.StationHistory> past) {
        return past.map(one ->
                        new CommittedAirings(one.committedUntil(), one.issuedLogs(), one.proofs()))
                .orElse(NONE);
    }

    private void markBegun(Airing airing) {
        Slot.occurrenceNameOf(airing.id()).ifPresent(begun::add);
    }

    private boolean isCommitted(Airing airing) {
        return airing.airtime().start().isBefore(until);
    }

    /** Whether nothing is frozen at all. */
    boolean isEmpty() {
        return until.equals(Instant.MIN);
    }

    Instant until() {
        return until;
    }

    /** Whether something that starts then is too late to be changed. */
    boolean isCommitted(long start) {
        return Instant.ofEpochMilli(start).isBefore(until);
    }

    /** What was issued for the day and stays, in order of start. */
    List<Airing> committedAirings(LocalDate date) {
        return Optional.ofNullable(issuedLogs.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(this::isCommitted)
                .toList();
    }

    /** What was issued for the day to start from the freeze on until that instant. */
    List<Airing> issuedBefore(LocalDate date, Instant before) {
        return Optional.ofNullable(issuedLogs.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(airing -> !isCommitted(airing))
                .filter(airing -> airing.airtime().start().isBefore(before))
                .toList();
    }

    /** What an airing counts: what is proven where the station told, else what is planned. */
    long creditedUnits(Obligation.Amount amount, Airing airing) {
        Duration length = airing.airtime().length();
        Proof proof = proofs.get(airing.id());
        return proof == null ? amount.unitsOf(length) : proof.creditedUnits(amount, length);
    }

    /** Whether any airing of the act stays as it was issued, on whatever day. */
    boolean hasBegun(ProgrammeBlock act) {
        return !begun.isEmpty() && begun.contains(act.name());
    }

    /** What of an act that has begun was issued for after the freeze on that day. */
    List<Airing> remainingAirings(LocalDate date, ProgrammeBlock act) {
        return remainingAirings
                .computeIfAbsent(date, this::computeRemaining)
                .getOrDefault(act.name(), List.of());
    }

    private Map<String, List<Airing>> computeRemaining(LocalDate date) {
        return Optional.ofNullable(issuedLogs.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(airing -> !isCommitted(airing))
                .collect(
                        Collectors.groupingBy(
                                airing -> Slot.occurrenceNameOf(airing.id()).orElse("")));
    }

    /** The recordings of what was issued for that day. */
    List<Clip> clips(LocalDate date) {
        return Optional.ofNullable(issuedLogs.get(date)).map(DailyLog::clips).orElse(List.of());
    }

    /** Whether something that was issued for that day sounds past the instant. */
    boolean extendsPast(LocalDate date, Instant midnight) {
        return committedAirings(date).stream()
                .anyMatch(airing -> airing.airtime().end().isAfter(midnight));
    }
}
