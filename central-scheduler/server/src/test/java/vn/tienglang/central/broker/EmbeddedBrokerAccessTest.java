package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.tienglang.central.broker.BrokerFixture.ONE;
import static vn.tienglang.central.broker.BrokerFixture.OTHER;

import io.netty.handler.codec.mqtt.MqttConnAckMessage;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Limits;
import vn.tienglang.central.broker.BrokerFixture.Refused;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;
import vn.tienglang.central.broker.TestMqttClient.ConnectOptions;
import vn.tienglang.central.broker.TestMqttClient.ReceivedText;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EmbeddedBrokerAccessTest {
    private static final int NOT_AUTHORISED = 0x87;

    private BrokerFixture work;

    @BeforeAll
    void start(@TempDir Path folder) throws BrokerFailure {
        work = new BrokerFixture(folder);
    }

    @AfterAll
    void stop() {
        work.close();
    }

    @BeforeEach
    void clearRejections() {
        work.refused.clear();
    }

    @Test
    void stationReceivesItsOwnMessagesAndThoseForAll() throws IOException {
        try (var station = work.connect(ONE);
                var centre = work.connectCentre()) {
            assertThat(station.subscribe("tl/1/station/" + ONE + "/#", "tl/1/all/#"))
                    .containsExactly(1, 1);

            assertThat(centre.publish("tl/1/station/" + ONE + "/ack", "yours")).isZero();
            assertThat(centre.publish("tl/1/station/" + OTHER + "/ack", "not yours")).isZero();
            assertThat(centre.publish("tl/1/all/urgent", "everybody's")).isZero();

            assertThat(station.receiveText().text()).isEqualTo("yours");
            assertThat(station.receiveText().text()).isEqualTo("everybody's");
            assertThat(station.receiveRest()).isEmpty();
            assertThat(work.refusals()).isEmpty();
        }
    }

    @Test
    void centreReceivesMessagesOfEveryStation() throws IOException {
        try (var one = work.connect(ONE);
                var other = work.connect(OTHER);
                var centre = work.connectCentre()) {
            assertThat(centre.subscribe("tl/1/up/#")).containsExactly(1);

            assertThat(one.publish("tl/1/up/" + ONE + "/asrun", "a")).isZero();
            assertThat(centre.receiveText())
                    .isEqualTo(new ReceivedText("tl/1/up/" + ONE + "/asrun", "a", false));
            assertThat(other.publish("tl/1/up/" + OTHER + "/want", "b")).isZero();
            assertThat(centre.receiveText())
                    .isEqualTo(new ReceivedText("tl/1/up/" + OTHER + "/want", "b", false));
        }
    }

    @Test
    void stationCannotPublishForAnotherStationOrTheCentre() throws IOException {
        try (var one = work.connect(ONE);
                var other = work.connect(OTHER);
                var centre = work.connectCentre()) {
            other.subscribe("tl/1/station/" + OTHER + "/#", "tl/1/all/#");
            centre.subscribe("tl/1/up/#");

            assertThat(one.publish("tl/1/up/" + OTHER + "/status", "lie"))
                    .isEqualTo(NOT_AUTHORISED);
            assertThat(one.publish("tl/1/station/" + OTHER + "/ack", "lie"))
                    .isEqualTo(NOT_AUTHORISED);
            assertThat(one.publish("tl/1/all/urgent", "lie")).isEqualTo(NOT_AUTHORISED);
            assertThat(one.publishRetained("$sys.mqtt.retain.tl/1/all/time", "lie"))
                    .isEqualTo(NOT_AUTHORISED);
            assertThat(one.publish("activemq.management", "lie")).isEqualTo(NOT_AUTHORISED);

            assertThat(other.receiveRest()).isEmpty();
            assertThat(centre.receiveRest()).isEmpty();
            assertThat(work.refusals())
                    .hasSize(5)
                    .containsOnly(new Refused(RejectionReason.TOPIC_NOT_ITS_OWN, ONE));
        }
    }

    @Test
    void stationCannotSubscribeToAnotherStationOrTheBroker() throws IOException {
        try (var one = work.connect(ONE);
                var centre = work.connectCentre()) {
            assertThat(
                            one.subscribe(
                                    "#",
                                    "tl/1/#",
                                    "tl/1/up/#",
                                    "tl/1/station/" + OTHER + "/#",
                                    "tl/1/station/+/#",
                                    "activemq.notifications"))
                    .containsOnly(NOT_AUTHORISED)
                    .hasSize(6);
            centre.publish("tl/1/station/" + OTHER + "/ack", "private");
            assertThat(one.receiveRest()).isEmpty();
            assertThat(work.refusals())
                    .hasSize(6)
                    .containsOnly(new Refused(RejectionReason.TOPIC_NOT_ITS_OWN, ONE));
        }
    }

    @Test
    void sharedSubscriptionNeitherReadsNorDeletesAnotherQueue() throws IOException {
        try (var other = work.connect(OTHER)) {
            other.subscribe("tl/1/station/" + OTHER + "/#", "tl/1/all/#");
            other.disconnect();
        }
        try (var one = work.connect(ONE)) {
            one.sendSubscribe("$share/" + OTHER + "/tl/1/all/#");
            assertThat(one.isDisconnected()).isTrue();
        }
        try (var one = work.connect(ONE)) {
            one.sendSubscribe("tl/1/all/#::" + OTHER + ".tl/1/all/#");
            assertThat(one.isDisconnected()).isTrue();
        }
        try (var centre = work.connectCentre()) {
            centre.publish("tl/1/all/urgent", "waits for the other");
        }
        try (var other = work.reconnect(OTHER)) {
            assertThat(other.receiveText().text()).isEqualTo("waits for the other");
        }
        assertThat(work.refusals())
                .hasSize(2)
                .containsOnly(new Refused(RejectionReason.TOPIC_NOT_ITS_OWN, ONE));
    }

    @Test
    void willOnTopicOfAnotherStationIsRejectedAtConnect() throws IOException {
        try (var one = work.stranger()) {
            assertThat(
                            code(
                                    one.connect(
                                            work.greeting(ONE)
                                                    .withWill(
                                                            "tl/1/up/" + OTHER + "/status",
                                                            "lost",
                                                            1))))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5);
            assertThat(one.isDisconnected()).isTrue();
        }
        assertThat(work.refusals())
                .containsExactly(new Refused(RejectionReason.WILL_NOT_ITS_OWN, ONE));
    }

    @Test
    void wrongOrMissingSecretAndUnknownNamesAreRejected() throws IOException {
        for (ConnectOptions greeting :
                new ConnectOptions[] {
                    ConnectOptions.of(ONE, "secret of the other"),
                    work.greeting(ONE).withUser(ONE, null),
                    work.greeting(ONE).withUser(null, null),
                    ConnectOptions.of("ls-nowhere", "x"),
                    ConnectOptions.of("@centre", "x"),
                    ConnectOptions.of("ACTIVEMQ.CLUSTER.ADMIN.USER", "CHANGE ME!!"),
                }) {
            try (var client = work.stranger()) {
                assertThat(code(client.connect(greeting)))
                        .as(greeting.toString())
                        .isEqualTo(
                                MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
                assertThat(client.isDisconnected()).isTrue();
            }
        }
        assertThat(work.refusals())
                .hasSize(6)
                .allMatch(refused -> refused.ground() == RejectionReason.WRONG_SECRET);
    }

    @Test
    void wrongSecretDoesNotEndTheSessionOfTheGivenName() throws IOException {
        try (var one = work.connect(ONE)) {
            one.subscribe("tl/1/all/#");
            one.disconnect();
        }
        try (var stranger = work.stranger()) {
            assertThat(code(stranger.connect(ConnectOptions.of(ONE, "a guess"))))
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USERNAME_OR_PASSWORD);
            assertThat(stranger.isDisconnected()).isTrue();
        }
        try (var centre = work.connectCentre()) {
            centre.publish("tl/1/all/urgent", "still stored");
        }
        try (var one = work.stranger()) {
            MqttConnAckMessage answer = one.connect(work.greeting(ONE));
            assertThat(answer.variableHeader().isSessionPresent()).isTrue();
            assertThat(one.receiveText().text()).isEqualTo("still stored");
        }
    }

    @Test
    void stationCannotUseAnotherSessionWithItsOwnSecret() throws IOException {
        try (var other = work.connect(OTHER);
                var one = work.connect(ONE)) { // a successful login just before must not help
            other.subscribe("tl/1/all/#");
            try (var intruder = work.stranger()) {
                assertThat(code(intruder.connect(work.greeting(ONE).withClientId(OTHER))))
                        .isEqualTo(
                                MqttConnectReturnCode
                                        .CONNECTION_REFUSED_CLIENT_IDENTIFIER_NOT_VALID);
            }
            try (var centre = work.connectCentre()) {
                centre.publish("tl/1/all/urgent", "still connected");
            }
            assertThat(other.receiveText().text()).isEqualTo("still connected");
            assertThat(one.publish("tl/1/up/" + ONE + "/want", "too")).isZero();
        }
        assertThat(work.refusals())
                .containsExactly(new Refused(RejectionReason.BORROWED_NAME, ONE));
    }

    @Test
    void reconnectReplacesTheOldConnection() throws IOException {
        try (var old = work.connect(ONE);
                var reconnected = work.connect(ONE)) {
            assertThat(old.isDisconnected()).isTrue();
            assertThat(reconnected.publish("tl/1/up/" + ONE + "/want", "here")).isZero();
        }
        assertThat(work.refusals()).isEmpty();
    }

    @Test
    void packetAboveTheLimitIsRejectedBeforeItIsBuffered() throws IOException {
        try (var one = work.connect(ONE)) {
            byte[] topic = ("tl/1/up/" + ONE + "/want").getBytes(StandardCharsets.US_ASCII);
            // First 1 KB of a valid PUBLISH of 256 MB: topic, packet id 1, no properties.
            one.sendBytes(
                    ByteBuffer.allocate(1_024)
                            .put(new byte[] {0x32, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F})
                            .putShort((short) topic.length)
                            .put(topic)
                            .putShort((short) 1)
                            .put((byte) 0)
                            .array());
            assertThat(one.isDisconnected()).isTrue();
        }
        assertThat(work.refusals()).containsExactly(new Refused(RejectionReason.OVERSIZE, ONE));
    }

    @Test
    void largestMessageOfTheContractIsAccepted() throws IOException {
        try (var one = work.connect(ONE);
                var centre = work.connectCentre()) {
            one.subscribe("tl/1/station/" + ONE + "/#");
            byte[] largest = new byte[Limits.MESSAGE_BYTES];
            java.util.Arrays.fill(largest, (byte) 'x');
            assertThat(
                            centre.publish(
                                    "tl/1/station/" + ONE + "/log/2026-11-21",
                                    largest,
                                    false,
                                    new MqttProperties()))
                    .isZero();
            assertThat(one.receiveText().text()).hasSize(Limits.MESSAGE_BYTES);
        }
    }

    @Test
    void bytesThatAreNotMqttOrOutOfOrderAreRejected() throws IOException {
        try (var stranger = work.stranger()) {
            // First bytes of a CONNECT with a wrong protocol name.
            stranger.sendBytes(new byte[] {0x10, 0x20, 0x00, 0x04});
            stranger.sendBytes(
                    "MQTS rubbish rubbish rubbish rub".getBytes(StandardCharsets.US_ASCII));
            assertThat(stranger.isDisconnected()).isTrue();
        }
        try (var one = work.connect(ONE)) {
            one.send(
                    io.netty.handler.codec.mqtt.MqttMessageBuilders.connect()
                            .clientId(OTHER)
                            .protocolVersion(MqttVersion.MQTT_5)
                            .build());
            assertThat(one.isDisconnected()).isTrue();
        }
        assertThat(work.refusals())
                .extracting(Refused::ground)
                .containsExactly(RejectionReason.MALFORMED, RejectionReason.MALFORMED);
    }

    @Test
    void olderProtocolIsRejectedWithItsOwnReasonCode() throws IOException {
        try (var old = work.stranger()) {
            assertThat(code(old.connect(work.greeting(ONE).inVersion(MqttVersion.MQTT_3_1_1))))
                    .isEqualTo(
                            MqttConnectReturnCode.CONNECTION_REFUSED_UNACCEPTABLE_PROTOCOL_VERSION);
        }
        assertThat(work.refusals())
                .extracting(Refused::ground)
                .containsExactly(RejectionReason.OLD_PROTOCOL);
    }

    @Test
    void endlessSessionIsShortenedTo14Days() throws IOException {
        try (var one = work.stranger();
                var other = work.stranger()) {
            MqttConnAckMessage answer = one.connect(work.greeting(ONE).withSession(-1));
            assertThat(code(answer)).isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
            assertThat(sessionSeconds(answer)).isEqualTo(14 * 24 * 3_600);
            assertThat(sessionSeconds(other.connect(work.greeting(OTHER)))).isEqualTo(-1);
        }
    }

    private static MqttConnectReturnCode code(MqttConnAckMessage answer) {
        return answer.variableHeader().connectReturnCode();
    }

    /** Returns the session expiry in the CONNACK, or -1 without one. */
    private static int sessionSeconds(MqttConnAckMessage answer) {
        return answer.variableHeader()
                                .properties()
                                .getProperty(
                                        MqttProperties.MqttPropertyType.SESSION_EXPIRY_INTERVAL
                                                .value())
                        instanceof MqttProperties.IntegerProperty seconds
                ? seconds.value()
                : -1;
    }
}
