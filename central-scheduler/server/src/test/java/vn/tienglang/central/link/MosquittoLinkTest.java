package vn.tienglang.central.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import vn.tienglang.central.broker.TestMqttClient;

/** Contract of the link with the broker Mosquitto. */
@EnabledIf(value = "isInstalled", disabledReason = "mosquitto is not installed")
final class MosquittoLinkTest extends CentreLinkContract {
    private static Stream<Path> binaries() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable);
    }

    static boolean isInstalled() {
        return binaries().findFirst().isPresent();
    }

    @Override
    TestBroker broker(Path folder) throws Exception {
        return new Mosquitto(folder);
    }

    private static final class Mosquitto implements TestBroker {
        private final Path settings;
        private final int port;
        private Process process;

        Mosquitto(Path folder) throws Exception {
            try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                port = free.getLocalPort();
            }
            settings =
                    Files.writeString(
                            folder.resolve("mosquitto.conf"),
                            """
                            listener %d 127.0.0.1
                            allow_anonymous true
                            persistence true
                            persistence_location %s/
                            autosave_interval 1
                            autosave_on_changes true
                            user root
                            """
                                    .formatted(port, folder));
            process = start();
        }

        private Process start() throws IOException {
            Process started =
                    new ProcessBuilder(
                                    List.of(
                                            binaries().findFirst().orElseThrow().toString(),
                                            "-c",
                                            settings.toString()))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            await().until(() -> isListening(started));
            return started;
        }

        private boolean isListening(Process started) {
            assertThat(started.isAlive()).as("mosquitto runs").isTrue();
            try (var probe = new Socket()) {
                probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        @Override
        public int port() {
            return port;
        }

        @Override
        public TestMqttClient.ConnectOptions centre() {
            return TestMqttClient.ConnectOptions.of("centre-1", "any");
        }

        @Override
        public TestMqttClient.ConnectOptions station(String id) {
            return TestMqttClient.ConnectOptions.of(id, "any");
        }

        @Override
        public void stop() throws InterruptedException {
            process.destroy();
            process.waitFor();
        }

        @Override
        public void startAgain() throws IOException {
            process = start();
        }

        @Override
        public boolean keepsLogins() {
            return true;
        }

        @Override
        public void end() throws InterruptedException {
            process.destroyForcibly().waitFor();
        }
    }
}
