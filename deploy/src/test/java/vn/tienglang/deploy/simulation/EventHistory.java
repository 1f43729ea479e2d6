package vn.tienglang.deploy.simulation;

import java.time.Duration;
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
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.VirtualTime;

/**
 * What somebody would know who had seen everything that happened so far: the common memory of the
 * invariants. Written from what was witnessed at the ports, never from what a program says.
 */
final class EventHistory {
    private final VirtualTime time;
    private final Map<StationId, StationHistory> pages = new LinkedHashMap<>();

    /** Nothing has happened yet. */
    EventHistory(VirtualTime time) {
        this.time = time;
    }

    /** What is known of this station. */
    StationHistory of(StationId station) {
        return pages.computeIfAbsent(station, _ -> new StationHistory());
    }

    /** Takes in what happened. */
    void onEvent(SimEvent happening) {
        switch (happening) {
            case SimEvent.Started(var station, long _) -> of(station).begins();
            case SimEvent.Died(var station, boolean _, String _) -> of(station).disturbed();
            case SimEvent.Struck(var station, String _) -> of(station).disturbed();
            case SimEvent.Pressed(var station) -> of(station).disturbed();
            case SimEvent.Kept(var station, Journal.Fact fact) -> of(station).kept(fact);
            case SimEvent.Sounded(var station, AiringId airing) ->
                    of(station).soundings.merge(airing, 1, Integer::sum);
            case SimEvent.Silenced(var station, AiringId airing, Duration after) ->
                    of(station).heard.put(airing, after);
            case SimEvent.Receipted(var station, Message message) -> of(station).receipted(message);
            case SimEvent.Issued(DailyLog log) -> of(log.station()).issued(log);
            case SimEvent.Taken(SignedEntry entry) -> of(entry.entry().station()).taken.add(entry);
            case SimEvent.Stepped(var station, Event.ClipReady _) -> of(station).clipCame();
            case SimEvent.Stepped _,
                    SimEvent.Ordered _,
                    SimEvent.Drove _,
                    SimEvent.Told _,
                    SimEvent.Acknowledged _,
                    SimEvent.Released _,
                    SimEvent.AtCentre _ -> {}
        }
    }

    private record Appointment(Airing airing, Duration since) {}

    /** What is known of one station. */
    final class StationHistory {
        private final Map<LocalDate, NavigableMap<Integer, DailyLog>> issued = new TreeMap<>();
        private final Map<LocalDate, DailyLog> held = new TreeMap<>();
        private final Set<AiringId> marked = new HashSet<>();
        private final List<SignedEntry> entries = new ArrayList<>();
        private final Map<AiringId, AsRunEntry> settled = new HashMap<>();
        private final Map<AiringId, Message.Urgent> urgents = new LinkedHashMap<>();
        private final Map<AiringId, Duration> urgentSince = new HashMap<>();
        private final List<Message.Urgent> openUrgents = new ArrayList<>();
        private final Map<AiringId, Integer> soundings = new HashMap<>();
        private final Map<AiringId, Duration> heard = new HashMap<>();
        private final List<SignedEntry> taken = new ArrayList<>();
        private final Map<AiringId, Appointment> appointments = new HashMap<>();
        private Duration clipCameAt = Duration.ZERO;
        private Duration disturbedAt = Duration.ZERO;
        private Duration runsSince = Duration.ZERO;

        private void begins() {
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
                Appointment before = appointments.get(airing.id());
                if (before == null || !before.airing.equals(airing)) {
                    appointments.put(airing.id(), new Appointment(airing, time.now()));
                }
            }
        }

        private void kept(Journal.Fact fact) {
            switch (fact) {
                case Journal.Fact.LogStored(DailyLog log) -> held(log);
                case Journal.Fact.UrgentStored(Message.Urgent urgent) -> called(urgent);
                case Journal.Fact.Started(Journal.Mark mark) -> {
                    marked.add(mark.airing());
                    close(mark.airing());
                }
                case Journal.Fact.Settled(SignedEntry entry) -> {
                    close(entry.entry().airing());
                    entries.add(entry);
                    settled.putIfAbsent(entry.entry().airing(), entry.entry());
                }
                case Journal.Fact.Acknowledged _, Journal.Fact.TimeReceived _ -> {}
                case Journal.Fact.DaysDropped(LocalDate before) ->
                        held.keySet().removeIf(date -> date.isBefore(before));
            }
        }

        private void close(AiringId airing) {
            openUrgents.removeIf(urgent -> urgent.airing().equals(airing));
        }

        private void receipted(Message message) {
            if (message instanceof Message.Urgent urgent) {
                called(urgent);
            }
        }

        private void called(Message.Urgent urgent) {
            if (!urgents.containsKey(urgent.airing())) {
                boolean newest =
                        urgents.values().stream()
                                .allMatch(known -> known.number() < urgent.number());
                if (newest) {
                    urgents.put(urgent.airing(), urgent);
                    urgentSince.put(urgent.airing(), time.now());
                    openUrgents.add(urgent);
                }
            }
        }

        private void issued(DailyLog log) {
            issued.computeIfAbsent(log.date(), _ -> new TreeMap<>()).put(log.revision(), log);
        }

        /** Every log the centre ever issued for the station, by day and revision. */
        Map<LocalDate, NavigableMap<Integer, DailyLog>> issued() {
            return issued;
        }

        /** The log of this day and revision as the centre issued it, if it ever did. */
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

        /** Since when, by the world's age, the station has known of the airing as it stands. */
        Duration knownSince(AiringId airing) {
            return Optional.ofNullable(appointments.get(airing))
                    .map(Appointment::since)
                    .orElse(time.now());
        }

        /** When, by the world's age, a clip last became whole. */
        Duration clipCameAt() {
            return clipCameAt;
        }

        /** The airing as the logs on the station's disk have it. */
        Optional<Airing> planned(AiringId airing) {
            return held.values().stream().flatMap(log -> log.airing(airing).stream()).findFirst();
        }

        /** The airing as any log the centre ever issued has it, the newest first. */
        Optional<Airing> everPlanned(AiringId airing) {
            return issued.values().stream()
                    .flatMap(revisions -> revisions.descendingMap().values().stream())
                    .flatMap(log -> log.airing(airing).stream())
                    .findFirst();
        }

        /** True when the mark that it was started is on the station's disk, or was. */
        boolean isMarked(AiringId airing) {
            return marked.contains(airing);
        }

        /** Every entry on the station's disk, in the order of writing. */
        List<SignedEntry> entries() {
            return entries;
        }

        /** What became of the airing, by the station's disk. */
        Optional<AsRunEntry> settled(AiringId airing) {
            return Optional.ofNullable(settled.get(airing));
        }

        /** Emergencies the station has acknowledged, each newer than the one before. */
        Collection<Message.Urgent> urgents() {
            return urgents.values();
        }

        /** True when the station acknowledged an emergency at least once. */
        boolean knowsUrgents() {
            return !urgents.isEmpty();
        }

        /** Those of them that were neither begun nor settled, oldest first. */
        List<Message.Urgent> openUrgents() {
            return openUrgents;
        }

        /** When, by the world's age, the station acknowledged this emergency first. */
        Duration knownSince(Message.Urgent urgent) {
            return urgentSince.getOrDefault(urgent.airing(), Duration.ZERO);
        }

        /** How often it began to sound. */
        int soundings(AiringId airing) {
            return soundings.getOrDefault(airing, 0);
        }

        /** For how long it sounded, the last time it did. */
        Duration heard(AiringId airing) {
            return heard.getOrDefault(airing, Duration.ZERO);
        }

        /** Every entry the centre has committed, in the order of doing so. */
        List<SignedEntry> taken() {
            return taken;
        }

        /** When, by the world's age, something last happened to it that upsets its work. */
        Duration disturbedAt() {
            return disturbedAt;
        }

        /** Since when, by the world's age, its program runs, if it does. */
        Duration runsSince() {
            return runsSince;
        }
    }
}
