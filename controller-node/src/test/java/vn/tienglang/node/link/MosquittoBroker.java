package vn.tienglang.node.link;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Process of the broker Mosquitto on a free port of the loopback interface. */
final class MosquittoBroker implements AutoCloseable {
    private static final List<String> PLACES =
            List.of("/usr/sbin/mosquitto", "/usr/local/sbin/mosquitto", "/usr/bin/mosquitto");

    private final String binary;
    private final Path folder;
    private int port;
    private Process process;

    /** Starts the broker; skips the test if Mosquitto is not installed. */
    MosquittoBroker() {
        Optional<String> found =
                PLACES.stream().filter(p -> Files.isExecutable(Path.of(p))).findFirst();
        assumeThat(found)
                .as("SKIPPED: no mosquitto on this machine (apt-get install mosquitto)")
                .isPresent();
        binary = found.orElseThrow();
        try {
            folder = Files.createTempDirectory("mosquitto");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the broker's folder", e);
        }
        process = launch();
    }

    int port() {
        return port;
    }

    /** Stops the broker in order, so that it saves its data, and starts it; the port may change. */
    void restart() {
        stop();
        process = launch();
    }

    @Override
    public void close() {
        stop();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }

    /** Another process may take the free port before the broker does; then the next is tried. */
    private Process launch() {
        for (int tries = 0; tries < 5; tries++) {
            try {
                port = freePort();
                Process started = launchOnPort();
                Awaitility.await("mosquitto listens, or has ended")
                        .atMost(Duration.ofSeconds(20))
                        .pollInterval(Duration.ofMillis(20))
                        .until(() -> !started.isAlive() || listens());
                if (started.isAlive()) {
                    return started;
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot start " + binary, e);
            }
        }
        throw new IllegalStateException("mosquitto does not start; see " + folder.resolve("out"));
    }

    private Process launchOnPort() throws IOException {
        Files.writeString(
                folder.resolve("conf"),
                """
                listener %d 127.0.0.1
                allow_anonymous true
                user root
                persistence true
                persistence_location %s/
                """
                        .formatted(port, folder));
        return new ProcessBuilder(binary, "-c", folder.resolve("conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private boolean listens() {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
