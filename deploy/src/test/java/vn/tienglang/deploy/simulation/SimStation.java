package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.TestKeys;
import vn.tienglang.node.StationLoop;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedClipStore;
import vn.tienglang.node.port.SimulatedClock;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.SimulatedJournal;
import vn.tienglang.node.port.SimulatedRelay;
import vn.tienglang.node.port.SimulatedSpeaker;
import vn.tienglang.node.port.TimeDaemonState;

/**
 * Simulated station: board, amplifier, horn, clocks, network and the program while it runs. {@code
 * StationLoop} and {@code Playout} are the production classes.
 *
 * <p>A crash ends the program and leaves the pin of the relay at its level, as the kernel of a
 * Raspberry Pi does; the guard outside the program opens the relay, where there is one ({@link
 * SimGuard}), and otherwise the next start. A power cut opens the relay, stops the sound, loses
 * what the disk did not sync, and leaves the wall clock wrong. More unkind things: the program
 * stands still and goes on ({@link #standsStill}); the board is another one with an empty card
 * ({@link #isReplaced}); its journal is damaged and a new one begins ({@link #journalIsDamaged}).
 *
 * <p>One class, because the parts of a board are without power, stopped and replaced together.
 */
final class SimStation {
    private static final Duration EVENT_WAITS_AT_MOST = Duration.ofMillis(2);
    private static final Duration SERVICE_MANAGER_WAITS = Duration.ofSeconds(5);

    /** Longest time until an order to open the relay is repeated. */
    private static final Duration INSISTS_EVERY = Duration.ofSeconds(65);

    /** Longest time that {@code Playout} waits for a missing answer of the speaker. */
    private static final Duration SPEAKER_RECOVERS = Duration.ofSeconds(10);

    private static final long WIDE = 100_000;
    private static final int REPLAYS = 40;

    /** Time that a message needs after the bytes before it: its own bytes, and the way. */
    private static final Duration BUFFER_REST = Duration.ofSeconds(5);

    private static final Duration REPLAY_INTERVAL = Duration.ofMillis(250);

    /** Share of QoS 1 messages that are delivered twice. */
    private static final double COPIES = 0.03;

    private final SimContext context;
    private final Station station;
    private final PlayoutSettings settings;
    private final SeededRandom seed;
    private final SimNetwork network;
    private final SimulatedClock clock;
    private final SimTimeDaemon daemon;
    private final SimulatedRelay relay = new SimulatedRelay();
    private final SimGuard guard;
    private SimulatedDisk disk;
    private int journals = 1;
    private Duration standsStillUntil = Duration.ZERO;
    private Duration bufferFullUntil = Duration.ZERO;
    private boolean daemonIsBlocked;
    private boolean findsFacts;
    private final SimulatedClipStore clips;
    private final SimulatedSpeaker speaker;
    private final CrashPoint crashPoint = new CrashPoint(this::diesAt);
    private Optional<Program> program = Optional.empty();
    private Optional<CurrentSound> sounding = Optional.empty();
    private TaskLifetime rest = new TaskLifetime();
    private TaskLifetime outage = new TaskLifetime();
    private final Set<ClipId> completeClips = new LinkedHashSet<>();
    private boolean powered = true;
    private Duration relayStruckUntil = Duration.ZERO;
    private Duration speakerStruckUntil = Duration.ZERO;

    /** Used when the crash point is reached. */
    private RestartPlan restartPlan = RestartPlan.crash(SERVICE_MANAGER_WAITS);

    /**
     * How a program ends and restarts.
     *
     * @param losesPower true for a power cut, false for a crash of the program
     * @param restartAfter time until the program is started again
     * @param wallWrongBy error of the wall clock after a power cut
     */
    record RestartPlan(boolean losesPower, Duration restartAfter, Duration wallWrongBy) {
        static RestartPlan crash(Duration restartAfter) {
            return new RestartPlan(false, restartAfter, Duration.ZERO);
        }
    }

    /** Sound at the output, whether or not the relay is closed. */
    private record CurrentSound(AiringId airing, Duration since) {}

    /** A board with power, a correct clock and an empty disk. Its program is not started. */
    SimStation(
            SimContext context,
            Station station,
            List<AreaCode> areas,
            SimNetwork network,
            SeededRandom seed) {
        this.context = context;
        this.station = station;
        this.seed = seed;
        this.network = network;
        this.disk = new SimulatedDisk(new ChainId("c-" + station.id()));
        this.clock = new SimulatedClock(context.time(), context.startInstant());
        this.clips = new SimulatedClipStore(this::offer);
        this.speaker = new SimulatedSpeaker(context.time(), clock, clips::clipAt, this::offer);
        this.settings =
                PlayoutSettings.usual(
                        station.id(),
                        areas,
                        station.zone(),
                        speaker.description(),
                        speaker.audible(),
                        relay.description(),
                        relay.isReal());
        this.guard = new SimGuard(this, context, seed.branch("guard"), relay);
        this.daemon =
                new SimTimeDaemon(
                        context, seed.branch("daemon"), clock, network, seed.between(-60, 60));
    }

    // State.

    StationId id() {
        return station.id();
    }

    Station station() {
        return station;
    }

    PlayoutSettings settings() {
        return settings;
    }

    SimulatedRelay relay() {
        return relay;
    }

    SimulatedSpeaker speaker() {
        return speaker;
    }

    SimulatedDisk disk() {
        return disk;
    }

    SimulatedClipStore clips() {
        return clips;
    }

    SimNetwork network() {
        return network;
    }

    /** Wall clock minus true time. */
    Duration wallWrongBy() {
        return clock.wrongBy();
    }

    /** True while the program runs. */
    boolean runs() {
        return program.isPresent();
    }

    /** True when the program runs and trusts its wall clock. */
    boolean trustsItsClock() {
        return program.map(running -> running.loop.view().status().clockTrusted()).orElse(false);
    }

    /** True while it says that an emergency waits because nothing proves the time. */
    boolean waitsForTheTime() {
        return program.map(running ->
                        running.loop.view().status().faults().stream()
                                .anyMatch(words -> words.startsWith("Tin khẩn cấp chưa phát")))
                .orElse(false);
    }

    /** True while a start reports facts that the program before wrote without knowing it. */
    boolean isFindingFacts() {
        return findsFacts;
    }

    /** True while the program stands still. */
    boolean isStandingStill() {
        return context.time().now().compareTo(standsStillUntil) < 0;
    }

    /** True while other people's bytes fill the buffers of its network. */
    boolean isBufferFull() {
        return context.time().now().compareTo(bufferFullUntil) < 0;
    }

    /** The guard of its relay. */
    SimGuard guard() {
        return guard;
    }

    /** Chain of its present journal. */
    ChainId chain() {
        return disk.chain();
    }

    /** What the time daemon of the board says. */
    boolean daemonIsSynchronised() {
        return clock.daemon().level() == TimeDaemonState.Level.SYNCHRONISED;
    }

    /** Airing at the output now, whether or not the relay is closed. */
    Optional<AiringId> sounds() {
        return sounding.map(CurrentSound::airing);
    }

    /** True when the amplifier has power. */
    boolean amplifies() {
        return relay.contact() == RelayState.CLOSED;
    }

    /** True when the complete clip is on the disk. */
    boolean has(Clip clip) {
        return clips.holding(clip) instanceof ClipStore.Holding.Whole;
    }

    /** Content of its journal. */
    Journal.Recovered onDisk() {
        return new SimulatedJournal(id(), disk).recover();
    }

    /** Every as-run entry on its disk, in order. */
    List<AsRunEntry> asRun() {
        return new SimulatedJournal(id(), disk).asRun();
    }

    // Faults and repairs.

    /** Starts the program. */
    void starts() {
        if (program.isEmpty() && powered) {
            program = Optional.of(new Program());
            program.get().wakes();
        }
    }

    /** Sets how it restarts, and returns its crash point. */
    CrashPoint crashPoint(RestartPlan then) {
        restartPlan = then;
        return crashPoint;
    }

    private void diesAt(String where) {
        dies(restartPlan, where);
    }

    /** Ends the program at once and restarts it later. */
    void dies(RestartPlan how, String where) {
        if (!powered) {
            return;
        }
        rest.end();
        rest = new TaskLifetime();
        program.ifPresent(running -> running.dies(how.losesPower()));
        program = Optional.empty();
        standsStillUntil = Duration.ZERO;
        speaker.losePower();
        if (how.losesPower()) {
            powered = false;
            relay.losePower();
            int lost = disk.losePower();
            if (lost > 0) {
                context.listener().onEvent(new SimEvent.FactsLost(id(), lost));
            }
        }
        context.listener().onEvent(new SimEvent.Died(id(), how.losesPower(), where));
        listen();
        if (powered) {
            guard.programDied();
        }
        context.in(how.restartAfter(), rest, () -> comesBack(how));
    }

    /** The program stands still for so long, as after SIGSTOP, and then goes on. */
    void standsStill(Duration length) {
        if (!runs() || isStandingStill()) {
            return;
        }
        struck("the program stands still");
        standsStillUntil = context.time().now().plus(length);
        speaker.standStill();
        guard.programStopped();
        Program stopped = program.orElseThrow();
        context.in(
                length,
                stopped.process,
                () -> {
                    speaker.moveAgain();
                    context.listener().onEvent(new SimEvent.MovesAgain(id()));
                });
    }

    /** Another board with an empty card is put in its place and started with the old key. */
    void isReplaced(RestartPlan how) {
        if (!powered) {
            return;
        }
        struck("the board is replaced");
        dies(how, "the board is taken away");
        journalBecomes(new SimulatedDisk(nextChain()));
        clipsThere().forEach(this::losesClip);
    }

    /** The journal is damaged; the program puts it aside at its next start and begins another. */
    void journalIsDamaged(Duration restartAfter) {
        if (!powered) {
            return;
        }
        struck("the journal is damaged");
        dies(RestartPlan.crash(restartAfter), "the journal is damaged");
        journalBecomes(SimulatedDisk.inPlaceOfDamaged(nextChain()));
    }

    private ChainId nextChain() {
        journals++;
        var fresh = new ChainId("c-" + id() + "-" + journals);
        return context.mutation().make().newChain(disk.chain(), fresh);
    }

    private void journalBecomes(SimulatedDisk empty) {
        disk = empty;
        context.listener().onEvent(new SimEvent.JournalReplaced(id(), empty.chain()));
    }

    /** The next sync of its journal fails after the write. */
    void syncFails() {
        struck("the next sync of the disk fails");
        disk.failNextSync();
    }

    /** Other people's bytes fill the buffers on the way, and the link is slow. */
    void networkBuffersAreFull(int bytes, long bytesPerSecond, Duration mendedAfter) {
        networkIsSlow(bytesPerSecond, mendedAfter);
        network.fill(bytes);
        Duration emptied = Duration.ofMillis(bytes * 1_000L / bytesPerSecond);
        bufferFullUntil = later(bufferFullUntil, emptied.plus(BUFFER_REST));
    }

    /** No time server can be reached any more, for ever or until the repair. */
    void timeServersAreBlocked(boolean forEver) {
        struck("the time servers are blocked");
        daemonIsBlocked = daemonIsBlocked || forEver;
        daemon.block();
    }

    /**
     * The power goes and the clock comes back as it was when the centre gave this old answer, which
     * somebody at the broker sends again and again.
     */
    void oldTimeIsReplayed(SimBroker.RecordedAnswer answer, Duration outage) {
        Duration wrongBy = answer.at().minus(context.time().now().plus(outage));
        dies(new RestartPlan(true, outage, wrongBy), "the power goes");
        for (int i = 0; i < REPLAYS; i++) {
            context.in(
                    outage.plus(REPLAY_INTERVAL.multipliedBy(i)),
                    () -> context.broker().injectMessage(answer.packet()));
        }
    }

    /** An answer of the centre to a time request of this station that somebody recorded. */
    Optional<SimBroker.RecordedAnswer> recordedTime() {
        return context.broker().recordedTimeAnswer(id());
    }

    /** The power fails after this time, unless everything is repaired before. */
    void powerFailsIn(Duration delay, RestartPlan how) {
        context.in(delay, outage, () -> dies(how, "the power goes"));
    }

    /** Staff mute the station for this long, by its wall clock. */
    void staffMute(Duration length) {
        struck("staff mute the station for " + length);
        offer(new Event.StaffMuted(clock.read().wall().plus(length)));
    }

    private void comesBack(RestartPlan after) {
        if (after.losesPower()) {
            powered = true;
            clock.setRight();
            clock.step(after.wallWrongBy());
            daemon.startsAnew();
        }
        starts();
    }

    /** Restarts the program now. */
    void comesBackNow() {
        rest.end();
        if (!powered) {
            powered = true;
            daemon.startsAnew();
        }
        starts();
    }

    /** Steps its wall clock. */
    void wallSteps(Duration by) {
        if (powered) {
            clock.step(by);
            struck("the wall clock steps by " + by);
            daemon.isBypassed();
        }
    }

    /** Lets the time daemon correct the clock, or a person where the time servers are blocked. */
    void wallIsRight() {
        if (powered && daemonIsBlocked) {
            clock.setRight();
        } else if (powered) {
            daemon.unblock();
            daemon.takeHold();
        }
    }

    /** The relay contact stays in its state whatever is ordered. */
    void relaySticks(Duration mendedAfter) {
        relay.stick();
        struck("the relay sticks " + relay.contact());
        relayStruckUntil = later(relayStruckUntil, mendedAfter.plus(INSISTS_EVERY));
        context.in(mendedAfter, this::relayIsMended);
    }

    /** The relay contact moves, but its state cannot be read back. */
    void relayFallsSilent(Duration mendedAfter) {
        relay.fallSilent();
        struck("the relay does not answer");
        relayStruckUntil = later(relayStruckUntil, mendedAfter.plus(INSISTS_EVERY));
        context.in(mendedAfter, this::relayIsMended);
    }

    /** The contact moves again: open, unless a program keeps it closed. */
    private void relayIsMended() {
        relay.mend();
        if (!powered) {
            relay.losePower();
        } else {
            guard.holdsThePin();
        }
    }

    /** Injects a fault of the speaker. */
    void speakerFails(String how, Consumer<SimulatedSpeaker> wrong, Duration mendedAfter) {
        wrong.accept(speaker);
        struck("the speaker " + how);
        speakerStruckUntil = later(speakerStruckUntil, mendedAfter.plus(SPEAKER_RECOVERS));
        context.in(mendedAfter, speaker::mend);
    }

    /** Its journal is full. */
    void diskIsFull(Duration mendedAfter) {
        disk.setFull(true);
        struck("the disk is full");
        context.in(mendedAfter, () -> disk.setFull(false));
    }

    /** Its clip store is full. */
    void clipsDoNotFit(Duration mendedAfter) {
        clips.setFull(true);
        struck("no clip fits any more");
        context.in(mendedAfter, () -> clips.setFull(false));
    }

    /** Complete clips on its disk. */
    List<ClipId> clipsThere() {
        return List.copyOf(completeClips);
    }

    /** Deletes the clip from the disk without telling the program. */
    void losesClip(ClipId clip) {
        struck("a clip is lost");
        completeClips.remove(clip);
        clips.lose(clip);
    }

    /** The broker drops its session. */
    void sessionIsForgotten() {
        struck("the broker forgets its session");
        context.broker().forget(id().value());
    }

    /** The broker loses its next log. */
    void logIsLost() {
        struck("the broker loses its next log");
        context.broker().loseNextLogOf(id());
    }

    private Duration later(Duration before, Duration fromNow) {
        Duration then = context.time().now().plus(fromNow);
        return before.compareTo(then) > 0 ? before : then;
    }

    private void struck(String by) {
        context.listener().onEvent(new SimEvent.FaultInjected(id(), by));
    }

    /** True while the relay does not do what it should, or the machine may not know it does. */
    boolean isRelayStruck() {
        return context.time().now().compareTo(relayStruckUntil) < 0;
    }

    /** True while the speaker does not do what it should. */
    boolean isSpeakerStruck() {
        return context.time().now().compareTo(speakerStruckUntil) < 0;
    }

    /** Until when, by the world's age, relay or speaker did not do what they should. */
    Duration struckUntil() {
        return relayStruckUntil.compareTo(speakerStruckUntil) > 0
                ? relayStruckUntil
                : speakerStruckUntil;
    }

    /** Everything about it is mended, and nothing waits for it any more. */
    void repairEverything() {
        context.broker().loseNoLogOf(id());
        crashPoint.pass();
        outage.end();
        relay.mend();
        speaker.mend();
        disk.mend();
        clips.setFull(false);
        network.mend();
        network.carryPerSecond(WIDE);
        comesBackNow();
        wallIsRight();
        offer(new Event.StaffUnmuted());
    }

    /** Cuts its network. */
    void networkIsCut(Duration mendedAfter) {
        struck("the network is cut");
        network.cut();
        daemon.losesNetwork();
        context.in(mendedAfter, network::mend);
    }

    /** Slows its network for a while. */
    void networkIsSlow(long bytesPerSecond, Duration mendedAfter) {
        struck("the network is slow");
        network.carryPerSecond(bytesPerSecond);
        context.in(mendedAfter, () -> network.carryPerSecond(WIDE));
    }

    /** Staff press the stop button. */
    void staffPressStop() {
        context.listener().onEvent(new SimEvent.StopPressed(id()));
        offer(new Event.StaffStopped());
    }

    private boolean offer(Event event) {
        if (event instanceof Event.ClipReady(ClipId clip)) {
            completeClips.add(clip);
        }
        return program.map(running -> running.offer(event)).orElse(false);
    }

    /**
     * Compares the output with the last known sound; called after every event. A sound goes on
     * while its program stands still: the buffer of the card is not modelled.
     */
    void listen() {
        Optional<AiringId> now = speaker.sounding();
        if (now.equals(sounds())) {
            return;
        }
        sounding.ifPresent(ended ->
                context.listener()
                        .onEvent(
                                new SimEvent.SoundEnded(
                                        id(),
                                        ended.airing(),
                                        context.time().now().minus(ended.since()))));
        sounding = now.map(airing -> new CurrentSound(airing, context.time().now()));
        now.ifPresent(
                airing -> context.listener().onEvent(new SimEvent.SoundStarted(id(), airing)));
    }

    /** One run of the program. */
    private final class Program {
        private final TaskLifetime process = new TaskLifetime();
        private final Mutation mutation = context.mutation().make();
        private final Queue<Event> mailbox = new ArrayDeque<>();
        private final StationLoop loop;
        private final SimLink link;
        private long waits;

        Program() {
            clock.reboot();
            var journal = new SimulatedJournal(id(), disk);
            mutation.starting(disk);
            Journal.Recovered recovered = journal.recover();
            findsFacts();
            context.listener().onEvent(new SimEvent.Started(id(), recovered.boot()));
            link = link(recovered.boot());
            var watched = new ObservedPorts(id(), process, crashPoint, context.listener());
            var ports =
                    new StationLoop.Ports(
                            mutation.relay(watched.relay(relay)),
                            mutation.speaker(watched.speaker(speaker)),
                            mutation.clips(watched.clips(clips)),
                            mutation.journal(watched.journal(journal)),
                            mutation.link(watched.link(link)),
                            TestKeys.station(id()),
                            seed.branch("nonces " + recovered.boot()));
            loop = new StationLoop(settings, mutation.recovered(recovered), ports);
        }

        /** Facts whose writer got an exception are on the disk all the same. */
        private void findsFacts() {
            findsFacts = true;
            disk.takeUnanswered()
                    .forEach(fact ->
                            context.listener().onEvent(new SimEvent.FactStored(id(), fact)));
            findsFacts = false;
        }

        private SimLink link(long boot) {
            var will = new Message.StationLost(id(), Optional.of(disk.chain()), boot);
            var identity =
                    new SimLink.Identity(
                            id(),
                            Codec.encode(will, TestKeys.station(id())),
                            TestKeys.station(id()),
                            TestKeys.keyring());
            return new SimLink(
                    context,
                    seed.branch("link " + boot),
                    network,
                    process,
                    identity,
                    this::offer,
                    message ->
                            context.listener()
                                    .onEvent(new SimEvent.AcknowledgedByStation(id(), message)),
                    COPIES);
        }

        boolean offer(Event event) {
            if (!process.isAlive() || mailbox.size() >= Limits.MAILBOX) {
                return false;
            }
            mailbox.add(event);
            context.in(seed.upTo(EVENT_WAITS_AT_MOST), process, this::takesIn);
            return true;
        }

        private void takesIn() {
            if (isStandingStill()) {
                context.time().at(standsStillUntil, process.whileAlive(this::takesIn));
            } else {
                steps(mailbox.remove());
            }
        }

        void wakes() {
            steps(new Event.Tick());
        }

        private void wakes(long wait) {
            if (wait != waits) {
                return;
            }
            if (isStandingStill()) {
                context.time().at(standsStillUntil, process.whileAlive(() -> wakes(wait)));
            } else {
                wakes();
            }
        }

        private void steps(Event event) {
            ClockReading reading = mutation.reading(clock.read());
            Duration pause = Duration.ZERO;
            for (Event one : mutation.events(event, reading)) {
                context.listener().onEvent(new SimEvent.LoopStepped(id(), one));
                try {
                    pause = loop.step(one, reading);
                } catch (SimulatedCrash _) {
                    return;
                } catch (Journal.JournalException e) {
                    // The program stops itself after it has ordered the relay open.
                    SimStation.this.dies(
                            RestartPlan.crash(SERVICE_MANAGER_WAITS),
                            String.valueOf(e.getMessage()));
                    return;
                } catch (RuntimeException e) {
                    throw new Invariant.ViolationError("TheProgramNeverFails", id() + ": " + e, e);
                }
            }
            long wait = ++waits;
            context.time()
                    .at(
                            clock.worldAge(reading.sinceBoot().plus(pause)),
                            process.whileAlive(() -> wakes(wait)));
        }

        void dies(boolean losesPower) {
            process.end();
            link.die(losesPower);
        }
    }
}
