package vn.tienglang.node.playout;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Now;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.playout.emergency.EmergencyRun;
import vn.tienglang.node.playout.emergency.HeldEmergencies;
import vn.tienglang.node.port.Journal;

/**
 * Logs and emergencies that the station holds, and which of their airings are open.
 *
 * <pre>
 * unknown        -> open     a log or an emergency with it is held
 * open           -> unknown  a later revision of the log does not have it, or the day is dropped
 * open           -> closed   it was started, or judged missed
 * closed, open   -> settled  its outcome is written
 * </pre>
 *
 * <p>A closed or settled airing never opens again, whatever later revisions say.
 */
final class HeldLogs {
    /**
     * Yesterday, the days ahead, and one more: midnight may come to the centre before the station.
     */
    private static final int DAYS_KEPT = Limits.DAYS_AHEAD + 2;

    private static final Comparator<Claim.Planned> IN_ORDER =
            Comparator.comparing(Claim.Planned::plan, Airing.IN_ORDER);

    private final SortedMap<LocalDate, DailyLog> logs = new TreeMap<>();
    private final SortedMap<LocalDate, StationStatus.HeldLog> reported = new TreeMap<>();
    private final SortedSet<LocalDate> contradicted = new TreeSet<>();
    private final SortedMap<AiringId, KnownAiring> known = new TreeMap<>();
    private final SortedMap<AiringId, Settled> settled = new TreeMap<>();
    private final SortedSet<AiringId> closed = new TreeSet<>();
    private final HeldEmergencies emergencies;
    private List<Claim.Planned> open = List.of();
    private long urgentNumber;
    private LocalDate keptFrom;
    private Instant ignoredBefore = Instant.MIN;

    HeldLogs(List<AreaCode> areas, Journal.Recovered recovered) {
        emergencies = new HeldEmergencies(areas);
        urgentNumber = recovered.urgentNumber();
        keptFrom = recovered.firstKeptDay();
        recovered.settled().forEach(entry -> settle(entry.airing(), entry.date(), entry.outcome()));
        recovered.interrupted().forEach(airing -> close(airing.mark().airing()));
        recovered.emergencies().forEach(emergency -> hold(emergency, Duration.ZERO));
        recovered.logs().forEach(log -> hold(log, Duration.ZERO));
    }

    /** Compares this log with what is held. */
    Novelty noveltyOf(DailyLog log) {
        int held = revision(log.date()).orElse(0);
        if (log.date().isBefore(keptFrom) || log.revision() < held) {
            return Novelty.STALE;
        }
        if (log.revision() == held) {
            return log.equals(logs.get(log.date())) ? Novelty.HELD : Novelty.OTHER_CONTENT;
        }
        boolean roomLeft = held > 0 || logs.size() < DAYS_KEPT;
        return roomLeft ? Novelty.NEW : Novelty.TOO_MANY;
    }

    /** Holds the log in place of the one held for that day. */
    void hold(DailyLog log, Duration sinceBoot) {
        logs.put(log.date(), log);
        reported.put(log.date(), StationStatus.HeldLog.of(log));
        contradicted.remove(log.date());
        for (Airing airing : log.airings()) {
            Instant start = airing.airtime().start();
            KnownAiring before = known.get(airing.id());
            if (before == null || !before.start().equals(start)) {
                known.put(airing.id(), new KnownAiring(log.date(), start, sinceBoot));
            }
        }
        recomputeOpen();
    }

    /**
     * Records whether the centre sent another content under the revision held for this day.
     *
     * @return whether any held log is contradicted
     */
    boolean contradicts(LocalDate date, boolean hasOtherContent) {
        if (hasOtherContent) {
            contradicted.add(date);
        } else {
            contradicted.remove(date);
        }
        return isContradicted();
    }

    /** Whether the centre sent another content under the revision of a held log. */
    boolean isContradicted() {
        return !contradicted.isEmpty();
    }

    /** The emergencies. */
    HeldEmergencies emergencies() {
        return emergencies;
    }

    /** True when a centre of an earlier version would not send this number any more. */
    boolean isStale(Message.Urgent urgent) {
        return urgent.number() < urgentNumber;
    }

    /** Holds the emergency; it is open from now on. */
    void hold(Emergency emergency, Duration sinceBoot) {
        urgentNumber = Math.max(urgentNumber, emergency.number());
        known.put(
                emergency.airing(),
                new KnownAiring(emergency.date(), emergency.expires(), sinceBoot));
        emergencies.hold(emergency);
    }

    /** The next run of each emergency in force, as a claim, the newest first. */
    List<Claim.Emergency> emergencyClaims(Now now) {
        return emergencies
                .runs(now.wallTrusted() ? Optional.of(now.wall()) : Optional.empty(), this::isOpen)
                .stream()
                .map(Claim.Emergency::new)
                .toList();
    }

    /** The first run of each emergency, ended or not, of which no run was started or judged. */
    List<Claim.Emergency> unstartedEmergencies() {
        return emergencies.ours().stream()
                .filter(emergency -> !wasStarted(emergency))
                .map(emergency ->
                        new Claim.Emergency(
                                new EmergencyRun(
                                        emergency, 0, 0, emergencies.clips(emergency).getFirst())))
                .toList();
    }

    /** Whether a run of this emergency was started, or judged missed. */
    boolean wasStarted(Emergency emergency) {
        return Stream.of(closed, settled.keySet())
                .flatMap(Collection::stream)
                .anyMatch(airing -> HeldEmergencies.isOf(airing, emergency));
    }

    /** Whether a run of this emergency was started. */
    boolean hasSounded(Emergency emergency) {
        boolean isClosed =
                closed.stream().anyMatch(airing -> HeldEmergencies.isOf(airing, emergency));
        return isClosed
                || settled.entrySet().stream()
                        .filter(entry -> HeldEmergencies.isOf(entry.getKey(), emergency))
                        .anyMatch(entry -> !(entry.getValue().outcome() instanceof Outcome.Missed));
    }

    /** Closes an airing: it was started, or it was judged missed. It never opens again. */
    void close(AiringId airing) {
        closed.add(airing);
        removeOpen(airing);
    }

    /**
     * Ignores airings that start before this instant: they are neither started nor judged. A later
     * revision may move one of them to a later start.
     */
    void ignoreStartsBefore(Instant instant) {
        ignoredBefore = instant;
        recomputeOpen();
    }

    /** True while this airing is ignored because of its start. */
    boolean isIgnored(Airing airing) {
        return airing.airtime().start().isBefore(ignoredBefore);
    }

    /** Settles an airing with its only outcome. */
    void settle(AiringId airing, LocalDate date, Outcome outcome) {
        settled.put(airing, new Settled(date, outcome));
        closed.remove(airing);
        removeOpen(airing);
    }

    private void removeOpen(AiringId airing) {
        open = open.stream().filter(claim -> !claim.airing().equals(airing)).toList();
    }

    /** Drops every day before this one; none of their airings may be open. */
    void dropDaysBefore(LocalDate before) {
        keptFrom = before;
        logs.headMap(before).clear();
        reported.headMap(before).clear();
        contradicted.headSet(before).clear();
        known.values().removeIf(fact -> fact.date().isBefore(before));
        // A run of an emergency that is still held must not play a second time.
        settled.entrySet()
                .removeIf(entry ->
                        entry.getValue().date().isBefore(before)
                                && !emergencies.owns(entry.getKey()));
        recomputeOpen();
    }

    /** True when a day before this one is held. */
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
                if (clip != null && isOpen(airing.id()) && !isIgnored(airing)) {
                    claims.add(new Claim.Planned(log.date(), airing, clip));
                }
            }
        }
        claims.sort(IN_ORDER);
        open = List.copyOf(claims);
    }

    /** True while the airing is neither closed nor settled. */
    boolean isOpen(AiringId airing) {
        return !settled.containsKey(airing) && !closed.contains(airing);
    }

    /** Every open airing of a log, by start. */
    List<Claim.Planned> open() {
        return open;
    }

    /** True while this very claim is open: not withdrawn, moved, changed, closed or settled. */
    boolean isStillRequested(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned -> open.contains(planned);
            case Claim.Emergency(EmergencyRun run) ->
                    emergencies.isInForce(run.emergency().number()) && isOpen(run.airing());
        };
    }

    /**
     * True while the log of its day has this airing, at whatever time, or the emergency is not
     * ended.
     */
    boolean contains(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned ->
                    Optional.ofNullable(logs.get(planned.date()))
                            .flatMap(log -> log.airing(planned.airing()))
                            .isPresent();
            case Claim.Emergency(EmergencyRun run) ->
                    !emergencies.isEnded(run.emergency().number());
        };
    }

    /** The log revision for the outcome of a claim; 1 for an emergency. */
    int revision(Claim claim) {
        return switch (claim) {
            case Claim.Planned planned -> revision(planned.date()).orElse(1);
            case Claim.Emergency _ -> 1;
        };
    }

    /** The log revision for the outcome of an interrupted airing. */
    int revision(Journal.Mark mark) {
        return Optional.ofNullable(logs.get(mark.date()))
                .filter(log -> log.airing(mark.airing()).isPresent())
                .map(DailyLog::revision)
                .orElse(mark.revision());
    }

    private Optional<Integer> revision(LocalDate date) {
        return Optional.ofNullable(logs.get(date)).map(DailyLog::revision);
    }

    /** Since when, in time since boot, the station knows the airing with its present start. */
    Duration knownSince(AiringId airing) {
        return Optional.ofNullable(known.get(airing)).map(KnownAiring::since).orElse(Duration.ZERO);
    }

    /** Outcome of an airing of the kept days, if it is settled. */
    Optional<Outcome> outcome(AiringId airing) {
        return Optional.ofNullable(settled.get(airing)).map(Settled::outcome);
    }

    /** The log held for this day. */
    Optional<DailyLog> log(LocalDate date) {
        return Optional.ofNullable(logs.get(date));
    }

    /** Day, revision and digest of each held log, for the status. */
    List<StationStatus.HeldLog> heldLogs() {
        return List.copyOf(reported.values());
    }

    /** The clips of open airings, each once, in the order in which they are needed. */
    List<Clip> clips() {
        Map<ClipId, Clip> clips = new LinkedHashMap<>();
        emergencies.clips(this::isOpen).forEach(clip -> clips.putIfAbsent(clip.id(), clip));
        open.forEach(claim -> clips.putIfAbsent(claim.clip().id(), claim.clip()));
        return List.copyOf(clips.values());
    }

    /** Result of comparing a received log with what is held. */
    enum Novelty {
        /** Newer than what is held. */
        NEW,
        /** Held already. */
        HELD,
        /**
         * The revision held, with another content: the centre has issued a number twice, because
         * its database was restored from a backup.
         */
        OTHER_CONTENT,
        /** Older than what is held, or of a day that is over. */
        STALE,
        /** More days than a station keeps. */
        TOO_MANY
    }

    private record KnownAiring(LocalDate date, Instant start, Duration since) {}

    private record Settled(LocalDate date, Outcome outcome) {}
}
