package vn.tienglang.central.broker;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.tinylog.Logger;

/**
 * The broker in the centre's own process: up when the constructor returns, down after {@link
 * #close}.
 *
 * <p>What it promises: a QoS 1 message acknowledged to its publisher is on disk. Retained messages,
 * sessions and what waits in them survive a restart and a power cut. A last will with a delay of at
 * least 1 s goes out within 2 s after that delay. What it does not promise: order across topics, or
 * that a message is delivered only once.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final CentreLogin centre;
    private final Access access;
    private final ExecutorService lookups;
    private final FileLock lock;
    private final ActiveMQServer server;
    private final int port;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts the broker and waits until it listens.
     *
     * @param gate who may connect besides the centre itself
     * @param refusals hears of all that is not let through
     * @param died told once, on any thread, when the broker can no longer keep what it is given (a
     *     full or broken disk): nothing more is acknowledged, and only a restart brings it back
     * @throws BrokerFailed when it cannot start; nothing is left running then
     */
    public EmbeddedBroker(
            BrokerSettings settings,
            StationGate gate,
            Refusals refusals,
            Consumer<BrokerFailed> died)
            throws BrokerFailed {
        this(settings, gate, refusals, died, BrokerLimits.upkeep());
    }

    EmbeddedBroker(
            BrokerSettings settings,
            StationGate gate,
            Refusals refusals,
            Consumer<BrokerFailed> died,
            BrokerLimits.Upkeep upkeep)
            throws BrokerFailed {
        this.centre = new CentreLogin(AccessRules.CENTRE, newSecret());
        this.access = new Access(centre, gate, refusals);
        this.lock = lock(settings.folder());
        this.lookups = Executors.newVirtualThreadPerTaskExecutor();
        try {
            refuseTakenPort(settings);
            this.server = start(ArtemisConfiguration.of(settings, upkeep), refusals, died);
            this.port = listeningPort(settings);
        } catch (BrokerFailed | RuntimeException e) {
            release();
            throw e;
        }
    }

    private static String newSecret() {
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    /** Artemis would wait for its own lock without end and without a word. */
    private static FileLock lock(Path folder) throws BrokerFailed {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("in-use"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return tryLock(channel)
                    .orElseThrow(() ->
                            new BrokerFailed(
                                    "The broker's folder "
                                            + folder
                                            + " is in use by another running centre."));
        } catch (IOException e) {
            throw new BrokerFailed(
                    "The broker cannot write to its folder " + folder + ": " + e + ".", e);
        }
    }

    private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException e) {
            lock = Optional.empty(); // held by this very process
        }
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock;
    }

    /** Looked at first, because Artemis reads its whole journal before it finds out. */
    private static void refuseTakenPort(BrokerSettings settings) throws BrokerFailed {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(
                    new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    private static BrokerFailed cannotListen(BrokerSettings settings, IOException cause) {
        return new BrokerFailed(
                "The broker cannot listen on "
                        + settings.host()
                        + " port "
                        + settings.port()
                        + ": "
                        + cause.getMessage()
                        + ".",
                cause);
    }

    private ActiveMQServer start(
            Configuration configuration, Refusals refusals, Consumer<BrokerFailed> died)
            throws BrokerFailed {
        var artemis = new ActiveMQServerImpl(configuration, access);
        artemis.addProtocolManagerFactory(
                new GuardedMqtt.Factory(() -> new Doorman(access, refusals, lookups)));
        var failure = new AtomicReference<Throwable>();
        artemis.registerActivationFailureListener(failure::set);
        artemis.registerIOCriticalErrorListener(
                (cause, what, file) -> tellDied(died, what + " " + file, cause));
        try {
            artemis.start();
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
        Throwable cause = failure.get();
        if (cause != null || !artemis.isActive()) {
            stop(artemis);
            throw new BrokerFailed(
                    "The broker cannot start from its folder "
                            + configuration.getJournalDirectory()
                            + ": "
                            + cause
                            + ".",
                    cause == null ? new IllegalStateException("not active") : cause);
        }
        artemis.getMonitor().addCallback(new RoomWatch());
        return artemis;
    }

    private void tellDied(Consumer<BrokerFailed> died, String what, Throwable cause) {
        if (!closed.get()) {
            died.accept(
                    new BrokerFailed(
                            "The broker stopped, because its disk failed it: "
                                    + what
                                    + ": "
                                    + cause
                                    + ".",
                            cause));
        }
    }

    private int listeningPort(BrokerSettings settings) throws BrokerFailed {
        if (server.getRemotingService().getAcceptor(ArtemisConfiguration.ACCEPTOR)
                        instanceof NettyAcceptor acceptor
                && acceptor.isStarted()) {
            return acceptor.getActualPort();
        }
        stop(server);
        throw cannotListen(settings, new IOException("somebody took it just now"));
    }

    /** The port it really listens on. */
    public int port() {
        return port;
    }

    /** What the centre's own link logs in with; good until {@link #close}. */
    public CentreLogin centreLogin() {
        return centre;
    }

    /** How many clients are connected now, the centre's own link included. */
    public int connections() {
        return access.connections();
    }

    /** How many topics, filters and retained messages it keeps books on. */
    int topics() {
        return server.getPostOffice().getAddresses().size();
    }

    /** Stops listening, writes out what it holds, and lets the folder go. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            stop(server);
            release();
        }
    }

    private static void stop(ActiveMQServer artemis) {
        try {
            artemis.stop();
        } catch (Exception e) {
            Logger.warn(e, "The broker did not stop cleanly.");
        }
    }

    private void release() {
        lookups.shutdownNow();
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            Logger.warn(e, "The broker's folder could not be let go.");
        }
    }
}
