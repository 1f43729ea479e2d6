package vn.tienglang.central.broker;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttTopicSubscription;
import io.netty.handler.codec.mqtt.MqttVersion;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLPeerUnverifiedException;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/**
 * Channel handler that checks every MQTT packet before Artemis sees it: the client id equals the
 * user name, the session expiry is limited, the will is on a topic of the client, and no shared
 * subscription reaches the queue of another client.
 *
 * <p>Artemis sees no packet before the secret is checked. When Artemis itself rejects a wrong
 * secret, it deletes the session of the given client id, and station names are public. Artemis also
 * finds the queue of a shared subscription by the group name, which the client chooses; when it
 * rejects the subscription afterwards, it deletes that queue, which may belong to another station.
 */
final class MqttPacketGuard extends ChannelDuplexHandler {
    /** Largest number of packets held for a client whose secret is being checked. */
    private static final int PACKETS_HELD = 16;

    private enum Stage {
        /** No CONNECT yet; no other packet is accepted. */
        UNAUTHENTICATED,
        /** The secret is being checked on another thread; packets are held. */
        CHECKING,
        /** Authenticated; packets go to Artemis. */
        AUTHENTICATED
    }

    private final ArtemisSecurity security;
    private final BrokerRejectionListener rejections;
    private final Executor lookups;
    private final Optional<StationTls> tls;
    private final Queue<Object> held = new ArrayDeque<>();
    private Stage stage = Stage.UNAUTHENTICATED;
    private String name = "";
    private boolean sessionShortened;

    /**
     * @param lookups executor of the checks of secrets, which must not run on network threads
     * @param tls checks the certificates and is told of every client that logged in with one
     */
    MqttPacketGuard(
            ArtemisSecurity security,
            BrokerRejectionListener rejections,
            Executor lookups,
            Optional<StationTls> tls) {
        this.tls = tls;
        this.security = security;
        this.rejections = rejections;
        this.lookups = lookups;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        if (stage == Stage.CHECKING) {
            hold(ctx, packet);
        } else if (packet instanceof MqttMessage message && consumes(ctx, message)) {
            ReferenceCountUtil.release(packet);
        } else {
            ctx.fireChannelRead(packet);
        }
    }

    private void hold(ChannelHandlerContext ctx, Object packet) {
        if (held.size() < PACKETS_HELD) {
            held.add(packet);
            return;
        }
        ReferenceCountUtil.release(packet);
        rejections.rejected(
                RejectionReason.MALFORMED, who(ctx), "too many packets before authentication");
        disconnect(ctx, MqttReasonCodes.Disconnect.QUOTA_EXCEEDED);
    }

    /** Returns true when the packet must not reach Artemis. */
    private boolean consumes(ChannelHandlerContext ctx, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            return rejectUndecodable(ctx, message.decoderResult().cause());
        }
        if (message instanceof MqttConnectMessage connect) {
            if (stage != Stage.UNAUTHENTICATED) {
                return rejectOutOfOrder(ctx, message);
            }
            if (!rejectsConnect(ctx, connect)) {
                authenticate(ctx, connect);
            }
            return true;
        }
        if (stage == Stage.UNAUTHENTICATED) {
            return rejectOutOfOrder(ctx, message);
        }
        return rejectsPacket(ctx, message);
    }

    private boolean rejectsPacket(ChannelHandlerContext ctx, MqttMessage message) {
        if (message instanceof MqttPublishMessage publish) {
            String topic = publish.variableHeader().topicName();
            return topic.contains(TopicAccessRules.QUEUE_MARK)
                    && reject(ctx, RejectionReason.TOPIC_NOT_ITS_OWN, topic);
        }
        if (message instanceof MqttSubscribeMessage subscribe) {
            return rejectsSubscribe(ctx, subscribe);
        }
        if (message.fixedHeader().messageType() == MqttMessageType.DISCONNECT
                && message.variableHeader()
                        instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            shortenSession(header.properties());
        }
        return false;
    }

    /** Checks the secret; reads nothing more from this client until the result is there. */
    private void authenticate(ChannelHandlerContext ctx, MqttConnectMessage connect) {
        stage = Stage.CHECKING;
        ctx.channel().config().setAutoRead(false);
        ReferenceCountUtil.retain(connect);
        String secret = new String(connect.payload().passwordInBytes(), StandardCharsets.UTF_8);
        String user = connect.payload().userName();
        lookups.execute(() -> {
            boolean authenticated = security.authenticateConnection(ctx.channel(), user, secret);
            ctx.executor().execute(() -> decide(ctx, connect, user, authenticated));
        });
    }

    private void decide(
            ChannelHandlerContext ctx,
            MqttConnectMessage connect,
            String user,
            boolean authenticated) {
        if (!ctx.channel().isActive()) {
            ReferenceCountUtil.release(connect);
            releaseHeld();
        } else if (authenticated) {
            name = user;
            stage = Stage.AUTHENTICATED;
            ctx.pipeline().fireUserEventTriggered(ConnectGate.AUTHENTICATED);
            certificate(ctx)
                    .ifPresent(one ->
                            tls.ifPresent(stations -> stations.listener().loggedIn(user, one)));
            ctx.fireChannelRead(connect);
            while (!held.isEmpty()) {
                channelRead(ctx, held.remove());
            }
            ctx.channel().config().setAutoRead(true);
        } else {
            ReferenceCountUtil.release(connect);
            releaseHeld();
            answer(ctx, MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
        }
    }

    private void releaseHeld() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        releaseHeld();
        super.channelInactive(ctx);
    }

    private boolean rejectUndecodable(ChannelHandlerContext ctx, Throwable cause) {
        boolean tooLong = cause instanceof TooLongFrameException;
        rejections.rejected(
                tooLong ? RejectionReason.OVERSIZE : RejectionReason.MALFORMED,
                who(ctx),
                String.valueOf(cause.getMessage()));
        disconnect(
                ctx,
                tooLong
                        ? MqttReasonCodes.Disconnect.PACKET_TOO_LARGE
                        : MqttReasonCodes.Disconnect.MALFORMED_PACKET);
        return true;
    }

    private boolean rejectOutOfOrder(ChannelHandlerContext ctx, MqttMessage message) {
        rejections.rejected(
                RejectionReason.MALFORMED,
                who(ctx),
                message.fixedHeader().messageType() + " out of order");
        disconnect(ctx, MqttReasonCodes.Disconnect.PROTOCOL_ERROR);
        return true;
    }

    private boolean rejectsConnect(ChannelHandlerContext ctx, MqttConnectMessage connect) {
        if (connect.variableHeader().version() != MqttVersion.MQTT_5.protocolLevel()) {
            return reject(
                    ctx,
                    RejectionReason.OLD_PROTOCOL,
                    who(ctx),
                    "protocol level " + connect.variableHeader().version(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
        }
        String user = Optional.ofNullable(connect.payload().userName()).orElse("");
        if (!TopicAccessRules.isName(user) || !connect.variableHeader().hasPassword()) {
            return reject(
                    ctx,
                    RejectionReason.WRONG_SECRET,
                    user.isEmpty() ? who(ctx) : user,
                    "no such name or no secret, from " + ctx.channel().remoteAddress(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
        }
        if (!user.equals(connect.payload().clientIdentifier())) {
            return reject(
                    ctx,
                    RejectionReason.BORROWED_NAME,
                    user,
                    "client id " + connect.payload().clientIdentifier(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
        }
        Optional<String> owner =
                certificate(ctx).map(one -> one.getSubjectX500Principal().getName());
        if (owner.isPresent() && !owner.get().equals("CN=" + user)) {
            return reject(
                    ctx,
                    RejectionReason.BORROWED_NAME,
                    user,
                    "certificate of " + owner.get(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
        Optional<String> problem =
                tls.flatMap(stations -> certificate(ctx).flatMap(stations.check()));
        if (problem.isPresent()) {
            return reject(
                    ctx,
                    RejectionReason.CERTIFICATE,
                    user,
                    problem.get(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
        if (connect.variableHeader().isWillFlag()
                && !TopicAccessRules.mayPublish(user, connect.payload().willTopic())) {
            return reject(
                    ctx,
                    RejectionReason.WILL_NOT_ITS_OWN,
                    user,
                    connect.payload().willTopic(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
        sessionShortened = shortenSession(connect.variableHeader().properties());
        return false;
    }

    /** The checked certificate of the client; empty without TLS. */
    private static Optional<X509Certificate> certificate(ChannelHandlerContext ctx) {
        SslHandler tls = ctx.pipeline().get(SslHandler.class);
        if (tls == null) {
            return Optional.empty();
        }
        try {
            return tls.engine().getSession().getPeerCertificates()[0]
                            instanceof X509Certificate certificate
                    ? Optional.of(certificate)
                    : Optional.empty();
        } catch (SSLPeerUnverifiedException e) {
            throw new IllegalStateException("a handshake without a certificate was accepted", e);
        }
    }

    private boolean rejectsSubscribe(ChannelHandlerContext ctx, MqttSubscribeMessage subscribe) {
        for (MqttTopicSubscription subscription : subscribe.payload().topicSubscriptions()) {
            if (!TopicAccessRules.maySubscribe(name, subscription.topicFilter())
                    && isSharedSubscription(subscription.topicFilter())) {
                return reject(ctx, RejectionReason.TOPIC_NOT_ITS_OWN, subscription.topicFilter());
            }
        }
        return false;
    }

    /** Other filters are left to Artemis, which rejects them and keeps the connection. */
    private static boolean isSharedSubscription(String filter) {
        return filter.startsWith("$") || filter.contains(TopicAccessRules.QUEUE_MARK);
    }

    /** Limits the session expiry; returns true when the client asked for more. */
    private static boolean shortenSession(MqttProperties properties) {
        int id = MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value();
        int limit = (int) BrokerLimits.SESSION.toSeconds();
        // 0xFFFFFFFF (no expiry) is read as -1; compared unsigned it is the largest value.
        if (properties.getProperty(id) instanceof MqttProperties.IntegerProperty requested
                && Integer.compareUnsigned(requested.value(), limit) > 0) {
            properties.add(new MqttProperties.IntegerProperty(id, limit));
            return true;
        }
        return false;
    }

    /** Adds the session expiry to the CONNACK when it was shortened, as MQTT 5 requires. */
    @Override
    public void write(ChannelHandlerContext ctx, Object packet, ChannelPromise promise)
            throws Exception {
        if (sessionShortened
                && packet instanceof MqttConnAckMessage answer
                && answer.variableHeader().connectReturnCode()
                        == MqttConnectReturnCode.CONNECTION_ACCEPTED) {
            answer.variableHeader()
                    .properties()
                    .add(
                            new MqttProperties.IntegerProperty(
                                    MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value(),
                                    (int) BrokerLimits.SESSION.toSeconds()));
        }
        super.write(ctx, packet, promise);
    }

    private boolean reject(
            ChannelHandlerContext ctx,
            RejectionReason reason,
            String who,
            String detail,
            MqttConnectReturnCode answer) {
        rejections.rejected(reason, who, detail);
        answer(ctx, answer);
        return true;
    }

    private static void answer(ChannelHandlerContext ctx, MqttConnectReturnCode answer) {
        ctx.writeAndFlush(MqttMessageBuilders.connAck().returnCode(answer).build())
                .addListener(ChannelFutureListener.CLOSE);
    }

    private boolean reject(ChannelHandlerContext ctx, RejectionReason reason, String detail) {
        rejections.rejected(reason, name, detail);
        disconnect(ctx, MqttReasonCodes.Disconnect.NOT_AUTHORIZED);
        return true;
    }

    private static void disconnect(ChannelHandlerContext ctx, MqttReasonCodes.Disconnect reason) {
        ctx.writeAndFlush(MqttMessageBuilders.disconnect().reasonCode(reason.byteValue()).build())
                .addListener(ChannelFutureListener.CLOSE);
    }

    private String who(ChannelHandlerContext ctx) {
        return name.isEmpty() ? host(ctx) : name;
    }

    /** Returns the address without the port, so that one host is one row of the counts. */
    private static String host(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : String.valueOf(ctx.channel().remoteAddress());
    }
}
