package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Emergency;
import vn.tienglang.airtime.EmergencyStep;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.Digest;
import vn.tienglang.airtime.asrun.Outcome;
import vn.tienglang.airtime.asrun.SignedEntry;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signature;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Nonce;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedClipStore;
import vn.tienglang.node.port.SimulatedClock;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.SimulatedJournal;
import vn.tienglang.node.port.SimulatedRelay;
import vn.tienglang.node.port.SimulatedSpeaker;
import vn.tienglang.node.port.TestAiring;
import vn.tienglang.node.port.TimeDaemonState;
import vn.tienglang.node.port.VirtualTime;

/**
 * Scenario of one station in virtual time. Loop and playout are the real ones; relay, speaker,
 * disk, clips and clocks are simulated. After every step it checks that nothing plays while the
 * relay is open, and that the station does not wake without a reason.
 */
public final class StationScenario {
    /** Id of the station. */
    public static final StationId STATION = new StationId("ls-tan-thanh");

    /** The commune the station stands in. */
    public static final AreaCode COMMUNE = new AreaCode("06394");

    /** Time zone of the station. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    /** Day of the scenarios. */
    public static final LocalDate DAY = LocalDate.of(2026, 3, 2);

    /** Start of the scenarios: five in the morning. */
    public static final Instant FIVE = at("05:00");

    private static final int STEPS_REMEMBERED = 50;

    private static final Signer SIGNER =
            bytes ->
                    new Signature(
                            new KeyId(STATION + "-1"),
                            Base64.getEncoder()
                                    .encodeToString(
                                            Digest.of(new String(bytes, StandardCharsets.UTF_8))
                                                    .value()
                                                    .getBytes(StandardCharsets.US_ASCII)));

    private final VirtualTime time = new VirtualTime();
    private final SimulatedClock clock = new SimulatedClock(time, FIVE);
    private final Queue<Event> mailbox = new ArrayDeque<>();
    private final SimulatedRelay relay = new SimulatedRelay();
    private final SimulatedClipStore clips = new SimulatedClipStore(this::happens);
    private final SimulatedSpeaker speaker =
            new SimulatedSpeaker(time, clock, clips::clipAt, this::happens);
    private final SimulatedDisk disk = new SimulatedDisk();
    private final List<Message> sent = new ArrayList<>();
    private final SortedMap<ClipId, Clip> clipsOfCentre = new TreeMap<>();
    private final List<StationSnapshot.RelayChange> edges = new ArrayList<>();
    private final Deque<String> lastSteps = new ArrayDeque<>();
    private Optional<StationLoop> loop = Optional.empty();
    private boolean centreAnswers = true;
    private int machineBoots = 1;
    private boolean machineRuns;
    private Instant machineStartedAt = FIVE;
    private OptionalInt batteryDrift = OptionalInt.empty();
    private Optional<Duration> batteryTime = Optional.empty();
    private Duration centreWrongBy = Duration.ZERO;
    private boolean linkUp;
    private long powered;
    private long wakes;
    private int receipts;

    /** This time of day on the day of the scenarios. */
    public static Instant at(String timeOfDay) {
        return DAY.atTime(LocalTime.parse(timeOfDay)).atZone(ZONE).toInstant();
    }

    /** A running station with a trusted clock and a link, at five in the morning. */
    public static StationScenario atFive() {
        var scenario = new StationScenario();
        scenario.powersUp();
        scenario.clockIsTrusted();
        scenario.linkComesUp();
        return scenario;
    }

    // Power.

    /** The program starts. */
    public void powersUp() {
        assertThat(loop).as("the program runs already").isEmpty();
        if (!machineRuns) {
            machineRuns = true;
            machineStartedAt = clock.trueTime();
        }
        clock.reboot();
        PlayoutSettings settings =
                PlayoutSettings.usual(
                                STATION,
                                List.of(COMMUNE, new AreaCode("20"), AreaCode.COUNTRY),
                                ZONE,
                                speaker.description(),
                                speaker.audible(),
                                relay.description(),
                                relay.isReal())
                        .withMachineBoot(
                                "machine-" + machineBoots,
                                Duration.between(machineStartedAt, clock.trueTime()));
        settings =
                batteryDrift.isPresent()
                        ? settings.withBatteryClock(batteryDrift.getAsInt())
                        : settings;
        var journal = new SimulatedJournal(STATION, disk);
        var ports =
                new StationLoop.Ports(
                        relay,
                        speaker,
                        clips,
                        journal,
                        new ScenarioLink(),
                        () ->
                                batteryTime.map(ahead ->
                                        clock.trueTime()
                                                .plus(ahead)
                                                .truncatedTo(ChronoUnit.SECONDS)),
                        SIGNER,
                        new SplittableRandom(powered));
        loop = Optional.of(new StationLoop(settings, journal.recover(), ports));
        happens(new Event.Tick());
        now();
    }

    /** The power fails; the relay opens. */
    public void losesPower() {
        dies();
        machineBoots++;
        machineRuns = false;
        relay.losePower();
        clock.daemonIs(TimeDaemonState.UNSYNCHRONISED);
        linkUp = false;
        recordRelayChange();
    }

    /** The program is killed; the relay stays as it is. */
    public void dies() {
        loop = Optional.empty();
        powered++;
        mailbox.clear();
        speaker.losePower();
        linkUp = false;
    }

    /** True while the program runs. */
    public boolean runs() {
        return loop.isPresent();
    }

    // Time.

    /** Time passes up to this time of the day. */
    public void advanceTo(String timeOfDay) {
        advanceTo(at(timeOfDay));
    }

    /** Time passes up to this instant. */
    public void advanceTo(Instant instant) {
        advance(Duration.between(clock.trueTime(), instant));
    }

    /** Time passes. */
    public void advance(Duration by) {
        time.runUntil(time.now().plus(by));
    }

    /** The process stands still for this long, as after a SIGSTOP; then it runs on. */
    public void standsStill(Duration by) {
        wakes++;
        time.runUntil(time.now().plus(by));
        happens(new Event.Tick());
        now();
    }

    /** Runs everything that is due now. */
    private void now() {
        time.runUntil(time.now());
    }

    /** The wall clock steps by this much. */
    public void wallStepsBy(Duration by) {
        clock.step(by);
    }

    /** The time daemon steps the wall clock by this much, without an event to the program. */
    public void timeDaemonSteps(Duration by) {
        clock.stepByDaemon(by);
    }

    /** The wall clock is set to the true time. */
    public void wallIsSetRight() {
        clock.setRight();
    }

    /** The time daemon is synchronised; nothing tells the program. */
    public void clockIsTrusted() {
        timeDaemonIs(TimeDaemonState.synchronised(Duration.ofMillis(1)));
    }

    /** The time daemon is in this state; nothing tells the program, which runs soon anyway. */
    public void timeDaemonIs(TimeDaemonState state) {
        clock.daemonIs(state);
        happens(new Event.Tick());
        now();
    }

    /**
     * The board has a battery clock, used from the next start of the program on.
     *
     * @param ahead how far it is ahead of the true time
     */
    public void batteryClockIsAhead(Duration ahead) {
        batteryDrift = OptionalInt.of(20);
        batteryTime = Optional.of(ahead);
    }

    /** The battery clock cannot be read any more. */
    public void batteryClockFails() {
        batteryTime = Optional.empty();
    }

    // Events.

    /** Adds an event to the mailbox; it is handled when time next passes. */
    public boolean happens(Event event) {
        if (loop.isEmpty()) {
            return false;
        }
        mailbox.add(event);
        long poweredBy = powered;
        time.at(time.now(), () -> handleWaiting(poweredBy));
        return true;
    }

    private void handleWaiting(long poweredBy) {
        if (powered == poweredBy && !mailbox.isEmpty()) {
            step(mailbox.remove());
        }
    }

    private void step(Event event) {
        ClockReading reading = clock.read();
        Duration pause;
        try {
            pause = loop.orElseThrow().step(event, reading);
        } catch (SimulatedDisk.PowerCut e) {
            losesPower();
            return;
        } catch (Journal.JournalException e) {
            recordRelayChange();
            dies();
            return;
        }
        recordRelayChange();
        recordStep(event);
        if (speaker.sounding().isPresent()) {
            assertThat(relay.contact()).as("sound while the relay is").isEqualTo(RelayState.CLOSED);
        }
        if (event instanceof Event.Tick) {
            assertThat(pause).as("pause after waking").isPositive();
        }
        long wake = ++wakes;
        long poweredBy = powered;
        time.in(
                pause,
                () -> {
                    if (wake == wakes && powered == poweredBy) {
                        step(new Event.Tick());
                    }
                });
    }

    private void recordStep(Event event) {
        lastSteps.addLast(
                "%s %s | relay %s | %s"
                        .formatted(clock.trueTime(), event, relay.contact(), view().activity()));
        if (lastSteps.size() > STEPS_REMEMBERED) {
            lastSteps.removeFirst();
        }
    }

    private void recordRelayChange() {
        RelayState before = edges.isEmpty() ? RelayState.OPEN : edges.getLast().state();
        if (relay.contact() != before) {
            edges.add(new StationSnapshot.RelayChange(clock.trueTime(), relay.contact()));
        }
    }

    /** A message of the centre arrives. */
    public void receives(Message message) {
        happens(new Event.MessageReceived(message, () -> receipts++));
        now();
    }

    /** A log arrives; its clips are not on disk. */
    public void receives(DailyLog log) {
        log.clips().forEach(clip -> clipsOfCentre.put(clip.id(), clip));
        receives(new Message.LogIssued(log));
    }

    /** A log arrives whose clips are on disk. */
    public void holds(DailyLog log) {
        log.clips().forEach(clips::put);
        receives(log);
    }

    /** An emergency arrives; its clip is not on disk. */
    public void receives(Message.Urgent urgent) {
        clipsOfCentre.put(urgent.clip().id(), urgent.clip());
        receives((Message) urgent);
    }

    /** An emergency arrives whose clip is on disk. */
    public void holds(Message.Urgent urgent) {
        clips.put(urgent.clip());
        receives(urgent);
    }

    /** An emergency arrives; the centre has its clips. */
    public void receives(Emergency emergency) {
        emergency.targets().stream()
                .flatMap(target -> target.clips().stream())
                .forEach(clip -> clipsOfCentre.put(clip.id(), clip));
        receives(new Message.EmergencyIssued(emergency));
    }

    /** An emergency arrives whose clips are on disk. */
    public void holds(Emergency emergency) {
        emergency.targets().stream().flatMap(target -> target.clips().stream()).forEach(clips::put);
        receives(emergency);
    }

    /** Staff press stop. */
    public void staffPressStop() {
        happens(new Event.StaffStopped());
        now();
    }

    /** Staff mute the station until this time of the day. */
    public void staffMute(String until) {
        happens(new Event.StaffMuted(at(until)));
        now();
    }

    /** Staff end the mute. */
    public void staffUnmute() {
        happens(new Event.StaffUnmuted());
        now();
    }

    /** The centre can be reached. */
    public void linkComesUp() {
        linkUp = true;
        happens(new Event.LinkUp());
        now();
    }

    /** The centre cannot be reached. */
    public void linkBreaks() {
        linkUp = false;
        happens(new Event.LinkDown("cable pulled"));
        now();
    }

    /** The centre receives messages but answers none. */
    public void centreFallsSilent() {
        centreAnswers = false;
    }

    /** The clock of the centre is wrong by this much from now on. */
    public void centreClockIsWrongBy(Duration by) {
        centreWrongBy = by;
    }

    /** The centre answers again. */
    public void centreAnswersAgain() {
        centreAnswers = true;
    }

    private final class ScenarioLink implements Link {
        @Override
        public void send(Message message) {
            if (!linkUp) {
                return;
            }
            sent.add(message);
            if (centreAnswers) {
                long poweredBy = powered;
                time.in(
                        Duration.ofMillis(100),
                        () -> {
                            if (powered == poweredBy) {
                                answer(message);
                            }
                        });
            }
        }

        @Override
        public void close() {}
    }

    private void answer(Message message) {
        switch (message) {
            case Message.AsRunReported(StationId _, List<SignedEntry> entries) ->
                    arrives(acknowledgement(entries.getLast().entry()));
            case Message.TimeRequested(StationId station, Nonce nonce) ->
                    arrives(
                            new Message.TimeAnswered(
                                    station, nonce, clock.trueTime().plus(centreWrongBy)));
            case Message.PartsRequested(StationId station, var clip, List<Integer> parts, var _) ->
                    parts.forEach(index -> arrives(part(station, clip, index)));
            case Message.StatusReported _,
                    Message.StationLost _,
                    Message.LogIssued _,
                    Message.PartSent _,
                    Message.AsRunAcknowledged _,
                    Message.Urgent _,
                    Message.EmergencyIssued _,
                    Message.EmergencyProgressed _,
                    Message.AsRunRangeMissing _,
                    Message.TimeAnswered _,
                    Message.TimeBeacon _ -> {}
        }
    }

    /** The centre's acknowledgement of everything up to this entry. */
    public static Message.AsRunAcknowledged acknowledgement(AsRunEntry entry) {
        return new Message.AsRunAcknowledged(
                entry.station(), entry.chain(), entry.sequence(), entry.digest());
    }

    private Message part(StationId station, ClipId clip, int index) {
        Clip known = Optional.ofNullable(clipsOfCentre.get(clip)).orElseThrow();
        return new Message.PartSent(station, clip, index, TestAiring.part(known, index));
    }

    private void arrives(Message message) {
        happens(new Event.MessageReceived(message, () -> receipts++));
    }

    // Results.

    /** Every as-run entry on disk, in order. */
    public List<AsRunEntry> asRun() {
        return new SimulatedJournal(STATION, disk).asRun();
    }

    /** When the journal first knew the time; nothing that was due earlier is judged. */
    public Instant firstStart() {
        return disk.facts().stream()
                .filter(Journal.Fact.FirstStarted.class::isInstance)
                .map(fact -> ((Journal.Fact.FirstStarted) fact).at())
                .findFirst()
                .orElse(Instant.MAX);
    }

    /** Every airing that was ever marked as started. */
    public Set<AiringId> marked() {
        var marked = new TreeSet<AiringId>();
        for (Journal.Fact fact : disk.facts()) {
            if (fact instanceof Journal.Fact.Started(Journal.Mark mark)) {
                marked.add(mark.airing());
            }
        }
        return marked;
    }

    /** Every emergency that was ever kept. */
    public Set<AiringId> urgentsKept() {
        var kept = new TreeSet<AiringId>();
        for (Journal.Fact fact : disk.facts()) {
            if (fact instanceof Journal.Fact.EmergencyStored(Emergency emergency)) {
                kept.add(emergency.airing());
            }
        }
        return kept;
    }

    /** Every start that any log the station ever held gave this airing. */
    public Set<Instant> plannedStartsOf(AiringId airing) {
        var starts = new TreeSet<Instant>();
        for (Journal.Fact fact : disk.facts()) {
            if (fact instanceof Journal.Fact.LogStored(DailyLog log)) {
                log.airing(airing).ifPresent(plan -> starts.add(plan.airtime().start()));
            }
        }
        return starts;
    }

    /** Outcome of this airing; fails unless it has exactly one entry. */
    public Outcome outcomeOf(AiringId airing) {
        List<AsRunEntry> entries =
                asRun().stream().filter(entry -> entry.airing().equals(airing)).toList();
        assertThat(entries).as("entries of " + airing).hasSize(1);
        return entries.getFirst().outcome();
    }

    /** How often this airing started to play. */
    public long heard(AiringId airing) {
        return speaker.sounds().stream().filter(sound -> sound.airing().equals(airing)).count();
    }

    /** Every sound, in order. */
    public List<SimulatedSpeaker.Sound> sounds() {
        return speaker.sounds();
    }

    /** The steps of this emergency that were reported while the link was up. */
    public Set<EmergencyStep> reportedSteps(long number) {
        var steps = new TreeSet<EmergencyStep>();
        for (Message message : sent) {
            if (message instanceof Message.EmergencyProgressed progressed
                    && progressed.number() == number) {
                steps.addAll(progressed.steps().keySet());
            }
        }
        return steps;
    }

    /** How many reports on emergencies were sent while the link was up. */
    public long progressReports() {
        return sent.stream().filter(Message.EmergencyProgressed.class::isInstance).count();
    }

    /** Everything that was sent while the link was up. */
    public List<Message> sent() {
        return List.copyOf(sent);
    }

    /** The last status that was sent. */
    public StationStatus lastStatus() {
        return sent.reversed().stream()
                .filter(Message.StatusReported.class::isInstance)
                .map(message -> ((Message.StatusReported) message).status())
                .findFirst()
                .orElseThrow();
    }

    /** How many received messages were acknowledged. */
    public int receipts() {
        return receipts;
    }

    /** Every change of the relay's contact, by true time. */
    public List<StationSnapshot.RelayChange> edges() {
        return List.copyOf(edges);
    }

    /** The last steps of the loop, to find the cause of a failure. */
    public List<String> lastSteps() {
        return List.copyOf(lastSteps);
    }

    /** The station as its page shows it. */
    public StationSnapshot view() {
        return loop.orElseThrow().view();
    }

    /** The true time. */
    public Instant trueTime() {
        return clock.trueTime();
    }

    /** The relay, to break it. */
    public SimulatedRelay relay() {
        return relay;
    }

    /** The speaker, to break it. */
    public SimulatedSpeaker speaker() {
        return speaker;
    }

    /** The disk, to break it. */
    public SimulatedDisk disk() {
        return disk;
    }

    /** The clip store, to damage clips. */
    public SimulatedClipStore clips() {
        return clips;
    }
}
