package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.port.Journal;

/**
 * What the station is to play, what it has played, and nothing of how. An airing is open until it
 * is started or settled; either closes it for ever, whatever later revisions say.
 */
final class HeldLogs {
    /** Yesterday, the days ahead, and one more: midnight may come to the centre before us. */
    private static final int DAYS_KEPT = Limits.DAYS_AHEAD + 2;

    private static final Comparator<Claim.Planned> IN_ORDER =
            Comparator.comparing(Claim.Planned::plan, Airing.IN_ORDER);

    private final SortedMap<LocalDate, DailyLog> logs = new TreeMap<>();
    private final SortedMap<AiringId, KnownAiring> known = new TreeMap<>();
    private final SortedMap<AiringId, Settled> settled = new TreeMap<>();
    private final SortedSet<AiringId> closed = new TreeSet<>();
    private final SortedMap<AiringId, Claim.Emergency> emergencies = new TreeMap<>();
    private List<Claim.Planned> open = List.of();
    private long urgentNumber;
    private LocalDate keptFrom;

    HeldLogs(Journal.Recovered recovered) {
        urgentNumber = recovered.urgentNumber();
        keptFrom = recovered.firstKeptDay();
        recovered.settled().forEach(entry -> settle(entry.airing(), entry.date(), entry.outcome()));
        recovered.interrupted().forEach(mark -> close(mark.airing()));
        recovered.urgents().forEach(urgent -> hold(urgent, Duration.ZERO));
        recovered.logs().forEach(log -> hold(log, Duration.ZERO));
    }

    /** Whether this log is news, and if not, why. */
    Novelty noveltyOf(DailyLog log) {
        int held = revision(log.date()).orElse(0);
        if (log.date().isBefore(keptFrom) || log.revision() < held) {
            return Novelty.STALE;
        }
        if (log.revision() == held) {
            return Novelty.HELD;
        }
        boolean roomLeft = held > 0 || logs.size() < DAYS_KEPT;
        return roomLeft ? Novelty.NEW : Novelty.TOO_MANY;
    }

    /** Holds the log instead of what it held for that day. */
    void hold(DailyLog log, Duration sinceBoot) {
        logs.put(log.date(), log);
        for (Airing airing : log.airings()) {
            Instant start = airing.airtime().start();
            KnownAiring before = known.get(airing.id());
            if (before == null || !before.start().equals(start)) {
                known.put(airing.id(), new KnownAiring(log.date(), start, sinceBoot));
            }
        }
        recomputeOpen();
    }

    /** Whether this emergency is news, and if not, why. */
    Novelty noveltyOf(Message.Urgent urgent) {
        if (urgent.number() < urgentNumber) {
            return Novelty.STALE;
        }
        boolean seen = urgent.number() == urgentNumber || !isOpen(urgent.airing());
        return seen ? Novelty.HELD : Novelty.NEW;
    }

    /** Waits to play the emergency. */
    void hold(Message.Urgent urgent, Duration sinceBoot) {
        urgentNumber = Math.max(urgentNumber, urgent.number());
        known.put(urgent.airing(), new KnownAiring(urgent.date(), urgent.expires(), sinceBoot));
        if (isOpen(urgent.airing())) {
            emergencies.put(urgent.airing(), new Claim.Emergency(urgent));
        }
    }

    /** It was started, or it is decided that it will not be: it is never asked for again. */
    void close(AiringId airing) {
        closed.add(airing);
        removeOpen(airing);
    }

    /** It has an outcome, the only one it will ever have. */
    void settle(AiringId airing, LocalDate date, Outcome outcome) {
        settled.put(airing, new Settled(date, outcome));
        closed.remove(airing);
        removeOpen(airing);
    }

    private void removeOpen(AiringId airing) {
        emergencies.remove(airing);
        open = open.stream().filter(claim -> !claim.airing().equals(airing)).toList();
    }

    /** Lets go of every day before this one; nothing of them must be open any more. */
    void dropDaysBefore(LocalDate before) {
        keptFrom = before;
        logs.headMap(before).clear();
        known.values().removeIf(fact -> fact.date().isBefore(before));
        settled.values().removeIf(fact -> fact.date().isBefore(before));
        recomputeOpen();
    }

    /** True when some day before this one is still held. */
    boolean holdsDaysBefore(LocalDate date) {
        return !logs.headMap(date).isEmpty();
    }

    private void recomputeOpen() {
        var claims = new ArrayList<Claim.Planned>();
        for (DailyLog log : logs.values()) {
            var clips = new TreeMap<ClipId, Clip>();
            log.clips().forEach(clip -> clips.put(clip.id(), clip));
            for (Airing airing : log.airings()) {
                Clip clip = clips.get(airing.clip());
                if (clip != null && isOpen(airing.id())) {
                    claims.add(new Claim.Planned(log.date(), airing, clip));
                }
            }
        }
        claims.sort(IN_ORDER);
        open = List.copyOf(claims);
    }

    /** True while it is neither started nor settled. */
    boolean isOpen(AiringId airing) {
        return !settled.containsKey(airing) && !closed.contains(airing);
    }

    /** Every airing of a log that may still be started, by start. */
    List<Claim.Planned> open() {
        return open;
    }

    /** Every emergency that may still be started, newest first. */
    List<Claim.Emergency> emergencies() {
        return emergencies.values().stream()
                .sorted(Comparator.comparingLong(claim -> -claim.urgent().number()))
                .toList();
    }

    /** True while exactly this is still asked for: not withdrawn, moved, changed or settled. */
    boolean isStillRequested(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned -> open.contains(planned);
            case Claim.Emergency emergency -> emergencies.containsValue(emergency);
        };
    }

    /** True while the log of its day has this airing, whenever that is; emergencies always are. */
    boolean contains(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned ->
                    Optional.ofNullable(logs.get(planned.date()))
                            .flatMap(log -> log.airing(planned.airing()))
                            .isPresent();
            case Claim.Emergency _ -> true;
        };
    }

    /** The revision under which a claim is settled; an emergency has only one. */
    int revision(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned -> revision(planned.date()).orElse(1);
            case Claim.Emergency _ -> 1;
        };
    }

    /** The revision under which what was interrupted is settled. */
    int revision(Journal.Mark mark) {
        return Optional.ofNullable(logs.get(mark.date()))
                .filter(log -> log.airing(mark.airing()).isPresent())
                .map(DailyLog::revision)
                .orElse(mark.revision());
    }

    private Optional<Integer> revision(LocalDate date) {
        return Optional.ofNullable(logs.get(date)).map(DailyLog::revision);
    }

    /** Since when the station has known that the airing has the appointment it has. */
    Duration knownSince(AiringId airing) {
        return Optional.ofNullable(known.get(airing)).map(KnownAiring::since).orElse(Duration.ZERO);
    }

    /** What became of an airing of the kept days, if it is settled. */
    Optional<Outcome> outcome(AiringId airing) {
        return Optional.ofNullable(settled.get(airing)).map(Settled::outcome);
    }

    /** The log held for this day. */
    Optional<DailyLog> log(LocalDate date) {
        return Optional.ofNullable(logs.get(date));
    }

    /** What the station tells the centre it holds. */
    List<StationStatus.HeldLog> heldLogs() {
        return logs.values().stream()
                .map(log -> new StationStatus.HeldLog(log.date(), log.revision()))
                .toList();
    }

    /** Each clip that something open plays, once, in the order in which they are needed. */
    List<Clip> clips() {
        Map<ClipId, Clip> clips = new LinkedHashMap<>();
        emergencies().forEach(claim -> clips.putIfAbsent(claim.clip().id(), claim.clip()));
        open.forEach(claim -> clips.putIfAbsent(claim.clip().id(), claim.clip()));
        return List.copyOf(clips.values());
    }

    /** What a received log or emergency is to what is held. */
    enum Novelty {
        /** Newer than what is held. */
        NEW,
        /** Held already. */
        HELD,
        /** Older than what is held, or of a day that is over. */
        STALE,
        /** More days than a station keeps. */
        TOO_MANY
    }

    private record KnownAiring(LocalDate date, Instant start, Duration since) {}

    private record Settled(LocalDate date, Outcome outcome) {}
}
