package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.enrolment.MosquittoPassword;

/** Rights for a broker outside the centre: the texts, and what a real Mosquitto makes of them. */
final class BrokerRightsTest {
    private static final StationId ONE = new StationId("one-station");
    private static final StationId OTHER = new StationId("two-station");
    private static final String CENTRE = ExternalBroker.USUAL_USER;

    @TempDir Path folder;
    private List<Process> started = List.of();

    @AfterEach
    void stopMosquitto() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    static boolean isMosquittoInstalled() {
        return binaries().findFirst().isPresent();
    }

    private static Stream<Path> binaries() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    @Test
    @EnabledIf(value = "isMosquittoInstalled", disabledReason = "mosquitto is not installed")
    void stationsReachOnlyTheirOwnTopicsAtMosquitto() throws Exception {
        int port = startMosquitto();
        try (var one = new TestMqttClient(port);
                var other = TestMqttClient.connected(port, login(OTHER.value()));
                var centre = TestMqttClient.connected(port, login(CENTRE))) {
            assertThat(one.connect(login(ONE.value())).variableHeader().connectReturnCode())
                    .isEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
            centre.subscribe("tl/1/up/#");
            one.subscribe("tl/1/station/" + ONE + "/#", "tl/1/all/#");
            // Mosquitto accepts any filter and delivers only what may be read.
            other.subscribe("tl/1/#");

            one.publish("tl/1/up/" + ONE + "/asrun", "mine");
            assertThat(centre.receiveText().text()).isEqualTo("mine");
            one.publish("tl/1/up/" + OTHER + "/asrun", "forged");
            one.publish("tl/1/station/" + OTHER + "/ack", "forged");
            one.publish("tl/1/all/urgent/7", "forged");
            one.publish("tl/1/up/" + ONE + "/status", "mine too");
            assertThat(centre.receiveText().text()).isEqualTo("mine too");

            centre.publish("tl/1/station/" + ONE + "/ack", "for one");
            centre.publish("tl/1/all/urgent/7", "for all");
            assertThat(one.receiveText().text()).isEqualTo("for one");
            assertThat(one.receiveText().text()).isEqualTo("for all");
            assertThat(other.receiveText().text())
                    .as("only this one reaches it")
                    .isEqualTo("for all");
            assertThat(other.receiveRest()).isEmpty();
        }
    }

    @Test
    @EnabledIf(value = "isMosquittoInstalled", disabledReason = "mosquitto is not installed")
    void mosquittoRefusesAWrongSecretAndABorrowedClientId() throws Exception {
        int port = startMosquitto();
        try (var guess = new TestMqttClient(port)) {
            assertThat(
                            guess.connect(TestMqttClient.ConnectOptions.of(ONE.value(), "a guess"))
                                    .variableHeader()
                                    .connectReturnCode())
                    .isNotEqualTo(MqttConnectReturnCode.CONNECTION_ACCEPTED);
        }
        try (var other = TestMqttClient.connected(port, login(OTHER.value()));
                var borrowed =
                        TestMqttClient.connected(
                                port, login(ONE.value()).withClientId(OTHER.value()))) {
            borrowed.publish("tl/1/up/" + ONE + "/status", "connected as itself");
            assertThat(other.isDisconnected()).isFalse();
        }
    }

    @Test
    void tableNamesEveryRightOfEveryUser() {
        assertThat(BrokerRights.table(CENTRE, CENTRE, List.of(ONE)))
                .isEqualTo(
                        """
                        user,client id,action,topic filter
                        @centre,@centre,publish,tl/1/#
                        @centre,@centre,subscribe,tl/1/#
                        one-station,one-station,publish,tl/1/up/one-station/asrun
                        one-station,one-station,publish,tl/1/up/one-station/status
                        one-station,one-station,publish,tl/1/up/one-station/want
                        one-station,one-station,publish,tl/1/up/one-station/time
                        one-station,one-station,subscribe,tl/1/station/one-station/#
                        one-station,one-station,subscribe,tl/1/all/#
                        """);
    }

    /** The embedded broker and the files for others must never differ. */
    @Test
    void rightsAreThoseOfTheEmbeddedBroker() {
        for (BrokerRights.Right right : BrokerRights.station(ONE)) {
            boolean allowed =
                    switch (right.action()) {
                        case PUBLISH -> TopicAccessRules.mayPublish(ONE.value(), right.filter());
                        case SUBSCRIBE ->
                                TopicAccessRules.maySubscribe(ONE.value(), right.filter());
                        case BOTH -> false;
                    };
            assertThat(allowed).as("%s", right).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "10.0.0.5",
                "mqtts://broker",
                "http://broker:1883",
                "mqtt://",
                "mqtt://a b",
                "mqtt://user:password@broker",
                "mqtt://broker/path",
                "mqtt://broker:0",
                "mqtt://broker:65536",
                "mqtt://broker?x=1"
            })
    void otherAddressesAreRefusedWithASentence(String url) {
        assertThatThrownBy(() -> ExternalBroker.address(url))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .matches("(is not an address like|has no port).*");
    }

    @Test
    void addressHasAPortAndMayBeOfIpVersion6() {
        assertThat(ExternalBroker.address("mqtt://broker.example.org"))
                .isEqualTo(new ExternalBroker.Address("broker.example.org", 1883));
        assertThat(ExternalBroker.address("mqtt://[::1]:1999/"))
                .isEqualTo(new ExternalBroker.Address("::1", 1999));
    }

    private static TestMqttClient.ConnectOptions login(String user) {
        return TestMqttClient.ConnectOptions.of(user, "secret of " + user);
    }

    private int startMosquitto() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<BrokerRights.User> users =
                Stream.of(CENTRE, ONE.value(), OTHER.value())
                        .map(name ->
                                new BrokerRights.User(
                                        name,
                                        MosquittoPassword.hash(
                                                "secret of " + name, new SecureRandom())))
                        .toList();
        Path settings =
                Files.writeString(
                        folder.resolve("mosquitto.conf"),
                        BrokerRights.mosquittoSettings(
                                        new ExternalBroker.Address("127.0.0.1", port), folder + "/")
                                + "persistence_location "
                                + folder
                                + "/\nuser root\n");
        Files.writeString(folder.resolve("acl"), BrokerRights.mosquittoAccess(CENTRE));
        Files.writeString(folder.resolve("passwords"), BrokerRights.mosquittoPasswords(users));
        Process process =
                new ProcessBuilder(
                                binaries().findFirst().orElseThrow().toString(),
                                "-c",
                                settings.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("output").toFile())
                        .start();
        started = List.of(process);
        await().until(() -> isListening(process, port));
        return port;
    }

    private boolean isListening(Process process, int port) throws IOException {
        assertThat(process.isAlive())
                .as(() -> "mosquitto runs: " + readOutput(folder.resolve("output")))
                .isTrue();
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String readOutput(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return "no output: " + e;
        }
    }
}
