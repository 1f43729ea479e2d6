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

/**
 * One station: board, amplifier, horn, clocks and road, and the program while it runs. Loop and
 * machine are the real ones.
 *
 * <p>A crash ends the program and leaves the relay as it is until the service manager starts it
 * again. A power cut opens the relay, silences all, and brings the wall clock back wrong.
 */
final class SimStation {
    private static final Duration EVENT_WAITS_AT_MOST = Duration.ofMillis(2);
    private static final Duration SERVICE_MANAGER_WAITS = Duration.ofSeconds(5);

    /** How long an order to open may wait until it is repeated. */
    private static final Duration INSISTS_EVERY = Duration.ofSeconds(65);

    /** How long the machine may still wait for what a speaker did not say. */
    private static final Duration SPEAKER_RECOVERS = Duration.ofSeconds(10);

    private static final long WIDE = 100_000;

    /** In how many cases what travels at least once travels twice. */
    private static final double COPIES = 0.03;

    private final SimContext scene;
    private final Station station;
    private final PlayoutSettings settings;
    private final SeededRandom seed;
    private final SimNetwork network;
    private final SimulatedClock clock;
    private final SimTimeDaemon daemon;
    private final SimulatedRelay relay = new SimulatedRelay();
    private final SimulatedDisk disk = new SimulatedDisk();
    private final SimulatedClipStore clips;
    private final SimulatedSpeaker speaker;
    private final CrashPoint peril = new CrashPoint(this::diesAt);
    private Optional<Program> program = Optional.empty();
    private Optional<Sounding> sounding = Optional.empty();
    private TaskLifetime rest = new TaskLifetime();
    private final Set<ClipId> whole = new LinkedHashSet<>();
    private boolean powered = true;
    private Duration relayStruckUntil = Duration.ZERO;
    private Duration speakerStruckUntil = Duration.ZERO;

    /** What becomes of the board when the waiting death strikes. */
    private Doom doom = Doom.crash(SERVICE_MANAGER_WAITS);

    /**
     * How a program ends, and how it comes back.
     *
     * @param powerGoes whether the board loses power, or only the program dies
     * @param backAfter after how long it is started again
     * @param wallWrongBy how wrong the wall clock is when the power comes back
     */
    record Doom(boolean powerGoes, Duration backAfter, Duration wallWrongBy) {
        static Doom crash(Duration backAfter) {
            return new Doom(false, backAfter, Duration.ZERO);
        }
    }

    /** What comes out of the output, heard or not. */
    private record Sounding(AiringId airing, Duration since) {}

    /**
     * A board that has power, a right clock and nothing on its disk. Its program is not started.
     */
    SimStation(
            SimContext scene,
            Station station,
            List<AreaCode> areas,
            SimNetwork network,
            SeededRandom seed) {
        this.scene = scene;
        this.station = station;
        this.seed = seed;
        this.network = network;
        this.clock = new SimulatedClock(scene.time(), scene.startInstant());
        this.clips = new SimulatedClipStore(this::offer);
        this.speaker = new SimulatedSpeaker(scene.time(), clock, clips::clipAt, this::offer);
        this.settings =
                PlayoutSettings.usual(
                        station.id(),
                        areas,
                        station.zone(),
                        speaker.description(),
                        speaker.audible(),
                        relay.description());
        this.daemon =
                new SimTimeDaemon(
                        scene,
                        seed.branch("daemon"),
                        clock,
                        network,
                        seed.between(-60, 60),
                        synchronised -> offer(new Event.ClockSynchronised(synchronised)));
    }

    // What it is.

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

    /** By how much its wall clock is ahead of the true time. */
    Duration wallWrongBy() {
        return clock.wrongBy();
    }

    /** True while the program runs. */
    boolean runs() {
        return program.isPresent();
    }

    /** True when the program would say that it trusts its wall clock. */
    boolean trustsItsClock() {
        return program.map(running -> running.loop.view().status().clockTrusted()).orElse(false);
    }

    /** What sounds now, heard or not. */
    Optional<AiringId> sounds() {
        return sounding.map(Sounding::airing);
    }

    /** True when the amplifier has power. */
    boolean amplifies() {
        return relay.contact() == RelayState.CLOSED;
    }

    /** True when this clip is there, whole. */
    boolean has(Clip clip) {
        return clips.holding(clip) instanceof ClipStore.Holding.Whole;
    }

    /** What its journal would give back. */
    Journal.Recovered onDisk() {
        return new SimulatedJournal(id(), disk).recover();
    }

    /** Every as-run entry on its disk, in order. */
    List<AsRunEntry> asRun() {
        return new SimulatedJournal(id(), disk).asRun();
    }

    // What is done to it.

    /** The program is started. */
    void starts() {
        if (program.isEmpty() && powered) {
            program = Optional.of(new Program());
            program.get().wakes();
            daemon.isAsked();
        }
    }

    /** A death waits for it. */
    CrashPoint peril(Doom then) {
        doom = then;
        return peril;
    }

    private void diesAt(String where) {
        dies(doom, where);
    }

    /** The program ends, whatever it was doing, and comes back. */
    void dies(Doom how, String where) {
        if (!powered) {
            return;
        }
        rest.end();
        rest = new TaskLifetime();
        program.ifPresent(running -> running.dies(how.powerGoes()));
        program = Optional.empty();
        speaker.losePower();
        if (how.powerGoes()) {
            powered = false;
            relay.losePower();
        }
        scene.listener().onEvent(new SimEvent.Died(id(), how.powerGoes(), where));
        listen();
        scene.in(how.backAfter(), rest, () -> comesBack(how));
    }

    private void comesBack(Doom after) {
        if (after.powerGoes()) {
            powered = true;
            clock.setRight();
            clock.step(after.wallWrongBy());
            daemon.startsAnew();
        }
        starts();
    }

    /** Whatever it waits for to come back has come. */
    void comesBackNow() {
        rest.end();
        if (!powered) {
            powered = true;
            daemon.startsAnew();
        }
        starts();
    }

    /** Somebody sets its wall clock. */
    void wallSteps(Duration by) {
        if (powered) {
            clock.step(by);
            struck("the wall clock steps by " + by);
            daemon.isBypassed();
        }
    }

    /** The time daemon puts the clock right. */
    void wallIsRight() {
        if (powered) {
            daemon.takeHold();
        }
    }

    /** The contact stays as it is, whatever is ordered. */
    void relaySticks(Duration mendedAfter) {
        relay.stick();
        struck("the relay sticks " + relay.contact());
        relayStruckUntil = later(relayStruckUntil, mendedAfter.plus(INSISTS_EVERY));
        scene.in(mendedAfter, relay::mend);
    }

    /** The contact obeys, but nothing is read back. */
    void relayFallsSilent(Duration mendedAfter) {
        relay.fallSilent();
        struck("the relay does not answer");
        relayStruckUntil = later(relayStruckUntil, mendedAfter.plus(INSISTS_EVERY));
        scene.in(mendedAfter, relay::mend);
    }

    /** The speaker does something wrong. */
    void speakerFails(String how, Consumer<SimulatedSpeaker> wrong, Duration mendedAfter) {
        wrong.accept(speaker);
        struck("the speaker " + how);
        speakerStruckUntil = later(speakerStruckUntil, mendedAfter.plus(SPEAKER_RECOVERS));
        scene.in(mendedAfter, speaker::mend);
    }

    /** Nothing more fits into its journal. */
    void diskIsFull(Duration mendedAfter) {
        disk.setFull(true);
        struck("the disk is full");
        scene.in(mendedAfter, () -> disk.setFull(false));
    }

    /** Nothing more fits into its clip store. */
    void clipsDoNotFit(Duration mendedAfter) {
        clips.setFull(true);
        struck("no clip fits any more");
        scene.in(mendedAfter, () -> clips.setFull(false));
    }

    /** Which clips came in whole, and were not lost since. */
    List<ClipId> clipsThere() {
        return List.copyOf(whole);
    }

    /** The clip is gone from its disk. The program does not know. */
    void losesClip(ClipId clip) {
        struck("a clip is lost");
        whole.remove(clip);
        clips.lose(clip);
    }

    /** The broker has forgotten its session. */
    void sessionIsForgotten() {
        struck("the broker forgets its session");
        scene.broker().forget(id().value());
    }

    /** The broker takes its next log, and loses it. */
    void logIsLost() {
        struck("the broker loses its next log");
        scene.broker().losesNextLogOf(id());
    }

    private Duration later(Duration before, Duration fromNow) {
        Duration then = scene.time().now().plus(fromNow);
        return before.compareTo(then) > 0 ? before : then;
    }

    private void struck(String by) {
        scene.listener().onEvent(new SimEvent.Struck(id(), by));
    }

    /** True while the relay does not do what it should, or the machine may not know it does. */
    boolean isRelayStruck() {
        return scene.time().now().compareTo(relayStruckUntil) < 0;
    }

    /** True while the speaker does not do what it should. */
    boolean isSpeakerStruck() {
        return scene.time().now().compareTo(speakerStruckUntil) < 0;
    }

    /** Until when, by the world's age, relay or speaker did not do what they should. */
    Duration struckUntil() {
        return relayStruckUntil.compareTo(speakerStruckUntil) > 0
                ? relayStruckUntil
                : speakerStruckUntil;
    }

    /** Everything about it is mended, and nothing waits for it any more. */
    void isMended() {
        scene.broker().losesNoLogOf(id());
        peril.pass();
        relay.mend();
        speaker.mend();
        disk.setFull(false);
        clips.setFull(false);
        network.mend();
        network.carryPerSecond(WIDE);
        comesBackNow();
        wallIsRight();
    }

    /** Its road is cut. */
    void roadIsCut(Duration mendedAfter) {
        struck("the road is cut");
        network.cut();
        daemon.losesTheRoad();
        scene.in(mendedAfter, network::mend);
    }

    /** Its road is thin for a while. */
    void roadIsThin(long bytesPerSecond, Duration mendedAfter) {
        struck("the road is thin");
        network.carryPerSecond(bytesPerSecond);
        scene.in(mendedAfter, () -> network.carryPerSecond(WIDE));
    }

    /** Staff press stop. */
    void staffPressStop() {
        scene.listener().onEvent(new SimEvent.Pressed(id()));
        offer(new Event.StaffStopped());
    }

    private boolean offer(Event event) {
        if (event instanceof Event.ClipReady(ClipId clip)) {
            whole.add(clip);
        }
        return program.map(running -> running.offer(event)).orElse(false);
    }

    /** Listens at the horn: belongs after every event. */
    void listen() {
        Optional<AiringId> now = speaker.sounding();
        if (now.equals(sounds())) {
            return;
        }
        sounding.ifPresent(ended ->
                scene.listener()
                        .onEvent(
                                new SimEvent.Silenced(
                                        id(),
                                        ended.airing(),
                                        scene.time().now().minus(ended.since()))));
        sounding = now.map(airing -> new Sounding(airing, scene.time().now()));
        now.ifPresent(airing -> scene.listener().onEvent(new SimEvent.Sounded(id(), airing)));
    }

    /** The program, from one start to its end. */
    private final class Program {
        private final TaskLifetime process = new TaskLifetime();
        private final Mutation mutation = scene.mutation().make();
        private final Queue<Event> mailbox = new ArrayDeque<>();
        private final StationLoop loop;
        private final SimLink link;
        private long waits;

        Program() {
            clock.reboot();
            var journal = new SimulatedJournal(id(), disk);
            Journal.Recovered recovered = journal.recover();
            scene.listener().onEvent(new SimEvent.Started(id(), recovered.boot()));
            link = link(recovered.boot());
            var watched = new ObservedPorts(id(), process, peril, scene.listener());
            var ports =
                    new StationLoop.Ports(
                            mutation.relay(watched.relay(relay)),
                            mutation.speaker(watched.speaker(speaker)),
                            mutation.clips(watched.clips(clips)),
                            mutation.journal(watched.journal(journal)),
                            mutation.link(watched.link(link)),
                            TestKeys.station(id()));
            loop = new StationLoop(settings, mutation.recovered(recovered), ports);
        }

        private SimLink link(long boot) {
            var will = new Message.StationLost(id(), boot);
            var identity =
                    new SimLink.Identity(
                            id(),
                            Codec.encode(will, TestKeys.station(id())),
                            TestKeys.station(id()),
                            TestKeys.keyring());
            return new SimLink(
                    scene,
                    seed.branch("link " + boot),
                    network,
                    process,
                    identity,
                    this::offer,
                    message -> scene.listener().onEvent(new SimEvent.Receipted(id(), message)),
                    COPIES);
        }

        boolean offer(Event event) {
            if (!process.isAlive() || mailbox.size() >= Limits.MAILBOX) {
                return false;
            }
            mailbox.add(event);
            scene.in(seed.upTo(EVENT_WAITS_AT_MOST), process, this::takesIn);
            return true;
        }

        private void takesIn() {
            steps(mailbox.remove());
        }

        void wakes() {
            steps(new Event.Tick());
        }

        private void steps(Event event) {
            ClockReading reading = mutation.reading(clock.read());
            Duration pause = Duration.ZERO;
            for (Event one : mutation.events(event, reading)) {
                scene.listener().onEvent(new SimEvent.Stepped(id(), one));
                try {
                    pause = loop.step(one, reading);
                } catch (SimulatedCrash _) {
                    return;
                } catch (Journal.JournalException e) {
                    // The program ends in its own way: it has ordered the relay open.
                    SimStation.this.dies(
                            Doom.crash(SERVICE_MANAGER_WAITS), String.valueOf(e.getMessage()));
                    return;
                } catch (RuntimeException e) {
                    throw new Invariant.ViolationError("TheProgramNeverFails", id() + ": " + e, e);
                }
            }
            long wait = ++waits;
            scene.time()
                    .at(
                            clock.worldAge(reading.sinceBoot().plus(pause)),
                            process.whileAlive(() -> {
                                if (wait == waits) {
                                    wakes();
                                }
                            }));
        }

        void dies(boolean powerGoes) {
            process.end();
            link.die(powerGoes);
        }
    }
}
