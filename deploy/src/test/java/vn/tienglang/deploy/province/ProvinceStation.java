package vn.tienglang.deploy.province;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.StationLoop;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedClipStore;
import vn.tienglang.node.port.SimulatedClock;
import vn.tienglang.node.port.SimulatedRelay;
import vn.tienglang.node.port.SimulatedSpeaker;
import vn.tienglang.node.port.TimeDaemonState;
import vn.tienglang.node.port.VirtualTime;

/**
 * Station of the simulated province: the production loop with a simulated amplifier, sound output,
 * clock and card. It can lose power or its link. What it really made audible is recorded apart from
 * what it reports. Used on one thread.
 *
 * <p>While the link is down, messages of both directions are lost, except logs: the centre keeps
 * them for the station ({@link ProvinceCentre}).
 */
final class ProvinceStation {
    private static final Duration HOP = Duration.ofMillis(40);
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(1);
    private static final TimeDaemonState SYNCHRONISED =
            TimeDaemonState.synchronised(Duration.ofMillis(20));

    private final VirtualTime time;
    private final Station station;
    private final PlayoutSettings settings;
    private final Signer signer;
    private final SplittableRandom random;
    private final Supplier<Journal> journals;
    private final Consumer<Message> uplink;
    private final boolean isHornDead;
    private final TrueSound trueSound;
    private final SimulatedClock clock;
    private final SimulatedRelay relay = new SimulatedRelay();
    private final SimulatedClipStore clips;
    private final SimulatedSpeaker speaker;
    private final Queue<Event> mailbox = new ArrayDeque<>();
    private Optional<Program> program = Optional.empty();
    private boolean isLinkUp = true;
    private boolean isPowered = true;
    private boolean isSampling;
    private Optional<Message> lastWill = Optional.empty();
    private Consumer<ProvinceStation> connected = _ -> {};

    /** Running program; a later start is another one. */
    private record Program(StationLoop loop, Journal journal, Counter waits) {}

    /** Number of the wait that is still valid. */
    private static final class Counter {
        private long value;
    }

    /**
     * A station with power and a link whose program is not started.
     *
     * @param areas its area and every area above it, nearest first
     * @param journals opens its journal at each start
     * @param uplink receives what it sends while its link is up
     * @param isHornDead true when its horn is silent although the relay closes: nothing that the
     *     station can read back shows it
     */
    ProvinceStation(
            VirtualTime time,
            Instant start,
            Station station,
            List<AreaCode> areas,
            Signer signer,
            SplittableRandom random,
            Supplier<Journal> journals,
            Consumer<Message> uplink,
            boolean isHornDead) {
        this.time = time;
        this.station = station;
        this.signer = signer;
        this.random = random;
        this.journals = journals;
        this.uplink = uplink;
        this.isHornDead = isHornDead;
        this.trueSound = new TrueSound();
        this.clock = new SimulatedClock(time, start);
        this.clips = new SimulatedClipStore(this::offer);
        this.speaker = new SimulatedSpeaker(time, clock, clips::clipAt, this::offer);
        this.settings =
                PlayoutSettings.usual(
                        station.id(),
                        areas,
                        station.zone(),
                        speaker.description(),
                        true,
                        relay.description(),
                        true);
    }

    StationId id() {
        return station.id();
    }

    /** What people near its horn heard. */
    TrueSound trueSound() {
        return trueSound;
    }

    boolean isReachable() {
        return isPowered && isLinkUp && program.isPresent();
    }

    /** Sets what is called when its link comes up. */
    void whenConnected(Consumer<ProvinceStation> listener) {
        connected = listener;
    }

    private void connect() {
        offer(new Event.LinkUp());
        connected.accept(this);
    }

    /** Starts the program. */
    void start() {
        clock.reboot();
        clock.daemonIs(SYNCHRONISED);
        Journal journal = journals.get();
        Journal.Recovered recovered = journal.recover();
        lastWill =
                Optional.of(
                        new Message.StationLost(
                                id(), Optional.of(recovered.asRun().chain()), recovered.boot()));
        var ports =
                new StationLoop.Ports(
                        relay, speaker, clips, journal, new StationLink(), signer, random);
        program =
                Optional.of(
                        new Program(
                                new StationLoop(settings, recovered, ports),
                                journal,
                                new Counter()));
        offer(new Event.Tick());
        if (isLinkUp) {
            connect();
        }
    }

    /** Cuts the power for this long: the sound stops, the relay opens, the program ends. */
    void losePower(Duration length) {
        if (!isPowered) {
            return;
        }
        stop();
        isPowered = false;
        speaker.losePower();
        relay.losePower();
        listen();
        time.in(
                length,
                () -> {
                    isPowered = true;
                    start();
                });
    }

    /** Cuts the link for this long. */
    void loseLink(Duration length) {
        if (!isLinkUp) {
            return;
        }
        isLinkUp = false;
        offer(new Event.LinkDown("mất mạng"));
        time.in(
                length,
                () -> {
                    isLinkUp = true;
                    connect();
                });
    }

    /** Ends the simulation of this station: the centre gets its last will. */
    void end() {
        stop();
        lastWill.ifPresent(uplink);
    }

    /** Ends the program and closes its journal. */
    void stop() {
        program.ifPresent(running -> running.journal().close());
        program = Optional.empty();
        mailbox.clear();
    }

    /** A message of the centre arrives, if the station can be reached. */
    void deliver(Message message) {
        if (isReachable()) {
            offer(new Event.MessageReceived(message, Event.Acknowledger.NONE));
        }
    }

    private boolean offer(Event event) {
        if (program.isEmpty() || mailbox.size() >= Limits.MAILBOX) {
            return false;
        }
        mailbox.add(event);
        if (mailbox.size() == 1) {
            Program running = program.get();
            time.in(Duration.ofMillis(1), () -> stepAll(running));
        }
        return true;
    }

    private void stepAll(Program running) {
        while (program.filter(running::equals).isPresent() && !mailbox.isEmpty()) {
            step(running, mailbox.remove());
        }
    }

    private void step(Program running, Event event) {
        ClockReading reading = clock.read();
        Duration pause = running.loop().step(event, reading);
        listen();
        long wait = ++running.waits().value;
        time.at(
                clock.worldAge(reading.sinceBoot().plus(pause)),
                () -> {
                    if (program.filter(running::equals).isPresent()
                            && running.waits().value == wait) {
                        step(running, new Event.Tick());
                    }
                });
    }

    /** Notes what is audible now, and again every second while the relay is closed. */
    private void listen() {
        Optional<AiringId> audible =
                relay.contact() == RelayState.CLOSED && !isHornDead
                        ? speaker.sounding()
                        : Optional.empty();
        trueSound.note(audible, time.now());
        boolean isPlaying = relay.contact() == RelayState.CLOSED;
        if (program.isPresent() && isPlaying && !isSampling) {
            isSampling = true;
            time.in(
                    SAMPLE_INTERVAL,
                    () -> {
                        isSampling = false;
                        listen();
                    });
        }
    }

    /**
     * Link of the program: what it sends arrives after a hop, or is lost while the link is down.
     */
    private final class StationLink implements Link {
        @Override
        public void send(Message message) {
            time.in(
                    HOP,
                    () -> {
                        if (isLinkUp && isPowered) {
                            uplink.accept(message);
                        }
                    });
        }

        @Override
        public void close() {}
    }
}
