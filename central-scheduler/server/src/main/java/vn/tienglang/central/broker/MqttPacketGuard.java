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
import io.netty.util.ReferenceCountUtil;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Executor;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/**
 * Stands before the broker on every connection and looks at what the core does not: that the client
 * id is the name, that sessions end, that wills stay on the client's own topics, and that nobody
 * reaches another's queue by a shared subscription.
 *
 * <p>Nothing at all reaches the core before the secret was found right. The core, refusing a wrong
 * secret, throws away the session that belongs to the client id it was given, and that would be the
 * session of a station whose name any stranger can read on its box. Likewise a shared subscription
 * is looked up by the group's name, which the client chooses; refused afterwards, the core deletes
 * the queue it found, and that may be another station's.
 */
final class MqttPacketGuard extends ChannelDuplexHandler {
    /** What an eager client may send before it is let in; more is not patience but mischief. */
    private static final int PACKETS_HELD = 16;

    private enum Stage {
        /** Only a CONNECT is welcome. */
        OUTSIDE,
        /** The secret is being looked at, elsewhere; whatever comes meanwhile is held. */
        WAITING,
        /** What is said goes to the core. */
        INSIDE
    }

    private final ArtemisSecurity access;
    private final BrokerRejectionListener refusals;
    private final Executor lookups;
    private final Queue<Object> held = new ArrayDeque<>();
    private Stage stage = Stage.OUTSIDE;
    private String name = "";
    private boolean sessionCut;

    /**
     * @param lookups where a secret is looked at, off the network's threads
     */
    MqttPacketGuard(ArtemisSecurity access, BrokerRejectionListener refusals, Executor lookups) {
        this.access = access;
        this.refusals = refusals;
        this.lookups = lookups;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        if (stage == Stage.WAITING) {
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
        refusals.refused(RejectionReason.MALFORMED, who(ctx), "too much before it was let in");
        disconnect(ctx, MqttReasonCodes.Disconnect.QUOTA_EXCEEDED);
    }

    /** True when the packet goes no further. */
    private boolean consumes(ChannelHandlerContext ctx, MqttMessage message) {
        if (message.decoderResult().isFailure()) {
            return refuseBytes(ctx, message.decoderResult().cause());
        }
        if (message instanceof MqttConnectMessage connect) {
            if (stage != Stage.OUTSIDE) {
                return isOutOfOrder(ctx, message);
            }
            if (!refusesConnect(ctx, connect)) {
                authenticate(ctx, connect);
            }
            return true;
        }
        if (stage == Stage.OUTSIDE) {
            return isOutOfOrder(ctx, message);
        }
        return rejectsPublish(ctx, message);
    }

    private boolean rejectsPublish(ChannelHandlerContext ctx, MqttMessage message) {
        if (message instanceof MqttPublishMessage publish) {
            String topic = publish.variableHeader().topicName();
            return topic.contains(TopicAccessRules.QUEUE_MARK)
                    && refuse(ctx, RejectionReason.TOPIC_NOT_ITS_OWN, topic);
        }
        if (message instanceof MqttSubscribeMessage subscribe) {
            return refusesSubscribe(ctx, subscribe);
        }
        if (message.fixedHeader().messageType() == MqttMessageType.DISCONNECT
                && message.variableHeader()
                        instanceof MqttReasonCodeAndPropertiesVariableHeader header) {
            shortenSession(header.properties());
        }
        return false;
    }

    /** Reads no more from this client until the answer is there. */
    private void authenticate(ChannelHandlerContext ctx, MqttConnectMessage connect) {
        stage = Stage.WAITING;
        ctx.channel().config().setAutoRead(false);
        ReferenceCountUtil.retain(connect);
        String secret = new String(connect.payload().passwordInBytes(), StandardCharsets.UTF_8);
        String user = connect.payload().userName();
        lookups.execute(() -> {
            boolean admitted = access.authenticateConnection(ctx.channel(), user, secret);
            ctx.executor().execute(() -> decide(ctx, connect, user, admitted));
        });
    }

    private void decide(
            ChannelHandlerContext ctx, MqttConnectMessage connect, String user, boolean admitted) {
        if (!ctx.channel().isActive()) {
            ReferenceCountUtil.release(connect);
            drop();
        } else if (admitted) {
            name = user;
            stage = Stage.INSIDE;
            ctx.fireChannelRead(connect);
            while (!held.isEmpty()) {
                channelRead(ctx, held.remove());
            }
            ctx.channel().config().setAutoRead(true);
        } else {
            ReferenceCountUtil.release(connect);
            drop();
            answer(ctx, MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
        }
    }

    private void drop() {
        held.forEach(ReferenceCountUtil::release);
        held.clear();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) throws Exception {
        drop();
        super.channelInactive(ctx);
    }

    private boolean refuseBytes(ChannelHandlerContext ctx, Throwable cause) {
        boolean tooLong = cause instanceof TooLongFrameException;
        refusals.refused(
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

    private boolean isOutOfOrder(ChannelHandlerContext ctx, MqttMessage message) {
        refusals.refused(
                RejectionReason.MALFORMED,
                who(ctx),
                message.fixedHeader().messageType() + " out of turn");
        disconnect(ctx, MqttReasonCodes.Disconnect.PROTOCOL_ERROR);
        return true;
    }

    private boolean refusesConnect(ChannelHandlerContext ctx, MqttConnectMessage connect) {
        if (connect.variableHeader().version() != MqttVersion.MQTT_5.protocolLevel()) {
            return refuse(
                    ctx,
                    RejectionReason.OLD_PROTOCOL,
                    who(ctx),
                    "protocol level " + connect.variableHeader().version(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
        }
        String user = Optional.ofNullable(connect.payload().userName()).orElse("");
        if (!TopicAccessRules.isName(user) || !connect.variableHeader().hasPassword()) {
            return refuse(
                    ctx,
                    RejectionReason.WRONG_SECRET,
                    user.isEmpty() ? who(ctx) : user,
                    "no such name or no secret, from " + ctx.channel().remoteAddress(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
        }
        if (!user.equals(connect.payload().clientIdentifier())) {
            return refuse(
                    ctx,
                    RejectionReason.BORROWED_NAME,
                    user,
                    "client id " + connect.payload().clientIdentifier(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
        }
        if (connect.variableHeader().isWillFlag()
                && !TopicAccessRules.mayPublish(user, connect.payload().willTopic())) {
            return refuse(
                    ctx,
                    RejectionReason.WILL_NOT_ITS_OWN,
                    user,
                    connect.payload().willTopic(),
                    MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
        }
        sessionCut = shortenSession(connect.variableHeader().properties());
        return false;
    }

    private boolean refusesSubscribe(ChannelHandlerContext ctx, MqttSubscribeMessage subscribe) {
        for (MqttTopicSubscription wanted : subscribe.payload().topicSubscriptions()) {
            if (!TopicAccessRules.maySubscribe(name, wanted.topicFilter())
                    && isSharedSubscription(wanted.topicFilter())) {
                return refuse(ctx, RejectionReason.TOPIC_NOT_ITS_OWN, wanted.topicFilter());
            }
        }
        return false;
    }

    /** Anything plainer is left to the core, which refuses it and keeps the connection. */
    private static boolean isSharedSubscription(String filter) {
        return filter.startsWith("$") || filter.contains(TopicAccessRules.QUEUE_MARK);
    }

    /** True when the client had asked for a longer session than anybody gets. */
    private static boolean shortenSession(MqttProperties properties) {
        int id = MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value();
        int longest = (int) BrokerLimits.SESSION.toSeconds();
        // Never ending is 0xFFFFFFFF, which arrives as -1; unsigned it is the longest of all.
        if (properties.getProperty(id) instanceof MqttProperties.IntegerProperty wanted
                && Integer.compareUnsigned(wanted.value(), longest) > 0) {
            properties.add(new MqttProperties.IntegerProperty(id, longest));
            return true;
        }
        return false;
    }

    /** A client must be told when its session will not live as long as it asked for. */
    @Override
    public void write(ChannelHandlerContext ctx, Object packet, ChannelPromise promise)
            throws Exception {
        if (sessionCut
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

    private boolean refuse(
            ChannelHandlerContext ctx,
            RejectionReason ground,
            String who,
            String detail,
            MqttConnectReturnCode answer) {
        refusals.refused(ground, who, detail);
        answer(ctx, answer);
        return true;
    }

    private static void answer(ChannelHandlerContext ctx, MqttConnectReturnCode answer) {
        ctx.writeAndFlush(MqttMessageBuilders.connAck().returnCode(answer).build())
                .addListener(ChannelFutureListener.CLOSE);
    }

    private boolean refuse(ChannelHandlerContext ctx, RejectionReason ground, String detail) {
        refusals.refused(ground, name, detail);
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

    /** Without the port, so that one hammering host is one line of the count. */
    private static String host(ChannelHandlerContext ctx) {
        return ctx.channel().remoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : String.valueOf(ctx.channel().remoteAddress());
    }
}
