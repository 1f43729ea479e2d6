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
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.impl.ActiveMQServerImpl;
import org.tinylog.Logger;

/**
 * MQTT broker in the process of the centre: runs when the constructor returns, until {@link
 * #close}.
 *
 * <p>Guarantees: a QoS 1 message acknowledged to its publisher is on disk. Retained messages,
 * sessions and their waiting messages survive a restart and a power cut. A will with a delay of at
 * least 1 s is published within 2 s after that delay. No guarantees: order across topics, delivery
 * only once.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final CentreCredentials centre;
    private final ArtemisSecurity security;
    private final ExecutorService lookups;
    private final FileLock lock;
    private final ActiveMQServer server;
    private final int port;
    private final int centrePort;
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Starts the broker and waits until it listens.
     *
     * @param authenticator checks the stations that connect
     * @param rejections listener for everything that is rejected
     * @param onFailure called once, on any thread, when the broker can no longer store messages (a
     *     full or broken disk): it acknowledges nothing more until a restart
     * @throws BrokerFailure when it cannot start; nothing is left running
     */
    public EmbeddedBroker(
            EmbeddedBrokerSettings settings,
            StationAuthenticator authenticator,
            BrokerRejectionListener rejections,
            Consumer<BrokerFailure> onFailure)
            throws BrokerFailure {
        this(settings, authenticator, rejections, onFailure, BrokerLimits.maintenance());
    }

    EmbeddedBroker(
            EmbeddedBrokerSettings settings,
            StationAuthenticator authenticator,
            BrokerRejectionListener rejections,
            Consumer<BrokerFailure> onFailure,
            BrokerLimits.Maintenance maintenance)
            throws BrokerFailure {
        this.centre = new CentreCredentials(TopicAccessRules.CENTRE, newSecret());
        this.security = new ArtemisSecurity(centre, authenticator, rejections);
        this.lock = lock(settings.folder());
        this.lookups = Executors.newVirtualThreadPerTaskExecutor();
        try {
            refuseTakenPort(settings);
            var counts =
                    new UnauthenticatedConnections(
                            BrokerLimits.UNAUTHENTICATED_PER_ADDRESS, BrokerLimits.UNAUTHENTICATED);
            var gates =
                    new ConnectGateInstaller(
                            () -> new ConnectGate(counts, maintenance, rejections));
            this.server =
                    start(
                            ArtemisConfiguration.of(settings, maintenance),
                            gates,
                            settings.tls(),
                            rejections,
                            onFailure);
            this.port = listeningPort(ArtemisConfiguration.ACCEPTOR, settings);
            install(gates, settings.host(), port, settings.tls().map(StationTls::engines));
            this.centrePort =
                    settings.tls().isEmpty()
                            ? port
                            : listeningPort(ArtemisConfiguration.LOCAL_ACCEPTOR, settings);
            if (centrePort != port) {
                install(gates, "127.0.0.1", centrePort, Optional.empty());
            }
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

    /** Locks the folder. Artemis would wait for its own lock for ever, without a message. */
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
            lock = Optional.empty(); // held by this process
        }
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock;
    }

    /** Checks the port first, because Artemis reads its whole journal before it binds. */
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

    private void install(
            ConnectGateInstaller gates,
            String host,
            int listening,
            Optional<Supplier<SSLEngine>> tls)
            throws BrokerFailure {
        try {
            gates.install(host, listening, tls);
        } catch (IOException e) {
            stop(server);
            throw new BrokerFailure(
                    "The broker does not answer on its own port " + listening + ": " + e + ".", e);
        }
    }

    private ActiveMQServer start(
            Configuration configuration,
            ConnectGateInstaller gates,
            Optional<StationTls> tls,
            BrokerRejectionListener rejections,
            Consumer<BrokerFailure> onFailure)
            throws BrokerFailure {
        var artemis = new ActiveMQServerImpl(configuration, security);
        artemis.addProtocolManagerFactory(
                new GuardedMqttProtocol.Factory(
                        () -> new MqttPacketGuard(security, rejections, lookups, tls), gates));
        var failure = new AtomicReference<Throwable>();
        artemis.registerActivationFailureListener(failure::set);
        artemis.registerIOCriticalErrorListener(
                (cause, what, file) -> reportFailure(onFailure, what + " " + file, cause));
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

    private void reportFailure(Consumer<BrokerFailure> onFailure, String what, Throwable cause) {
        if (!closed.get()) {
            onFailure.accept(
                    new BrokerFailure(
                            "The broker stopped, because its disk failed: "
                                    + what
                                    + ": "
                                    + cause
                                    + ".",
                            cause));
        }
    }

    private int listeningPort(String name, EmbeddedBrokerSettings settings) throws BrokerFailure {
        if (server.getRemotingService().getAcceptor(name) instanceof NettyAcceptor acceptor
                && acceptor.isStarted()) {
            return acceptor.getActualPort();
        }
        stop(server);
        throw cannotListen(settings, new IOException("another process took the port"));
    }

    /** Returns the port on which the broker listens. */
    public int port() {
        return port;
    }

    /** Returns the port of the loopback address that the centre itself uses, without TLS. */
    public int centrePort() {
        return centrePort;
    }

    /** Returns the credentials of the centre's own link; valid until {@link #close}. */
    public CentreCredentials centreCredentials() {
        return centre;
    }

    /** Returns the number of connected clients, including the link of the centre. */
    public int connections() {
        return security.connections();
    }

    /**
     * Ends the connection of a station that is revoked or whose board was replaced; returns whether
     * it was connected. A login at the same moment ends after {@link BrokerLimits#ADMISSION}.
     */
    public boolean disconnect(String station) {
        return security.disconnect(station);
    }

    /** Returns the number of addresses: topics, filters and retained messages. */
    int topics() {
        return server.getPostOffice().getAddresses().size();
    }

    /** Stops the broker, writes its messages to disk and unlocks the folder. */
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
            Logger.warn(e, "The broker's folder could not be unlocked.");
        }
    }
}
