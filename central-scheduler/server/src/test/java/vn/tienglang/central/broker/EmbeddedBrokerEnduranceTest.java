package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.tienglang.central.broker.BrokerFixture.ONE;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.broker.TestMqttClient.ConnectOptions;
import vn.tienglang.central.broker.TestMqttClient.ReceivedText;

/** Persistence over a restart and a kill, and failures at the start. */
final class EmbeddedBrokerEnduranceTest {
    private static final String LOG = "tl/1/station/" + ONE + "/log/2026-11-21";
    private static final String STATUS = "tl/1/up/" + ONE + "/status";

    @TempDir private Path folder;

    @Test
    void retainedMessagesAndSessionsSurviveARestart() throws Exception {
        try (var work = new BrokerFixture(folder)) {
            try (var station = work.connect(ONE)) {
                station.subscribe("tl/1/all/#");
                station.disconnect();
            }
            try (var centre = work.connectCentre()) {
                assertThat(centre.publishRetained(LOG, "revision 1")).isZero();
                assertThat(centre.publishRetained(LOG, "revision 2")).isZero();
                assertThat(centre.publish("tl/1/all/urgent", "waits")).isZero();
                centre.disconnect();
            }
            work.restart();
            try (var station = work.reconnect(ONE)) {
                assertThat(station.receiveText())
                        .isEqualTo(new ReceivedText("tl/1/all/urgent", "waits", false));
                station.subscribe("tl/1/station/" + ONE + "/#");
                assertThat(station.receiveText())
                        .isEqualTo(new ReceivedText(LOG, "revision 2", true));
                assertThat(station.receiveRest()).isEmpty();
            }
        }
    }

    @Test
    void acknowledgedMessagesSurviveAKill() throws Exception {
        Process process = startProcess();
        try (var reader = outputOf(process)) {
            int port = portFrom(reader);
            try (var station = TestMqttClient.connected(port, ConnectOptions.of(ONE, "known"))) {
                station.subscribe("tl/1/all/#");
                assertThat(station.publishRetained(STATUS, "alive")).isZero();
                // No DISCONNECT: the kill comes at an arbitrary moment.
                process.destroyForcibly().waitFor();
            }
        }
        try (var work = new BrokerFixture(folder)) {
            try (var centre = work.connectCentre()) {
                centre.subscribe("tl/1/up/#");
                assertThat(centre.receiveText()).isEqualTo(new ReceivedText(STATUS, "alive", true));
                centre.publish("tl/1/all/urgent", "the session is still there");
            }
            try (var station = work.reconnect(ONE)) {
                assertThat(station.receiveText().text()).isEqualTo("the session is still there");
            }
        }
    }

    @Test
    void willIsPublishedAfterALostConnectionAndNotAfterDisconnect() throws Exception {
        try (var work = new BrokerFixture(folder);
                var centre = work.connectCentre()) {
            centre.subscribe("tl/1/up/#");
            var disconnecting =
                    TestMqttClient.connected(work.broker().port(), optionsWithWill(work));
            disconnecting.disconnect();
            assertThat(centre.receiveRest()).isEmpty();

            var cutOff = TestMqttClient.connected(work.broker().port(), optionsWithWill(work));
            cutOff.close();
            assertThat(centre.receiveText().text()).isEqualTo("lost");
        }
    }

    private static ConnectOptions optionsWithWill(BrokerFixture work) {
        return work.greeting(ONE).withWill(STATUS, "lost", 1);
    }

    @Test
    void expiredMessageIsNotDeliveredToAReconnectingStation() throws Exception {
        try (var work = new BrokerFixture(folder)) {
            try (var station = work.connect(ONE)) {
                station.subscribe("tl/1/all/#");
                station.disconnect();
            }
            try (var centre = work.connectCentre()) {
                centre.publish(
                        "tl/1/all/time",
                        "stale".getBytes(StandardCharsets.UTF_8),
                        false,
                        TestMqttClient.expiringIn(0));
                centre.publish(
                        "tl/1/all/urgent",
                        "good".getBytes(StandardCharsets.UTF_8),
                        false,
                        TestMqttClient.expiringIn(60));
            }
            try (var station = work.reconnect(ONE)) {
                assertThat(station.receiveText().text()).isEqualTo("good");
                assertThat(station.receiveRest()).isEmpty();
            }
        }
    }

    @Test
    void portInUseIsReportedInOneSentence() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> start(taken.getLocalPort(), folder))
                    .isInstanceOf(BrokerFailure.class)
                    .hasMessage(
                            "The broker cannot listen on 127.0.0.1 port "
                                    + taken.getLocalPort()
                                    + ": Address already in use.");
        }
        start(0, folder).close(); // the folder is unlocked
    }

    @Test
    void folderInUseIsReportedInOneSentence() throws Exception {
        try (var first = start(0, folder)) {
            assertThat(first.port()).isPositive();
            assertThatThrownBy(() -> start(0, folder))
                    .isInstanceOf(BrokerFailure.class)
                    .hasMessage(
                            "The broker's folder "
                                    + folder
                                    + " is in use by another running centre.");
        }
    }

    @Test
    void unwritableFolderIsReportedInOneSentence() throws Exception {
        Path file = Files.writeString(folder.resolve("a-file"), "not a folder");
        assertThatThrownBy(() -> start(0, file))
                .isInstanceOf(BrokerFailure.class)
                .hasMessageStartingWith("The broker cannot write to its folder " + file);
    }

    @Test
    void damagedJournalIsReportedInOneSentence() throws Exception {
        start(0, folder).close();
        Path bindings = folder.resolve("bindings");
        try (var files = Files.list(bindings)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(bindings);
        Files.writeString(bindings, "not a folder any more");
        assertThatThrownBy(() -> start(0, folder))
                .isInstanceOf(BrokerFailure.class)
                .hasMessageStartingWith("The broker cannot start from its folder");
    }

    private static EmbeddedBroker start(int port, Path folder) throws BrokerFailure {
        return new EmbeddedBroker(
                new EmbeddedBrokerSettings("127.0.0.1", port, folder),
                (_, _) -> false,
                (_, _, _) -> {},
                _ -> {});
    }

    private Process startProcess() throws IOException {
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                BrokerProcess.class.getName(),
                                folder.toString()))
                .redirectErrorStream(true)
                .start();
    }

    private static BufferedReader outputOf(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static int portFrom(BufferedReader reader) throws IOException {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith(BrokerProcess.PORT)) {
                return Integer.parseInt(line.substring(BrokerProcess.PORT.length()));
            }
        }
        throw new AssertionError("the broker's process ended");
    }
}
