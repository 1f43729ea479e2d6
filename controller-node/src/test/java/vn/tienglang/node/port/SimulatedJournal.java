package vn.tienglang.node.port;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.AsRunLog;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.SignedEntry;

/**
 * Journal on a {@link SimulatedDisk}: a list of all facts, replayed at start. A start makes what it
 * reads durable before anybody acts on it. Its unkind things are those of the disk.
 */
public final class SimulatedJournal implements Journal {
    private final StationId station;
    private final SimulatedDisk disk;
    private final SortedMap<LocalDate, DailyLog> logs = new TreeMap<>();
    private final SortedMap<AiringId, Mark> marks = new TreeMap<>();
    private final SortedMap<AiringId, Long> frames = new TreeMap<>();
    private final SortedMap<Long, Emergency> emergencies = new TreeMap<>();
    private final SortedMap<Long, Emergency> ends = new TreeMap<>();
    private final List<SignedEntry> entries = new ArrayList<>();
    private AsRunLog chain;
    private long urgentNumber;
    private long acknowledged;
    private Optional<Instant> firstStart = Optional.empty();
    private LocalDate keptFrom = LocalDate.EPOCH;
    private Instant mutedUntil = Instant.EPOCH;
    private final SortedMap<Long, UnsureRun> unsureRuns = new TreeMap<>();
    private Optional<BatteryCheck> batteryCheck = Optional.empty();
    private final SortedSet<StoppedProgramme> stopped =
            new TreeSet<>(
                    Comparator.comparing(StoppedProgramme::date)
                            .thenComparing(StoppedProgramme::name));

    /** The journal of this station on this disk. */
    public SimulatedJournal(StationId station, SimulatedDisk disk) {
        this.station = station;
        this.disk = disk;
        chain = AsRunLog.empty(station, disk.chain());
        disk.facts().forEach(this::takeIn);
    }

    @Override
    public Recovered recover() {
        disk.checkpoint();
        return new Recovered(
                disk.countBoot(),
                List.copyOf(logs.values()),
                marks.values().stream()
                        .map(mark -> new Interrupted(mark, frames.getOrDefault(mark.airing(), 0L)))
                        .toList(),
                settled(),
                Stream.concat(emergencies.values().stream(), ends.values().stream())
                        .sorted(
                                Comparator.comparingLong(Emergency::number)
                                        .thenComparing(one -> one.kind() == Emergency.Kind.ENDED))
                        .toList(),
                urgentNumber,
                chain,
                acknowledged,
                firstStart,
                keptFrom,
                disk.isReplaced(),
                mutedUntil,
                stopped.stream().toList(),
                List.copyOf(unsureRuns.values()),
                batteryCheck);
    }

    private List<AsRunEntry> settled() {
        return entries.stream()
                .map(SignedEntry::entry)
                .filter(entry -> !entry.date().isBefore(keptFrom) || isOfEmergency(entry))
                .toList();
    }

    private boolean isOfEmergency(AsRunEntry entry) {
        String airing = entry.airing().value();
        return Stream.concat(emergencies.values().stream(), ends.values().stream())
                .map(emergency -> emergency.airing().value())
                .anyMatch(first -> airing.equals(first) || airing.startsWith(first + "-r"));
    }

    @Override
    public void write(Fact fact) {
        disk.append(fact);
        takeIn(fact);
    }

    private void takeIn(Fact fact) {
        switch (fact) {
            case Fact.LogStored(DailyLog log) -> logs.put(log.date(), log);
            case Fact.EmergencyStored(Emergency emergency) -> {
                boolean isEnd = emergency.kind() == Emergency.Kind.ENDED;
                (isEnd ? ends : emergencies).put(emergency.number(), emergency);
                urgentNumber = Math.max(urgentNumber, emergency.number());
            }
            case Fact.EmergencyForgotten(long number) -> {
                emergencies.remove(number);
                ends.remove(number);
            }
            case Fact.Started(Mark mark) -> {
                marks.put(mark.airing(), mark);
                frames.put(mark.airing(), 0L);
            }
            case Fact.Settled(SignedEntry signed) -> {
                entries.add(signed);
                chain = chain.append(signed.entry());
                marks.remove(signed.entry().airing());
                frames.remove(signed.entry().airing());
            }
            case Fact.Acknowledged(long upTo) -> acknowledged = upTo;
            case Fact.FirstStarted(Instant at) -> firstStart = Optional.of(at);
            case Fact.PreviousChainEnded(Digest head) ->
                    chain = new AsRunLog(station, chain.chain(), chain.sequence(), head);
            case Fact.RanUnsure(UnsureRun run) -> {
                unsureRuns.put(run.boot(), run);
                if (unsureRuns.size() > UnsureRun.KEPT_MOST) {
                    unsureRuns.remove(unsureRuns.firstKey());
                }
            }
            case Fact.UnsureRunsJudged() -> unsureRuns.clear();
            case Fact.BatteryClockChecked(var check) -> batteryCheck = check;
            case Fact.Progressed(AiringId airing, long consumed) ->
                    frames.replace(airing, consumed);
            case Fact.MutedUntil(Instant until) -> mutedUntil = until;
            case Fact.ProgrammeStopped(StoppedProgramme programme) -> stopped.add(programme);
            case Fact.DaysDropped(LocalDate before) -> {
                keptFrom = before;
                stopped.removeIf(programme -> programme.date().isBefore(before));
                logs.headMap(before).clear();
            }
        }
    }

    @Override
    public List<SignedEntry> entriesAfter(long sequence, int atMost) {
        return entries.stream().skip(Math.max(0, sequence)).limit(atMost).toList();
    }

    @Override
    public Optional<Digest> digest(long sequence) {
        return sequence < 1 || sequence > entries.size()
                ? Optional.empty()
                : Optional.of(entries.get((int) sequence - 1).entry().digest());
    }

    /** Every entry ever written, in order. */
    public List<AsRunEntry> asRun() {
        return entries.stream().map(SignedEntry::entry).toList();
    }

    /** Station of the journal. */
    public StationId station() {
        return station;
    }

    @Override
    public void close() {}
}
