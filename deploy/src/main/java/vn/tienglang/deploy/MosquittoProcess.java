package vn.tienglang.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Mosquitto as a process of this user, with the files that {@code broker-rights} wrote. */
public final class MosquittoProcess implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofSeconds(20);

    private final ProgramProcess process;

    private MosquittoProcess(ProgramProcess process) {
        this.process = process;
    }

    /** The installed program. Debian keeps it in a folder that is not on every user's path. */
    public static Optional<Path> binary() {
        return Stream.of("/usr/sbin/mosquitto", "/usr/bin/mosquitto", "/usr/local/sbin/mosquitto")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    /**
     * Starts it and waits until it listens.
     *
     * @param folder folder with {@code mosquitto.conf}; its data are kept there as well
     * @throws IllegalStateException when it is not installed or does not start
     */
    public static MosquittoProcess start(Path folder, int port) {
        Path binary =
                binary().orElseThrow(() -> new IllegalStateException("mosquitto is not installed"));
        var process =
                ProgramProcess.start(
                        "mosquitto",
                        List.of(binary.toString(), "-c", settings(folder).toString()),
                        Map.of(),
                        folder.resolve("mosquitto.trace"));
        DemoSystem.await(
                "mosquitto to listen",
                START_TIMEOUT,
                () -> {
                    if (!process.runs()) {
                        throw new IllegalStateException("mosquitto: " + process.output());
                    }
                    return listens(port);
                });
        return new MosquittoProcess(process);
    }

    /** The written settings, and where this process keeps its data, as the user that started it. */
    private static Path settings(Path folder) {
        try {
            Path settings = folder.resolve("own.conf");
            Files.copy(
                    folder.resolve("mosquitto.conf"),
                    settings,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.writeString(
                    settings,
                    "persistence_location "
                            + folder
                            + "/\nuser "
                            + System.getProperty("user.name")
                            + "\n",
                    StandardOpenOption.APPEND);
            return settings;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write settings to " + folder, e);
        }
    }

    private static boolean listens(int port) {
        try (var probe = new Socket()) {
            probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
