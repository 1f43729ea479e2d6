package vn.tienglang.planner.programme;

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
import vn.tienglang.planner.obligation.Obligation;

/** What of one station's plan cannot be changed any more, found by day and by occurrence. */
final class Frozen {
    /** Nothing is. */
    static final Frozen NOTHING = new Frozen(Instant.MIN, Map.of(), Map.of());

    private final Instant until;
    private final Map<LocalDate, DailyLog> issued;
    private final Map<AiringId, Proof> told;
    private final Set<String> begun = new HashSet<>();
    private final Map<LocalDate, Map<String, List<Airing>>> rest = new HashMap<>();

    private Frozen(Instant until, Map<LocalDate, DailyLog> issued, Map<AiringId, Proof> told) {
        this.until = until;
        this.issued = issued;
        this.told = told;
        issued.values()
                .forEach(log -> log.airings().stream().filter(this::holds).forEach(this::begin));
    }

    static Frozen of(Optional<Past.OfStation> past) {
        return past.map(one -> new Frozen(one.frozenUntil(), one.issued(), one.told()))
                .orElse(NOTHING);
    }

    private void begin(Airing airing) {
        Slot.occurrence(airing.id()).ifPresent(begun::add);
    }

    private boolean holds(Airing airing) {
        return airing.airtime().start().isBefore(until);
    }

    /** Whether nothing is frozen at all. */
    boolean isNothing() {
        return until.equals(Instant.MIN);
    }

    Instant until() {
        return until;
    }

    /** Whether something that starts then is too late to be changed. */
    boolean holds(long start) {
        return Instant.ofEpochMilli(start).isBefore(until);
    }

    /** What was issued for the day and stays, in order of start. */
    List<Airing> kept(LocalDate date) {
        return Optional.ofNullable(issued.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(this::holds)
                .toList();
    }

    /** What was issued for the day to start from the freeze on until that instant. */
    List<Airing> soon(LocalDate date, Instant before) {
        return Optional.ofNullable(issued.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(airing -> !holds(airing))
                .filter(airing -> airing.airtime().start().isBefore(before))
                .toList();
    }

    /** What an airing counts: what is proven where the station told, else what is planned. */
    long worth(Obligation.Amount amount, Airing airing) {
        Duration length = airing.airtime().length();
        Proof proof = told.get(airing.id());
        return proof == null ? amount.worth(length) : proof.worth(amount, length);
    }

    /** Whether any airing of the act stays as it was issued, on whatever day. */
    boolean hasBegun(Act act) {
        return !begun.isEmpty() && begun.contains(act.name());
    }

    /** What of an act that has begun was issued for after the freeze on that day. */
    List<Airing> rest(LocalDate date, Act act) {
        return rest.computeIfAbsent(date, this::restOf).getOrDefault(act.name(), List.of());
    }

    private Map<String, List<Airing>> restOf(LocalDate date) {
        return Optional.ofNullable(issued.get(date)).stream()
                .flatMap(log -> log.airings().stream())
                .filter(airing -> !holds(airing))
                .collect(Collectors.groupingBy(airing -> Slot.occurrence(airing.id()).orElse("")));
    }

    /** The recordings of what was issued for that day. */
    List<Clip> clips(LocalDate date) {
        return Optional.ofNullable(issued.get(date)).map(DailyLog::clips).orElse(List.of());
    }

    /** Whether something that was issued for that day sounds past the instant. */
    boolean passes(LocalDate date, Instant midnight) {
        return kept(date).stream().anyMatch(airing -> airing.airtime().end().isAfter(midnight));
    }
}
