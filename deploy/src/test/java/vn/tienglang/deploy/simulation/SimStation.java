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
import vn.tienglang.node.ClipStore;
import vn.tienglang.node.Contact;
import vn.tienglang.node.Journal;
import vn.tienglang.node.SimClipStore;
import vn.tienglang.node.SimClock;
import vn.tienglang.node.SimDisk;
import vn.tienglang.node.SimJournal;
import vn.tienglang.node.SimRelay;
import vn.tienglang.node.SimSpeaker;
import vn.tienglang.node.StationLoop;
import vn.tienglang.node.playout.Event;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.playout.Reading;

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

    private final Scene scene;
    private final Station station;
    private final PlayoutSettings settings;
    private final Seed seed;
    private final SimNetwork network;
    private final SimClock clock;
    private final SimTimeDaemon daemon;
    private final SimRelay relay = new SimRelay();
    private final SimDisk disk = new SimDisk();
    private final SimClipStore clips;
    private final SimSpeaker speaker;
    private final Peril peril = new Peril(this::diesAt);
    private Optional<Program> program = Optional.empty();
    private Optional<Sounding> sounding = Optional.empty();
    private Lifeline rest = new Lifeline();
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
    SimStation(Scene scene, Station station, List<AreaCode> areas, SimNetwork network, Seed seed) {
        this.scene = scene;
        this.station = station;
        this.seed = seed;
        this.network = network;
        this.clock = new SimClock(scene.time(), scene.beginning());
        this.clips = new SimClipStore(this::offer);
        this.speaker = new SimSpeaker(scene.time(), clock, clips::clipAt, this::offer);
        this.settings =
                PlayoutSettings.usual(
                        station.id(),
                        areas,
                        station.zone(),
                        speaker.words(),
                        speaker.audible(),
                        relay.words());
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

    SimRelay relay() {
        return relay;
    }

    SimSpeaker speaker() {
        return speaker;
    }

    SimDisk disk() {
        return disk;
    }

    SimClipStore clips() {
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
        return relay.contact() == Contact.CLOSED;
    }

    /** True when this clip is there, whole. */
    boolean has(Clip clip) {
        return clips.holding(clip) instanceof ClipStore.Holding.Whole;
    }

    /** What its journal would give back. */
    Journal.Recovered onDisk() {
        return new SimJournal(id(), disk).recover();
    }

    /** Every as-run entry on its disk, in order. */
    List<AsRunEntry> asRun() {
        return new SimJournal(id(), disk).asRun();
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
    Peril peril(Doom then) {
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
        rest.cut();
        rest = new Lifeline();
        program.ifPresent(running -> running.dies(how.powerGoes()));
        program = Optional.empty();
        speaker.losePower();
        if (how.powerGoes()) {
            powered = false;
            relay.losePower();
        }
        scene.witness().saw(new Happening.Died(id(), how.powerGoes(), where));
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
        rest.cut();
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
    void speakerFails(String how, Consumer<SimSpeaker> wrong, Duration mendedAfter) {
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
        scene.witness().saw(new Happening.Struck(id(), by));
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
        scene.witness().saw(new Happening.Pressed(id()));
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
                scene.witness()
                        .saw(
                                new Happening.Silenced(
                                        id(),
                                        ended.airing(),
                                        scene.time().now().minus(ended.since()))));
        sounding = now.map(airing -> new Sounding(airing, scene.time().now()));
        now.ifPresent(airing -> scene.witness().saw(new Happening.Sounded(id(), airing)));
    }

    /** The program, from one start to its end. */
    private final class Program {
        private final Lifeline process = new Lifeline();
        private final Mutation mutation = scene.mutation().make();
        private final Queue<Event> mailbox = new ArrayDeque<>();
        private final StationLoop loop;
        private final SimLink link;
        private long waits;

        Program() {
            clock.reboot();
            var journal = new SimJournal(id(), disk);
            Journal.Recovered recovered = journal.recover();
            scene.witness().saw(new Happening.Started(id(), recovered.boot()));
            link = link(recovered.boot());
            var watched = new WatchedPorts(id(), process, peril, scene.witness());
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
                            Codec.seal(will, TestKeys.station(id())),
                            TestKeys.station(id()),
                            TestKeys.keyring());
            return new SimLink(
                    scene,
                    seed.branch("link " + boot),
                    network,
                    process,
                    identity,
                    this::offer,
                    message -> scene.witness().saw(new Happening.Receipted(id(), message)),
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
            steps(new Event.Woke());
        }

        private void steps(Event event) {
            Reading reading = mutation.reading(clock.read());
            Duration pause = Duration.ZERO;
            for (Event one : mutation.events(event, reading)) {
                scene.witness().saw(new Happening.Stepped(id(), one));
                try {
                    pause = loop.step(one, reading);
                } catch (Death _) {
                    return;
                } catch (Journal.Failed e) {
                    // The program ends in its own way: it has ordered the relay open.
                    SimStation.this.dies(
                            Doom.crash(SERVICE_MANAGER_WAITS), String.valueOf(e.getMessage()));
                    return;
                } catch (RuntimeException e) {
                    throw new Invariant.Broken("TheProgramNeverFails", id() + ": " + e, e);
                }
            }
            long wait = ++waits;
            scene.time()
                    .at(
                            clock.worldAge(reading.sinceBoot().plus(pause)),
                            process.holding(() -> {
                                if (wait == waits) {
                                    wakes();
                                }
                            }));
        }

        void dies(boolean powerGoes) {
            process.cut();
            link.die(powerGoes);
        }
    }
}
