package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.tienglang.central.broker.BrokerFixture.ONE;
import static vn.tienglang.central.broker.BrokerFixture.OTHER;

import io.netty.handler.codec.mqtt.MqttProperties;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.Limits;
import vn.tienglang.central.broker.TestMqttClient.ConnectOptions;

/** Limits for a dead station, an absent centre and topics of past days. */
final class EmbeddedBrokerLimitsTest {
    private static final byte[] LARGE = new byte[Limits.MESSAGE_BYTES];

    @TempDir private Path folder;

    @Test
    void deadStationUsesLimitedDiskAndDelaysNoOther() throws Exception {
        int messages = 400;
        try (var work = new BrokerFixture(folder)) {
            leaveSubscribed(work, ONE);
            try (var centre = work.connectCentre();
                    var other = work.connect(OTHER)) {
                other.subscribe("tl/1/station/" + OTHER + "/#");
                for (int i = 0; i < messages; i++) {
                    LARGE[0] = (byte) i;
                    assertThat(publishLarge(centre, "tl/1/station/" + ONE + "/ack")).isZero();
                }
                centre.publish("tl/1/station/" + OTHER + "/ack", "not delayed");
                assertThat(other.receiveText().text()).isEqualTo("not delayed");
            }
            assertThat(bytesIn(folder)).isLessThan((long) messages * LARGE.length * 6 / 10);
            try (var station = work.reconnect(ONE)) {
                assertThat(station.receiveText().text().charAt(0))
                        .as("the oldest of the newest messages")
                        .isEqualTo((char) (messages - BrokerLimits.WAITING_FOR_A_STATION & 0x7F));
                assertThat(station.receiveRest())
                        .hasSize((int) BrokerLimits.WAITING_FOR_A_STATION - 1);
            }
        }
    }

    @Test
    void messageToAnAbsentCentreIsStoredOrNotAcknowledged() throws Exception {
        var smallLimits =
                new BrokerLimits.Maintenance(
                        Duration.ofSeconds(60),
                        Duration.ofHours(1),
                        4L << 20,
                        8L << 20,
                        Duration.ofSeconds(10));
        try (var work = new BrokerFixture(folder, smallLimits)) {
            try (var centre = work.connectCentre()) {
                centre.subscribe("tl/1/up/#");
                centre.disconnect();
            }
            int messages = 100;
            int acknowledged = 0;
            try (var station = work.connect(ONE)) {
                while (acknowledged < messages
                        && publishLarge(station, "tl/1/up/" + ONE + "/asrun") == 0) {
                    acknowledged++;
                }
            } catch (EOFException | SocketException hungUp) {
                // The broker disconnects a publisher whose message it cannot store.
            }
            assertThat(acknowledged).isBetween(10, messages - 1);
            try (var centre = work.reconnect(work.broker().centreCredentials().name())) {
                assertThat(centre.receiveRest()).hasSize(acknowledged);
            }
            try (var station = work.connect(ONE)) {
                assertThat(publishLarge(station, "tl/1/up/" + ONE + "/asrun"))
                        .as("accepted again after the centre has received everything")
                        .isZero();
            }
        }
    }

    @Test
    void laterMessagesOfAStationDropNoEarlierOnes() throws Exception {
        int messages = 3 * (int) BrokerLimits.WAITING_FOR_A_STATION;
        try (var work = new BrokerFixture(folder)) {
            try (var centre = work.connectCentre()) {
                centre.subscribe("tl/1/up/#");
                centre.disconnect();
            }
            try (var station = work.connect(ONE)) {
                for (int i = 0; i < messages; i++) {
                    assertThat(station.publish("tl/1/up/" + ONE + "/asrun", "entry")).isZero();
                }
            }
            try (var centre = work.reconnect(work.broker().centreCredentials().name())) {
                assertThat(centre.receiveRest()).hasSize(messages);
            }
        }
    }

    @Test
    void expiredLogsLeaveNoTopics() throws Exception {
        var shortIntervals =
                new BrokerLimits.Maintenance(
                        Duration.ofMillis(200),
                        Duration.ofMillis(100),
                        64L << 20,
                        64L << 20,
                        Duration.ofSeconds(10));
        try (var broker =
                new EmbeddedBroker(
                        new EmbeddedBrokerSettings("127.0.0.1", 0, folder),
                        (_, _) -> true,
                        new BrokerRejectionCounts(),
                        _ -> {},
                        shortIntervals)) {
            CentreCredentials login = broker.centreCredentials();
            try (var station =
                            TestMqttClient.connected(broker.port(), ConnectOptions.of(ONE, "any"));
                    var centre =
                            TestMqttClient.connected(
                                    broker.port(),
                                    ConnectOptions.of(login.name(), login.secret()))) {
                station.subscribe("tl/1/station/" + ONE + "/#");
                int before = broker.topics();
                LocalDate day = LocalDate.of(2026, 11, 21);
                for (int i = 0; i < 30; i++) {
                    centre.publish(
                            "tl/1/station/" + ONE + "/log/" + day.plusDays(i),
                            "log".getBytes(StandardCharsets.UTF_8),
                            true,
                            TestMqttClient.expiringIn(2));
                }
                assertThat(broker.topics()).isGreaterThan(before + 30);
                assertThat(station.receiveRest()).hasSize(30);
                await().atMost(Duration.ofSeconds(30)).until(() -> broker.topics() <= before);
                // A new topic still works.
                centre.publish("tl/1/station/" + ONE + "/log/2027-01-01", "new");
                assertThat(station.receiveText().text()).isEqualTo("new");
            }
        }
    }

    private static void leaveSubscribed(BrokerFixture work, String name) throws IOException {
        try (var station = work.connect(name)) {
            station.subscribe("tl/1/station/" + name + "/#", "tl/1/all/#");
            station.disconnect();
        }
    }

    private static int publishLarge(TestMqttClient client, String topic) throws IOException {
        return client.publish(topic, LARGE, false, new MqttProperties());
    }

    private static long bytesIn(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
