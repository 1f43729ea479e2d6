package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttFixedHeader;
import io.netty.handler.codec.mqtt.MqttMessage;
import io.netty.handler.codec.mqtt.MqttMessageBuilders;
import io.netty.handler.codec.mqtt.MqttMessageFactory;
import io.netty.handler.codec.mqtt.MqttMessageType;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.netty.handler.codec.mqtt.MqttReasonCodeAndPropertiesVariableHeader;
import io.netty.handler.codec.mqtt.MqttReasonCodes;
import io.netty.handler.codec.mqtt.MqttSubscribeMessage;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/** Each rule of the guard on a channel of its own, without a broker behind it. */
final class MqttPacketGuardTest {
    private static final String STATION = "ls-dong-kinh";
    private static final String OTHER = "ls-tam-thanh";
    private static final String SECRET = "secret";
    private static final String HOST = "192.0.2.7";
    private static final int SESSION_SECONDS = (int) BrokerLimits.SESSION.toSeconds();

    /** 0xFFFFFFFF: the session never expires. */
    private static final int NEVER = -1;

    private static final int EXPIRY =
            MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL.value();

    private record Rejected(RejectionReason reason, String who) {}

    private final List<Rejected> rejections = new ArrayList<>();
    private final List<String> details = new ArrayList<>();
    private final Queue<Runnable> lookups = new ArrayDeque<>();
    private final EmbeddedChannel channel = new ChannelOfHost(HOST);

    MqttPacketGuardTest() {
        BrokerRejectionListener listener =
                (reason, who, detail) -> {
                    rejections.add(new Rejected(reason, who));
                    details.add(detail);
                };
        var security =
                new ArtemisSecurity(
                        new CentreCredentials(TopicAccessRules.CENTRE, SECRET),
                        (_, secret) -> secret.equals(SECRET),
                        listener);
        channel.pipeline()
                .addLast(new MqttPacketGuard(security, listener, lookups::add, Optional.empty()));
    }

    /** Channel whose remote address is this host. */
    private static final class ChannelOfHost extends EmbeddedChannel {
        private final String host;

        ChannelOfHost(String host) {
            this.host = host;
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return new InetSocketAddress(host, 54_321);
        }
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void forwardsConnectWithTheRightSecret() {
        MqttConnectMessage connect = connect(STATION).build();
        admit(connect);
        assertThat(forwarded()).containsExactly(connect);
        assertThat(channel.isOpen()).isTrue();
        assertThat(rejections).isEmpty();
    }

    @Test
    void forwardsNothingBeforeTheSecretIsChecked() {
        channel.writeInbound(connect(STATION).build());
        assertThat(forwarded()).isEmpty();
        assertThat(lookups).hasSize(1);
    }

    @Test
    void rejectsWrongSecretAndForwardsNothing() {
        MqttPublishMessage held = publish("tl/1/up/" + STATION + "/status");
        channel.writeInbound(connect(STATION).password(bytes("wrong")).build(), held);
        runLookup();
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                RejectionReason.WRONG_SECRET,
                STATION);
        assertThat(held.refCnt()).as("references to the held packet").isZero();
    }

    @Test
    void rejectsOlderProtocol() {
        channel.writeInbound(connect(STATION).protocolVersion(MqttVersion.MQTT_3_1_1).build());
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION,
                RejectionReason.OLD_PROTOCOL,
                HOST);
    }

    @Test
    void rejectsConnectWithoutUserName() {
        channel.writeInbound(
                MqttMessageBuilders.connect()
                        .protocolVersion(MqttVersion.MQTT_5)
                        .clientId(STATION)
                        .build());
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                RejectionReason.WRONG_SECRET,
                HOST);
    }

    @Test
    void rejectsUserNameThatNoStationCanHave() {
        channel.writeInbound(connect("@nobody").build());
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                RejectionReason.WRONG_SECRET,
                "@nobody");
    }

    @Test
    void rejectsConnectWithoutPassword() {
        channel.writeInbound(connect(STATION).hasPassword(false).build());
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD,
                RejectionReason.WRONG_SECRET,
                STATION);
    }

    @Test
    void rejectsClientIdThatIsNotTheUserName() {
        channel.writeInbound(connect(STATION).clientId(OTHER).build());
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID,
                RejectionReason.BORROWED_NAME,
                STATION);
    }

    @Test
    void rejectsWillOnTopicOfAnotherStation() {
        channel.writeInbound(connectWithWill("tl/1/up/" + OTHER + "/status"));
        assertRejectedConnect(
                MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5,
                RejectionReason.WILL_NOT_ITS_OWN,
                STATION);
    }

    @Test
    void acceptsWillOnOwnTopic() {
        MqttConnectMessage connect = connectWithWill("tl/1/up/" + STATION + "/status");
        admit(connect);
        assertThat(forwarded()).containsExactly(connect);
        assertThat(rejections).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {NEVER, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void shortensSessionExpiryAndSaysSoInConnAck(int seconds) {
        MqttConnectMessage connect = connect(STATION).properties(expiry(seconds)).build();
        admit(connect);
        assertThat(expiryOf(connect.variableHeader().properties())).contains(SESSION_SECONDS);

        channel.writeOutbound(connAck(MqttConnectReturnCode.CONNECTION_ACCEPTED));
        assertThat(expiryOf(sentConnAck().variableHeader().properties())).contains(SESSION_SECONDS);
    }

    @Test
    void keepsSessionExpiryWithinTheLimit() {
        MqttConnectMessage connect = connect(STATION).properties(expiry(SESSION_SECONDS)).build();
        admit(connect);
        assertThat(expiryOf(connect.variableHeader().properties())).contains(SESSION_SECONDS);

        channel.writeOutbound(connAck(MqttConnectReturnCode.CONNECTION_ACCEPTED));
        assertThat(expiryOf(sentConnAck().variableHeader().properties()))
                .as("CONNACK names the expiry only when it was shortened")
                .isEmpty();
    }

    @Test
    void saysNoSessionExpiryInConnAckOfRejection() {
        admit(connect(STATION).properties(expiry(NEVER)).build());
        channel.writeOutbound(connAck(MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE));
        assertThat(expiryOf(sentConnAck().variableHeader().properties())).isEmpty();
    }

    @Test
    void shortensSessionExpiryOfDisconnect() {
        admit(connect(STATION).build());
        forwarded();
        MqttMessage disconnect =
                MqttMessageBuilders.disconnect()
                        .reasonCode(MqttReasonCodes.Disconnect.NORMAL_DISCONNECT.byteValue())
                        .properties(expiry(NEVER))
                        .build();
        channel.writeInbound(disconnect);
        assertThat(forwarded()).containsExactly(disconnect);
        var header = (MqttReasonCodeAndPropertiesVariableHeader) disconnect.variableHeader();
        assertThat(expiryOf(header.properties())).contains(SESSION_SECONDS);
    }

    @Test
    void rejectsPacketBeforeConnect() {
        MqttPublishMessage early = publish("tl/1/up/" + STATION + "/status");
        channel.writeInbound(early);
        assertDisconnected(
                MqttReasonCodes.Disconnect.PROTOCOL_ERROR, RejectionReason.MALFORMED, HOST);
        assertThat(forwarded()).isEmpty();
        assertThat(early.refCnt()).as("references to the rejected packet").isZero();
    }

    @Test
    void rejectsSecondConnect() {
        admit(connect(STATION).build());
        forwarded();
        channel.writeInbound(connect(STATION).build());
        assertDisconnected(
                MqttReasonCodes.Disconnect.PROTOCOL_ERROR, RejectionReason.MALFORMED, STATION);
        assertThat(lookups).as("a second CONNECT is not looked up").isEmpty();
        assertThat(forwarded()).isEmpty();
    }

    @Test
    void rejectsPacketAboveTheSizeLimit() {
        channel.writeInbound(
                MqttMessageFactory.newInvalidMessage(new TooLongFrameException("too large")));
        assertDisconnected(
                MqttReasonCodes.Disconnect.PACKET_TOO_LARGE, RejectionReason.OVERSIZE, HOST);
        assertThat(forwarded()).isEmpty();
        assertThat(details).containsExactly("too large");
    }

    @Test
    void rejectsPacketThatCannotBeDecoded() {
        admit(connect(STATION).build());
        forwarded();
        channel.writeInbound(
                MqttMessageFactory.newInvalidMessage(new DecoderException("reserved bit")));
        assertDisconnected(
                MqttReasonCodes.Disconnect.MALFORMED_PACKET, RejectionReason.MALFORMED, STATION);
        assertThat(forwarded()).isEmpty();
    }

    @Test
    void holdsPacketsUntilTheSecretIsChecked() {
        MqttConnectMessage connect = connect(STATION).build();
        channel.writeInbound(connect);
        assertThat(channel.config().isAutoRead()).as("reads during the check").isFalse();
        MqttSubscribeMessage subscribe = subscribe("tl/1/all/#");
        MqttPublishMessage publish = publish("tl/1/up/" + STATION + "/status");
        channel.writeInbound(subscribe, publish);
        assertThat(forwarded()).isEmpty();

        runLookup();
        assertThat(forwarded()).containsExactly(connect, subscribe, publish);
        assertThat(channel.config().isAutoRead()).as("reads after the check").isTrue();
    }

    @Test
    void appliesTheRulesToHeldPackets() {
        MqttConnectMessage connect = connect(STATION).build();
        channel.writeInbound(connect, subscribe("$share/" + OTHER + "/tl/1/all/#"));
        runLookup();
        assertThat(forwarded()).containsExactly(connect);
        assertDisconnected(
                MqttReasonCodes.Disconnect.NOT_AUTHORIZED,
                RejectionReason.TOPIC_NOT_ITS_OWN,
                STATION);
    }

    @Test
    void holdsSixteenPacketsAtMost() {
        channel.writeInbound(connect(STATION).build());
        for (int i = 0; i < 16; i++) {
            channel.writeInbound(publish("tl/1/up/" + STATION + "/status"));
        }
        assertThat(rejections).isEmpty();
        MqttPublishMessage tooMany = publish("tl/1/up/" + STATION + "/status");
        channel.writeInbound(tooMany);
        assertDisconnected(
                MqttReasonCodes.Disconnect.QUOTA_EXCEEDED, RejectionReason.MALFORMED, HOST);
        assertThat(tooMany.refCnt()).as("references to the packet above the limit").isZero();
    }

    @Test
    void releasesEverythingWhenTheClientLeavesDuringTheCheck() {
        MqttPublishMessage held = publish("tl/1/up/" + STATION + "/status");
        channel.writeInbound(connect(STATION).build(), held);
        var _ = channel.close();
        assertThat(held.refCnt()).as("references to the held packet").isZero();
        runLookup();
        assertThat(forwarded()).isEmpty();
    }

    @Test
    void rejectsPublishToAQueueOfTheBroker() {
        admit(connect(STATION).build());
        forwarded();
        MqttPublishMessage publish = publish("tl/1/up/" + STATION + "/status::" + OTHER);
        channel.writeInbound(publish);
        assertDisconnected(
                MqttReasonCodes.Disconnect.NOT_AUTHORIZED,
                RejectionReason.TOPIC_NOT_ITS_OWN,
                STATION);
        assertThat(forwarded()).isEmpty();
        assertThat(publish.refCnt()).as("references to the rejected packet").isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$share/" + OTHER + "/tl/1/all/#",
                "$share/group/tl/1/up/#",
                "$sys.mqtt.retain.tl/1/all/time",
                "tl/1/all/#::" + OTHER + ".tl/1/all/#"
            })
    void rejectsSubscriptionToAQueueOfAnotherClient(String filter) {
        admit(connect(STATION).build());
        forwarded();
        channel.writeInbound(subscribe("tl/1/all/#", filter));
        assertDisconnected(
                MqttReasonCodes.Disconnect.NOT_AUTHORIZED,
                RejectionReason.TOPIC_NOT_ITS_OWN,
                STATION);
        assertThat(forwarded()).isEmpty();
        assertThat(details).containsExactly(filter);
    }

    @Test
    void acceptsSharedSubscriptionOfTheCentre() {
        admit(connect(TopicAccessRules.CENTRE).build());
        forwarded();
        MqttSubscribeMessage subscribe = subscribe("$share/centre/tl/1/up/#");
        channel.writeInbound(subscribe);
        assertThat(forwarded()).containsExactly(subscribe);
        assertThat(rejections).isEmpty();
    }

    @Test
    void leavesOrdinaryTopicsToTheBroker() {
        admit(connect(STATION).build());
        forwarded();
        MqttSubscribeMessage subscribe = subscribe("tl/1/station/" + OTHER + "/#");
        MqttPublishMessage publish = publish("tl/1/up/" + OTHER + "/status");
        channel.writeInbound(subscribe, publish);
        assertThat(forwarded()).containsExactly(subscribe, publish);
        assertThat(channel.isOpen()).isTrue();
        assertThat(rejections).isEmpty();
    }

    private static MqttMessageBuilders.ConnectBuilder connect(String name) {
        return MqttMessageBuilders.connect()
                .protocolVersion(MqttVersion.MQTT_5)
                .clientId(name)
                .username(name)
                .password(bytes(SECRET));
    }

    private static MqttConnectMessage connectWithWill(String topic) {
        return connect(STATION)
                .willFlag(true)
                .willQoS(MqttQoS.AT_LEAST_ONCE)
                .willTopic(topic)
                .willMessage(bytes("offline"))
                .build();
    }

    private static MqttPublishMessage publish(String topic) {
        return MqttMessageBuilders.publish()
                .topicName(topic)
                .qos(MqttQoS.AT_LEAST_ONCE)
                .messageId(1)
                .payload(Unpooled.buffer().writeZero(4))
                .build();
    }

    private static MqttSubscribeMessage subscribe(String... filters) {
        var builder = MqttMessageBuilders.subscribe().messageId(2);
        for (String filter : filters) {
            builder.addSubscription(MqttQoS.AT_LEAST_ONCE, filter);
        }
        return builder.build();
    }

    private static MqttConnAckMessage connAck(MqttConnectReturnCode code) {
        return MqttMessageBuilders.connAck()
                .returnCode(code)
                .properties(new MqttProperties())
                .build();
    }

    private static MqttProperties expiry(int seconds) {
        var properties = new MqttProperties();
        properties.add(new MqttProperties.IntegerProperty(EXPIRY, seconds));
        return properties;
    }

    private static Optional<Integer> expiryOf(MqttProperties properties) {
        return properties.getProperty(EXPIRY) instanceof MqttProperties.IntegerProperty expiry
                ? Optional.of(expiry.value())
                : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private void admit(MqttConnectMessage connect) {
        channel.writeInbound(connect);
        runLookup();
    }

    /** Checks the secret of the CONNECT that waits for it. */
    private void runLookup() {
        lookups.remove().run();
        channel.runPendingTasks();
    }

    /** All packets that reached the broker since the last call. */
    private List<Object> forwarded() {
        var packets = new ArrayList<Object>();
        for (Object packet = channel.readInbound();
                packet != null;
                packet = channel.readInbound()) {
            packets.add(packet);
        }
        return packets;
    }

    private MqttConnAckMessage sentConnAck() {
        Object packet = channel.readOutbound();
        assertThat(packet).isInstanceOf(MqttConnAckMessage.class);
        return (MqttConnAckMessage) packet;
    }

    private void assertRejectedConnect(
            MqttConnectReturnCode code, RejectionReason reason, String who) {
        assertThat(sentConnAck().variableHeader().connectReturnCode()).isEqualTo(code);
        assertThat(channel.isOpen()).as("open after the rejection").isFalse();
        assertThat(rejections).containsExactly(new Rejected(reason, who));
        assertThat(lookups).isEmpty();
        assertThat(forwarded()).isEmpty();
    }

    private void assertDisconnected(
            MqttReasonCodes.Disconnect code, RejectionReason reason, String who) {
        Object packet = channel.readOutbound();
        assertThat(packet).isInstanceOf(MqttMessage.class);
        var disconnect = (MqttMessage) packet;
        MqttFixedHeader header = disconnect.fixedHeader();
        assertThat(header.messageType()).isEqualTo(MqttMessageType.DISCONNECT);
        var reasons = (MqttReasonCodeAndPropertiesVariableHeader) disconnect.variableHeader();
        assertThat(reasons.reasonCode()).isEqualTo(code.byteValue());
        assertThat(channel.isOpen()).as("open after the rejection").isFalse();
        assertThat(rejections).containsExactly(new Rejected(reason, who));
    }
}
