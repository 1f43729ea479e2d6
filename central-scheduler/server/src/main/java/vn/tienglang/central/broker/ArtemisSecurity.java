package vn.tienglang.central.broker;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/**
 * Security manager of Artemis that applies {@link TopicAccessRules}.
 *
 * <p>The {@link MqttPacketGuard} authenticates a connection before Artemis sees its first packet
 * and stores the result with the channel. This class reads that result and repeats the check after
 * {@link BrokerLimits#ADMISSION}. The caches of Artemis are off: its authentication cache ignores
 * the client id, so one valid login would give access to the session of every other station.
 */
final class ArtemisSecurity implements ActiveMQSecurityManager5 {
    private static final AttributeKey<Authentication> AUTHENTICATION =
            AttributeKey.valueOf("authentication");

    /** Authenticated name of a connection, and the time of the last check. */
    private record Authentication(String name, long atNanos) {
        boolean isFresh() {
            return Duration.ofNanos(System.nanoTime() - atNanos).compareTo(BrokerLimits.ADMISSION)
                    < 0;
        }
    }

    private final CentreCredentials centre;
    private final StationAuthenticator authenticator;
    private final BrokerRejectionListener rejections;
    private final Map<String, RemotingConnection> connected = new ConcurrentHashMap<>();

    ArtemisSecurity(
            CentreCredentials centre,
            StationAuthenticator authenticator,
            BrokerRejectionListener rejections) {
        this.centre = centre;
        this.authenticator = authenticator;
        this.rejections = rejections;
    }

    /** Returns the number of connected clients, including the link of the centre. */
    int connections() {
        connected.values().removeIf(connection -> !isUp(connection));
        return connected.size();
    }

    /**
     * Ends the session of this name, if it has one; what it does next needs a new login.
     *
     * @return whether a connection was open
     */
    boolean disconnect(String name) {
        RemotingConnection connection = connected.remove(name);
        if (connection == null || !isUp(connection)) {
            return false;
        }
        connection.getTransportConnection().close();
        return true;
    }

    /** Authenticates the connection under this name if the secret is right. May block. */
    boolean authenticateConnection(Channel channel, String name, String secret) {
        if (isSecret(name, secret)) {
            channel.attr(AUTHENTICATION).set(new Authentication(name, System.nanoTime()));
            return true;
        }
        rejections.rejected(RejectionReason.WRONG_SECRET, name, "from " + channel.remoteAddress());
        return false;
    }

    private boolean isSecret(String name, String secret) {
        if (name.equals(centre.name())) {
            return MessageDigest.isEqual(
                    secret.getBytes(StandardCharsets.UTF_8),
                    centre.secret().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return authenticator.authenticates(name, secret);
        } catch (RuntimeException e) {
            Logger.error(e, "The secret of station {} could not be checked.", name);
            return false;
        }
    }

    /** Called at login and before every operation; {@code null} means not authenticated. */
    @Override
    public @Nullable Subject authenticate(
            @Nullable String name,
            @Nullable String secret,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain) {
        if (name == null
                || secret == null
                || connection == null
                || !(connection.getTransportConnection() instanceof NettyConnection transport)) {
            return null;
        }
        Authentication authentication = transport.getChannel().attr(AUTHENTICATION).get();
        if (authentication == null
                || !authentication.name().equals(name)
                || !name.equals(connection.getClientID())
                || (!authentication.isFresh()
                        && !authenticateConnection(transport.getChannel(), name, secret))) {
            return null;
        }
        recordTakeover(name, connection);
        var subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    /**
     * Logs that a connection replaces another one of the same name. This happens once when a
     * station reconnects after a power cut, and again and again when two stations use one name.
     */
    private void recordTakeover(String name, RemotingConnection connection) {
        RemotingConnection old = connected.put(name, connection);
        if (old != null && !old.equals(connection) && isUp(old)) {
            Logger.info(
                    "{} connected from {} and replaced its connection from {}.",
                    name,
                    connection.getRemoteAddress(),
                    old.getRemoteAddress());
        }
    }

    private static boolean isUp(RemotingConnection connection) {
        return !connection.isDestroyed() && connection.getTransportConnection().isOpen();
    }

    @Override
    public boolean authorize(
            Subject subject, Set<Role> roles, CheckType check, String addressAndQueue) {
        String name = getUserFromSubject(subject);
        String address = CompositeAddress.extractAddressName(addressAndQueue);
        boolean allowed =
                switch (check) {
                    case SEND -> TopicAccessRules.mayPublish(name, addressAndQueue);
                    case CREATE_ADDRESS ->
                            TopicAccessRules.mayPublish(name, address)
                                    || TopicAccessRules.maySubscribe(name, address);
                    case CONSUME,
                            CREATE_DURABLE_QUEUE,
                            CREATE_NON_DURABLE_QUEUE,
                            DELETE_DURABLE_QUEUE,
                            DELETE_NON_DURABLE_QUEUE ->
                            CompositeAddress.isFullyQualified(addressAndQueue)
                                    && TopicAccessRules.mayUseQueue(
                                            name,
                                            address,
                                            CompositeAddress.extractQueueName(addressAndQueue));
                    case DELETE_ADDRESS, MANAGE, BROWSE, VIEW, EDIT -> false;
                };
        if (!allowed) {
            rejections.rejected(
                    RejectionReason.TOPIC_NOT_ITS_OWN, name, check + " " + addressAndQueue);
        }
        return allowed;
    }

    /** Never called: Artemis uses the two methods above. */
    @Override
    public boolean validateUser(String name, String secret) {
        return false;
    }

    /** Never called, for the same reason. */
    @Override
    public boolean validateUserAndRole(
            String name, String secret, Set<Role> roles, CheckType check) {
        return false;
    }
}
