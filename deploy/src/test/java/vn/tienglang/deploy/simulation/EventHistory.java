package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.playout.emergency.HeldEmergencies;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.VirtualTime;

/**
 * Record of all events so far, shared by the invariants. It is built from what was observed at the
 * ports, never from what a program claims.
 */
final class EventHistory {
    private final VirtualTime time;
    private final Map<StationId, StationHistory> histories = new LinkedHashMap<>();

    /** An empty history. */
    EventHistory(VirtualTime time) {
        this.time = time;
    }

    /** History of this station. */
    StationHistory of(StationId station) {
        return histories.computeIfAbsent(station, _ -> new StationHistory());
    }

    /** Adds an event. */
    void onEvent(SimEvent simEvent) {
        switch (simEvent) {
            case SimEvent.Started(var station, long _) -> of(station).started();
            case SimEvent.Died(var station, boolean _, String _) -> of(station).disturbed();
            case SimEvent.FaultInjected(var station, String _) -> of(station).disturbed();
            case SimEvent.StopPressed(var station) -> of(station).disturbed();
            case SimEvent.FactStored(var station, Journal.Fact fact) -> of(station).stored(fact);
            case SimEvent.SoundStarted(var station, AiringId airing) ->
                    of(station).soundStarted(airing);
            case SimEvent.SoundEnded(var station, AiringId airing, Duration after) -> {
                of(station).lastSoundDuration.put(airing, after);
                of(station).lastSoundEndedAt = time.now();
            }
            case SimEvent.AcknowledgedByStation(var station, Message message) ->
                    of(station).acknowledged(message);
            case SimEvent.Issued(DailyLog log) -> of(log.station()).issued(log);
            case SimEvent.EntryCommitted(SignedEntry entry) ->
                    of(entry.entry().station()).committed.add(entry);
            case SimEvent.LoopStepped(var station, Event.ClipReady _) -> of(station).clipCame();
            case SimEvent.JournalReplaced(var station, ChainId chain) ->
                    of(station).journalReplaced(chain);
            case SimEvent.MovesAgain(var station) -> of(station).disturbed();
            case SimEvent.CentreCopied() -> histories.values().forEach(StationHistory::copy);
            case SimEvent.CentreRestored() -> histories.values().forEach(StationHistory::restore);
            case SimEvent.RepairedLongEnough() -> {}
            case SimEvent.OpenedByGuard _,
                    SimEvent.FactsLost _,
                    SimEvent.LoopStepped _,
                    SimEvent.SpeakerOrdered _,
                    SimEvent.RelayDriven _,
                    SimEvent.MessageSent _,
                    SimEvent.Acknowledged _,
                    SimEvent.Released _,
                    SimEvent.CentreEvent _ -> {}
        }
    }

    private record KnownAiring(Airing airing, Duration since) {}

    /** History of one station. */
    final class StationHistory {
        private final Map<LocalDate, NavigableMap<Integer, DailyLog>> issued = new TreeMap<>();
        private final Map<LocalDate, NavigableMap<Integer, DailyLog>> issuedAtCopy =
                new TreeMap<>();

        /** Logs of the times of the centre that a restore made undone, the newest last. */
        private final List<DailyLog> issuedAndForgotten = new ArrayList<>();

        private int committedAtCopy;
        private Optional<ChainId> newChain = Optional.empty();
        private Duration journalSince = Duration.ZERO;
        private Duration journalMadeAt = Duration.ZERO;
        private Instant judgesFrom = Instant.MIN;
        private final Map<AiringId, Duration> soundStartedAt = new HashMap<>();
        private final Map<LocalDate, DailyLog> held = new TreeMap<>();
        private final Set<AiringId> marked = new HashSet<>();
        private final List<SignedEntry> entries = new ArrayList<>();
        private final Map<AiringId, AsRunEntry> settled = new HashMap<>();
        private final Map<AiringId, Emergency> urgents = new LinkedHashMap<>();
        private final Map<AiringId, Duration> urgentSince = new HashMap<>();
        private final Map<Long, Duration> endedSince = new HashMap<>();
        private final List<Emergency> openUrgents = new ArrayList<>();
        private final Map<AiringId, Integer> soundCount = new HashMap<>();
        private final Map<AiringId, Duration> lastSoundDuration = new HashMap<>();
        private Duration lastSoundEndedAt = Duration.ofDays(-1);
        private final List<SignedEntry> committed = new ArrayList<>();
        private final Map<AiringId, KnownAiring> knownAirings = new HashMap<>();
        private Duration clipCameAt = Duration.ZERO;
        private Duration disturbedAt = Duration.ZERO;
        private Duration runsSince = Duration.ZERO;

        private void copy() {
            committedAtCopy = committed.size();
            issuedAtCopy.clear();
            issued.forEach((date, revisions) -> issuedAtCopy.put(date, new TreeMap<>(revisions)));
        }

        private void restore() {
            committed.subList(committedAtCopy, committed.size()).clear();
            issued.forEach((date, revisions) -> {
                var copied = issuedAtCopy.getOrDefault(date, new TreeMap<>());
                revisions.forEach((revision, log) -> {
                    if (!copied.containsKey(revision)) {
                        issuedAndForgotten.add(log);
                    }
                });
            });
            issued.clear();
            issuedAtCopy.forEach((date, revisions) -> issued.put(date, new TreeMap<>(revisions)));
        }

        /** The station knows nothing any more; what sounded has sounded, but for emergencies. */
        private void journalReplaced(ChainId chain) {
            newChain = Optional.of(chain);
            journalSince = Duration.ofDays(10_000);
            journalMadeAt = time.now();
            judgesFrom = Instant.MAX;
            held.clear();
            marked.clear();
            knownAirings.clear();
            soundCount.keySet().removeIf(EventHistory::isOfEmergency);
            // The new board plays an open emergency once more; its entry is about its own sound.
            soundStartedAt.keySet().removeIf(EventHistory::isOfEmergency);
            lastSoundDuration.keySet().removeIf(EventHistory::isOfEmergency);
            settled.keySet().removeIf(EventHistory::isOfEmergency);
            endedSince.clear();
            urgents.clear();
            urgentSince.clear();
            openUrgents.clear();
        }

        private void soundStarted(AiringId airing) {
            soundCount.merge(airing, 1, Integer::sum);
            soundStartedAt.put(airing, time.now());
        }

        private void started() {
            runsSince = time.now();
            disturbedAt = time.now();
        }

        private void disturbed() {
            disturbedAt = time.now();
        }

        private void clipCame() {
            clipCameAt = time.now();
        }

        private void held(DailyLog log) {
            held.put(log.date(), log);
            for (Airing airing : log.airings()) {
                KnownAiring before = knownAirings.get(airing.id());
                if (before == null || !before.airing.equals(airing)) {
                    knownAirings.put(airing.id(), new KnownAiring(airing, time.now()));
                }
            }
        }

        private void stored(Journal.Fact fact) {
            switch (fact) {
                case Journal.Fact.LogStored(DailyLog log) -> held(log);
                case Journal.Fact.EmergencyStored(Emergency emergency) -> addUrgent(emergency);
                case Journal.Fact.EmergencyForgotten _ -> {}
                case Journal.Fact.Started(Journal.Mark mark) -> {
                    marked.add(mark.airing());
                    close(mark.airing());
                }
                case Journal.Fact.Settled(SignedEntry entry) -> {
                    close(entry.entry().airing());
                    entries.add(entry);
                    settled.putIfAbsent(entry.entry().airing(), entry.entry());
                }
                // The journal begins with the start at which it first knew the time.
                case Journal.Fact.FirstStarted(Instant at) -> {
                    journalSince = runsSince;
                    judgesFrom = at;
                }
                case Journal.Fact.Acknowledged _,
                        Journal.Fact.PreviousChainEnded _,
                        Journal.Fact.RanUnsure _,
                        Journal.Fact.UnsureRunsJudged _,
                        Journal.Fact.BatteryClockChecked _,
                        Journal.Fact.Progressed _,
                        Journal.Fact.MutedUntil _,
                        Journal.Fact.ProgrammeStopped _ -> {}
                case Journal.Fact.DaysDropped(LocalDate before) ->
                        held.keySet().removeIf(date -> date.isBefore(before));
            }
        }

        private void close(AiringId airing) {
            openUrgents.removeIf(urgent -> HeldEmergencies.isOf(airing, urgent));
        }

        private void acknowledged(Message message) {
            // The station may acknowledge one for other areas without keeping it.
            if (message instanceof Message.EmergencyIssued(Emergency emergency)) {
                addUrgent(emergency);
            }
        }

        private void addUrgent(Emergency urgent) {
            urgent.ends().forEach(number -> endedSince.putIfAbsent(number, time.now()));
            if (urgent.kind() == Emergency.Kind.ENDED) {
                endedSince.putIfAbsent(urgent.number(), time.now());
            }
            openUrgents.removeIf(open -> endedSince.containsKey(open.number()));
            if (urgent.kind().sounds() && !urgents.containsKey(urgent.airing())) {
                urgents.put(urgent.airing(), urgent);
                urgentSince.put(urgent.airing(), time.now());
                if (!endedSince.containsKey(urgent.number())) {
                    openUrgents.add(urgent);
                }
            }
        }

        private void issued(DailyLog log) {
            issued.computeIfAbsent(log.date(), _ -> new TreeMap<>()).put(log.revision(), log);
        }

        /** All logs the centre issued for the station, by day and revision. */
        Map<LocalDate, NavigableMap<Integer, DailyLog>> issued() {
            return issued;
        }

        /** Log of this day and revision as the centre issued it. */
        Optional<DailyLog> issued(LocalDate date, int revision) {
            return Optional.ofNullable(issued.getOrDefault(date, new TreeMap<>()).get(revision));
        }

        /** The log of this day that is on the station's disk. */
        Optional<DailyLog> held(LocalDate date) {
            return Optional.ofNullable(held.get(date));
        }

        /** The logs on the station's disk. */
        Collection<DailyLog> holding() {
            return held.values();
        }

        /** Simulated time since which the station holds the airing in its present form. */
        Duration knownSince(AiringId airing) {
            return Optional.ofNullable(knownAirings.get(airing))
                    .map(KnownAiring::since)
                    .orElse(time.now());
        }

        /** Simulated time at which a clip last became complete. */
        Duration clipCameAt() {
            return clipCameAt;
        }

        /** The airing in the logs on the station's disk. */
        Optional<Airing> planned(AiringId airing) {
            return held.values().stream().flatMap(log -> log.airing(airing).stream()).findFirst();
        }

        /** True when the centre issued exactly this log once, whether or not it remembers. */
        boolean wasIssued(DailyLog log) {
            return issued(log.date(), log.revision()).filter(log::equals).isPresent()
                    || issuedAndForgotten.contains(log);
        }

        /**
         * True when the station holds a log of this day that the centre does not remember since a
         * restore, and that is not older than every one it does.
         */
        boolean holdsForgotten(LocalDate date) {
            var revisions = issued.getOrDefault(date, new TreeMap<>());
            int newest = revisions.isEmpty() ? 0 : revisions.lastKey();
            return held(date)
                    .filter(log -> log.revision() >= newest)
                    .filter(log -> !log.equals(revisions.get(newest)))
                    .filter(issuedAndForgotten::contains)
                    .isPresent();
        }

        /** Chain of the journal that replaced the first one; empty when none did. */
        Optional<ChainId> newChain() {
            return newChain;
        }

        /**
         * Simulated time of the start from which on the present journal judges airings: the first
         * one after which the clock was trusted. Later than any time until then.
         */
        Duration journalSince() {
            return journalSince;
        }

        /**
         * Instant from which on the present journal judges airings, as it stored it; later than any
         * instant until then.
         */
        Instant judgesFrom() {
            return judgesFrom;
        }

        /** Simulated time from which on the present journal exists. */
        Duration journalMadeAt() {
            return journalMadeAt;
        }

        /** Simulated time at which the airing last started to sound. */
        Optional<Duration> soundStartedAt(AiringId airing) {
            return Optional.ofNullable(soundStartedAt.get(airing));
        }

        /** Entries of this chain that the centre has committed, in order. */
        List<SignedEntry> committed(ChainId chain) {
            return ofChain(committed, chain);
        }

        /** Entries of this chain that the station wrote, in order. */
        List<SignedEntry> entries(ChainId chain) {
            return ofChain(entries, chain);
        }

        private static List<SignedEntry> ofChain(List<SignedEntry> all, ChainId chain) {
            return all.stream().filter(one -> one.entry().chain().equals(chain)).toList();
        }

        /** The airing in any log the centre issued; the newest revision counts. */
        Optional<Airing> everPlanned(AiringId airing) {
            return issued.values().stream()
                    .flatMap(revisions -> revisions.descendingMap().values().stream())
                    .flatMap(log -> log.airing(airing).stream())
                    .findFirst()
                    .or(() ->
                            issuedAndForgotten.reversed().stream()
                                    .flatMap(log -> log.airing(airing).stream())
                                    .findFirst());
        }

        /** True when the station's journal ever held the start mark of the airing. */
        boolean isMarked(AiringId airing) {
            return marked.contains(airing);
        }

        /** Every entry on the station's disk, in the order of writing. */
        List<SignedEntry> entries() {
            return entries;
        }

        /** As-run entry of the airing on the station's disk. */
        Optional<AsRunEntry> settled(AiringId airing) {
            return Optional.ofNullable(settled.get(airing));
        }

        /** The emergency that this airing is a run of. */
        Optional<Emergency> urgent(AiringId airing) {
            return urgents.values().stream()
                    .filter(urgent -> HeldEmergencies.isOf(airing, urgent))
                    .findFirst();
        }

        /** Whether a run of this emergency is settled. */
        boolean isSettled(Emergency urgent) {
            return settled.keySet().stream()
                    .anyMatch(airing -> HeldEmergencies.isOf(airing, urgent));
        }

        /** Simulated time since which the station knows that this emergency is ended. */
        Optional<Duration> endedSince(Emergency urgent) {
            return Optional.ofNullable(endedSince.get(urgent.number()));
        }

        /** Emergencies the station has acknowledged. */
        Collection<Emergency> urgents() {
            return urgents.values();
        }

        /** True when the station acknowledged an emergency at least once. */
        boolean knowsUrgents() {
            return !urgents.isEmpty();
        }

        /** Emergencies that were neither started nor settled, oldest first. */
        List<Emergency> openUrgents() {
            return openUrgents;
        }

        /** Simulated time at which the station first acknowledged this emergency. */
        Duration knownSince(Emergency urgent) {
            return urgentSince.getOrDefault(urgent.airing(), Duration.ZERO);
        }

        /** Number of times the airing started to sound. */
        int soundCount(AiringId airing) {
            return soundCount.getOrDefault(airing, 0);
        }

        /** Duration of its last sound. */
        Duration lastSoundDuration(AiringId airing) {
            return lastSoundDuration.getOrDefault(airing, Duration.ZERO);
        }

        /** Simulated time at which the output last stopped; before the start if it never did. */
        Duration lastSoundEndedAt() {
            return lastSoundEndedAt;
        }

        /** Entries the centre has committed, in order. */
        List<SignedEntry> committed() {
            return committed;
        }

        /** Simulated time of the last fault, start, crash or staff stop. */
        Duration disturbedAt() {
            return disturbedAt;
        }

        /** Simulated time of the last start of its program. */
        Duration runsSince() {
            return runsSince;
        }
    }

    /** Whether this is the airing of an emergency sent by number. */
    static boolean isOfEmergency(AiringId airing) {
        return airing.value().startsWith("urgent-");
    }
}
