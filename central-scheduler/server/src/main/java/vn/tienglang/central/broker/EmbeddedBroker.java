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
    private final CentreCredentials centre;
    private final ArtemisSecurity access;
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
     * @throws BrokerFailure when it cannot start; nothing is left running then
     */
    public EmbeddedBroker(
            EmbeddedBrokerSettings settings,
            StationAuthenticator gate,
            BrokerRejectionListener refusals,
            Consumer<BrokerFailure> died)
            throws BrokerFailure {
        this(settings, gate, refusals, died, BrokerLimits.upkeep());
    }

    EmbeddedBroker(
            EmbeddedBrokerSettings settings,
            StationAuthenticator gate,
            BrokerRejectionListener refusals,
            Consumer<BrokerFailure> died,
            BrokerLimits.Maintenance upkeep)
            throws BrokerFailure {
        this.centre = new CentreCredentials(TopicAccessRules.CENTRE, newSecret());
        this.access = new ArtemisSecurity(centre, gate, refusals);
        this.lock = lock(settings.folder());
        this.lookups = Executors.newVirtualThreadPerTaskExecutor();
        try {
            refuseTakenPort(settings);
            this.server = start(ArtemisConfiguration.of(settings, upkeep), refusals, died);
            this.port = listeningPort(settings);
        } catch (BrokerFailure | RuntimeException e) {
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
    private static FileLock lock(Path folder) throws BrokerFailure {
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(
                            folder.resolve("in-use"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            return tryLock(channel)
                    .orElseThrow(() ->
                            new BrokerFailure(
                                    "The broker's folder "
                                            + folder
                                            + " is in use by another running centre."));
        } catch (IOException e) {
            throw new BrokerFailure(
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
    private static void refuseTakenPort(EmbeddedBrokerSettings settings) throws BrokerFailure {
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(
                    new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
        } catch (IOException e) {
            throw cannotListen(settings, e);
        }
    }

    private static BrokerFailure cannotListen(EmbeddedBrokerSettings settings, IOException cause) {
        return new BrokerFailure(
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
            Configuration configuration,
            BrokerRejectionListener refusals,
            Consumer<BrokerFailure> died)
            throws BrokerFailure {
        var artemis = new ActiveMQServerImpl(configuration, access);
        artemis.addProtocolManagerFactory(
                new GuardedMqttProtocol.Factory(
                        () -> new MqttPacketGuard(access, refusals, lookups)));
        var failure = new AtomicReference<Throwable>();
        artemis.registerActivationFailureListener(failure::set);
        artemis.registerIOCriticalErrorListener(
                (cause, what, file) -> reportFailure(died, what + " " + file, cause));
        try {
            artemis.start();
        } catch (Exception e) {
            failure.compareAndSet(null, e);
        }
        Throwable cause = failure.get();
        if (cause != null || !artemis.isActive()) {
            stop(artemis);
            throw new BrokerFailure(
                    "The broker cannot start from its folder "
                            + configuration.getJournalDirectory()
                            + ": "
                            + cause
                            + ".",
                    cause == null ? new IllegalStateException("not active") : cause);
        }
        artemis.getMonitor().addCallback(new DiskSpaceMonitor());
        return artemis;
    }

    private void reportFailure(Consumer<BrokerFailure> died, String what, Throwable cause) {
        if (!closed.get()) {
            died.accept(
                    new BrokerFailure(
                            "The broker stopped, because its disk failed it: "
                                    + what
                                    + ": "
                                    + cause
                                    + ".",
                            cause));
        }
    }

    private int listeningPort(EmbeddedBrokerSettings settings) throws BrokerFailure {
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
    public CentreCredentials centreLogin() {
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
