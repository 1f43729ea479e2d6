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
 * {@link TopicAccessRules} as the broker's core asks for them.
 *
 * <p>Who a connection is was settled by the {@link MqttPacketGuard} before the core saw its first
 * packet; here it is only read off the connection, and asked anew of the gate when that was a while
 * ago. The core's own caches are off: its cache of logins does not look at the client id, so that
 * one good login would open every other station's session to the same secret.
 */
final class ArtemisSecurity implements ActiveMQSecurityManager5 {
    private static final AttributeKey<Authentication> ADMISSION = AttributeKey.valueOf("admission");

    /** Who a connection is, and when the gate last said so; kept with the connection. */
    private record Authentication(String name, long atNanos) {
        boolean isFresh() {
            return Duration.ofNanos(System.nanoTime() - atNanos).compareTo(BrokerLimits.ADMISSION)
                    < 0;
        }
    }

    private final CentreCredentials centre;
    private final StationAuthenticator gate;
    private final BrokerRejectionListener refusals;
    private final Map<String, RemotingConnection> connected = new ConcurrentHashMap<>();

    ArtemisSecurity(
            CentreCredentials centre, StationAuthenticator gate, BrokerRejectionListener refusals) {
        this.centre = centre;
        this.gate = gate;
        this.refusals = refusals;
    }

    /** How many clients are connected, the centre's own link included. */
    int connections() {
        connected.values().removeIf(connection -> !isUp(connection));
        return connected.size();
    }

    /** Lets this connection in under this name, if the secret is right. May take its time. */
    boolean authenticateConnection(Channel channel, String name, String secret) {
        if (isSecret(name, secret)) {
            channel.attr(ADMISSION).set(new Authentication(name, System.nanoTime()));
            return true;
        }
        refusals.refused(RejectionReason.WRONG_SECRET, name, "from " + channel.remoteAddress());
        return false;
    }

    private boolean isSecret(String name, String secret) {
        if (name.equals(centre.name())) {
            return MessageDigest.isEqual(
                    secret.getBytes(StandardCharsets.UTF_8),
                    centre.secret().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return gate.authenticates(name, secret);
        } catch (RuntimeException e) {
            Logger.error(e, "Whether station {} may connect could not be looked up.", name);
            return false;
        }
    }

    /** Asked at login and again before every act; answers {@code null} for "nobody". */
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
        Authentication admission = transport.getChannel().attr(ADMISSION).get();
        if (admission == null
                || !admission.name().equals(name)
                || !name.equals(connection.getClientID())
                || (!admission.isFresh()
                        && !authenticateConnection(transport.getChannel(), name, secret))) {
            return null;
        }
        recordTakeover(name, connection);
        var subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    /**
     * A board that lost power comes back before its old link is given up; two boards of one name
     * throw each other out. Both look like this, the second again and again.
     */
    private void recordTakeover(String name, RemotingConnection connection) {
        RemotingConnection old = connected.put(name, connection);
        if (old != null && !old.equals(connection) && isUp(old)) {
            Logger.info(
                    "{} is connected anew from {} and takes over from {}.",
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
            refusals.refused(
                    RejectionReason.TOPIC_NOT_ITS_OWN, name, check + " " + addressAndQueue);
        }
        return allowed;
    }

    /** Never asked: the core prefers the two methods above. */
    @Override
    public boolean validateUser(String name, String secret) {
        return false;
    }

    /** Never asked either. */
    @Override
    public boolean validateUserAndRole(
            String name, String secret, Set<Role> roles, CheckType check) {
        return false;
    }
}
