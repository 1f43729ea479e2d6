package vn.tienglang.node;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.node.clips.ClipFolder;
import vn.tienglang.node.clock.MachineBoot;
import vn.tienglang.node.clock.MachineClock;
import vn.tienglang.node.clock.SysfsBatteryClock;
import vn.tienglang.node.clock.TimeDaemon;
import vn.tienglang.node.gpio.GpioRelay;
import vn.tienglang.node.gpio.RelayUnavailableException;
import vn.tienglang.node.guard.GuardConnection;
import vn.tienglang.node.guard.GuardedRelay;
import vn.tienglang.node.guard.Heartbeat;
import vn.tienglang.node.guard.SystemdNotifier;
import vn.tienglang.node.guard.ThreadOwner;
import vn.tienglang.node.guard.ThreadTimer;
import vn.tienglang.node.journal.SqliteJournal;
import vn.tienglang.node.link.CentreKeyring;
import vn.tienglang.node.link.MqttLink;
import vn.tienglang.node.link.StationCertificate;
import vn.tienglang.node.playout.PlayoutSettings;
import vn.tienglang.node.port.BatteryClock;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.node.sound.PlaybackClock;
import vn.tienglang.node.sound.SpeakerFactory;
import vn.tienglang.node.web.PagePin;
import vn.tienglang.node.web.StationPageOpener;
import vn.tienglang.node.web.StationPageServer;
import vn.tienglang.node.web.StationPageSettings;

/** Running node: starts every part in order and stops them in the opposite order. */
final class Node implements AutoCloseable {
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Deque<Closer> closers = new ArrayDeque<>();

    /** A started part and how to stop it. */
    private record Closer(String name, Runnable action) {}

    private Node() {}

    /**
     * Starts all parts.
     *
     * @param died called once, on any thread, when the station can no longer work; the relay is
     *     open by then
     * @throws StartupException with one sentence when a part cannot start; nothing is left running
     *     then
     */
    static Node start(NodeConfig config, Consumer<Throwable> died) {
        var node = new Node();
        try {
            node.build(config, died);
            return node;
        } catch (Journal.JournalException
                | IOException
                | RelayUnavailableException
                | IllegalArgumentException e) {
            node.close();
            throw new StartupException(String.valueOf(e.getMessage()), e);
        } catch (java.io.UncheckedIOException e) {
            node.close();
            throw new StartupException(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    private void build(NodeConfig config, Consumer<Throwable> died)
            throws IOException, RelayUnavailableException {
        var clock = new MachineClock(new TimeDaemon());
        var random = new SecureRandom();
        var queue = new EventQueue();
        Signer signer = Ed25519.signer(config.stationKeyId(), config.stationKey());
        var running = new AtomicReference<@Nullable StationLoop>();

        SqliteJournal journal = SqliteJournal.open(config.dataFolder(), config.station(), random);
        onClose("the journal", journal::close);
        Journal.Recovered recovered = journal.recover();
        // Before the relay, whose line the guard holds until a node is connected.
        GuardConnection guard = guard(config);
        onClose("the guard", guard::close);
        var relay = new GuardedRelay(relay(config.relay()), guard);
        onClose("the relay", relay::close);
        var owner = new ThreadOwner(relay::openForGood, died);
        Thread.setDefaultUncaughtExceptionHandler(owner);
        ClipFolder clips = ClipFolder.open(config.dataFolder().resolve("clips"), queue);
        onClose("the clips", clips::close);
        var stationTimer = new ThreadTimer(System::nanoTime);
        var speakerTimer = new ThreadTimer(System::nanoTime);
        Speaker speaker =
                SpeakerFactory.open(
                        config.sound(),
                        queue,
                        PlaybackClock.of(() -> clock.read().sinceBoot()),
                        speakerTimer);
        onClose("the speaker", speaker::close);
        Supplier<Optional<Instant>> trustedTime =
                () ->
                        Optional.ofNullable(running.get())
                                .filter(loop -> loop.view().status().clockTrusted())
                                .map(_ -> clock.read().wall());
        CentreKeyring centre =
                CentreKeyring.open(config.dataFolder(), config.centreKeys(), trustedTime);
        Optional<StationCertificate> certificate = certificate(config, trustedTime);
        MqttLink link =
                MqttLink.open(
                        MqttLink.settings(
                                config.centreHost(),
                                config.centrePort(),
                                config.station(),
                                config.secret().text(),
                                certificate
                                        .map(one -> one.sockets(config.centreHost()))
                                        .orElseGet(BrokerSettings::plainSockets)),
                        new Message.StationLost(
                                config.station(),
                                Optional.of(recovered.asRun().chain()),
                                recovered.boot()),
                        centre,
                        certificate,
                        signer,
                        queue,
                        random);
        onClose("the link", link::close);

        PlayoutSettings usual =
                PlayoutSettings.usual(
                                config.station(),
                                config.areas(),
                                config.zone(),
                                speaker.description(),
                                speaker.audible(),
                                relay.description(),
                                relay.isReal())
                        .withAmplifier(config.relayLead(), config.relayTail())
                        .withMachineBoot(MachineBoot.id(), MachineBoot.uptime());
        PlayoutSettings settings =
                switch (config.batteryClock()) {
                    case NodeConfig.BatteryClockChoice.None() -> usual;
                    case NodeConfig.BatteryClockChoice.At(var _, int drift) ->
                            usual.withBatteryClock(drift);
                };
        BatteryClock batteryClock =
                switch (config.batteryClock()) {
                    case NodeConfig.BatteryClockChoice.None() -> BatteryClock.NONE;
                    case NodeConfig.BatteryClockChoice.At(var file, int _) ->
                            new SysfsBatteryClock(file);
                };
        var loop =
                new StationLoop(
                        settings,
                        recovered,
                        new StationLoop.Ports(
                                relay,
                                speaker,
                                clips,
                                journal,
                                link,
                                batteryClock,
                                signer,
                                random));
        running.set(loop);
        SystemdNotifier systemd = SystemdNotifier.ofThisProcess();
        Heartbeat heartbeat =
                Heartbeat.start(List.of(stationTimer, speakerTimer), relay, guard, systemd, owner);
        onClose("the heartbeat", heartbeat::close);
        run(new StationRunner(loop, queue, clock, stationTimer), owner);
        switch (config.page()) {
            case NodeConfig.PageChoice.None() -> {}
            case NodeConfig.PageChoice.At(var address, int port) -> {
                var model =
                        new StationPageModel(
                                config.stationName(), config.zone(), clock, loop::view);
                var pageSettings = new StationPageSettings(address, port, List.of());
                var orders = new StaffOrders(queue, model::endOf);
                var pin =
                        PagePin.open(
                                config.dataFolder().resolve("page-pin"),
                                () -> clock.read().sinceBoot());
                StationPageOpener page =
                        StationPageOpener.start(
                                () ->
                                        StationPageServer.open(
                                                pageSettings,
                                                model::view,
                                                orders,
                                                Optional.of(pin)),
                                problem -> queue.offer(new Event.PageChecked(problem)),
                                owner);
                onClose("the page", page::close);
            }
        }
        // First of all, because the other parts may take seconds to end.
        onClose("the amplifier", relay::openForGood);
        onClose("the service", systemd::stopping);
        systemd.ready();
    }

    private static Optional<StationCertificate> certificate(
            NodeConfig config, Supplier<Optional<Instant>> trustedTime) {
        return switch (config.tls()) {
            case NodeConfig.TlsChoice.None() -> Optional.empty();
            case NodeConfig.TlsChoice.With(var authority, var certificate) ->
                    Optional.of(
                            StationCertificate.open(
                                    config.dataFolder(),
                                    config.station(),
                                    config.stationKey(),
                                    authority,
                                    certificate,
                                    trustedTime));
        };
    }

    private static GuardConnection guard(NodeConfig config) throws IOException {
        if (config.relay() instanceof NodeConfig.RelayChoice.Gpio(var pin)
                && config.guard() instanceof NodeConfig.GuardChoice.At(var socket)) {
            return GuardConnection.open(socket, pin.chip(), pin.line(), pin.activeLow());
        }
        return GuardConnection.none();
    }

    private static Relay relay(NodeConfig.RelayChoice choice) throws RelayUnavailableException {
        return switch (choice) {
            case NodeConfig.RelayChoice.Simulated() ->
                    GpioRelay.simulated(contact -> Logger.debug("simulated board: {}", contact));
            case NodeConfig.RelayChoice.Gpio(var pin) -> GpioRelay.on(pin);
        };
    }

    private void run(StationRunner runner, ThreadOwner owner) {
        var thread = new Thread(runner, "station");
        thread.setUncaughtExceptionHandler(owner);
        thread.start();
        onClose(
                "the station",
                () -> {
                    runner.stop();
                    join(thread);
                });
    }

    private static void join(Thread thread) {
        try {
            if (!thread.join(STOP_TIMEOUT)) {
                Logger.error("The station's thread does not end; it is abandoned");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void onClose(String name, Runnable end) {
        closers.push(new Closer(name, end));
    }

    /** Stops all parts, the last one first; a failure of one does not prevent the others. */
    @Override
    public void close() {
        while (!closers.isEmpty()) {
            Closer part = closers.pop();
            try {
                part.action().run();
            } catch (RuntimeException e) {
                Logger.error(e, "Không dừng gọn được: {}", part.name());
            }
        }
    }

    /** Failure to start the node; the message is one sentence for whoever started it. */
    static final class StartupException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StartupException(String sentence, Throwable cause) {
            super(sentence, cause);
        }
    }
}
