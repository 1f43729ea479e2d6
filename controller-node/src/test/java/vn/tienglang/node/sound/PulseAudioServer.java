package vn.tienglang.node.sound;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * Private sound server without a card, in real time: a test can record its sink from the monitor,
 * sample for sample.
 */
final class PulseAudioServer implements AutoCloseable {
    private static final String SINK = "horn";

    private final Path folder;
    private final Map<String, String> surroundings;
    private final Process server;

    /** Starts it and makes it this program's default card; skips when it is not installed. */
    PulseAudioServer() {
        assumeThat(Path.of("/usr/bin/pulseaudio"))
                .as("SKIPPED: no pulseaudio on this machine (apt-get install pulseaudio)")
                .isExecutable();
        assumeThat(Path.of("/usr/bin/pactl"))
                .as("SKIPPED: no pactl on this machine (apt-get install pulseaudio-utils)")
                .isExecutable();
        assumeThat(alsaReachesPulse())
                .as("SKIPPED: ALSA cannot reach it (apt-get install libasound2-plugins)")
                .isTrue();
        try {
            folder =
                    Files.createTempDirectory(
                            "pulse",
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rwx------")));
            Files.writeString(folder.resolve("default.pa"), settings());
            Files.writeString(folder.resolve("asound.conf"), alsa());
            surroundings =
                    Map.of(
                            "HOME", folder.toString(),
                            "XDG_RUNTIME_DIR", folder.toString(),
                            "PULSE_RUNTIME_PATH", folder.toString(),
                            "PULSE_COOKIE", folder.resolve("cookie").toString(),
                            "PULSE_SERVER", socket(),
                            "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
            server = launch();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a sound server", e);
        }
        awaitServer();
        surroundings.forEach(PulseAudioServer::setenv);
    }

    private static boolean alsaReachesPulse() {
        try (Stream<Path> architectures = Files.list(Path.of("/usr/lib"))) {
            String plugIn = "alsa-lib/libasound_module_pcm_pulse.so";
            return architectures.anyMatch(path -> Files.exists(path.resolve(plugIn)));
        } catch (IOException e) {
            return false;
        }
    }

    private String socket() {
        return "unix:" + folder.resolve("pulse.sock");
    }

    /** Without "norewinds" the first samples of a clip are lost from the monitor in most runs. */
    private String settings() {
        return """
        load-module module-native-protocol-unix socket=%s auth-anonymous=1
        load-module module-null-sink sink_name=%s rate=48000 channels=1 format=s16le norewinds=1
        set-default-sink %s
        """
                .formatted(folder.resolve("pulse.sock"), SINK, SINK);
    }

    /** No include: Debian's own files would put another default in the place of this one. */
    private String alsa() {
        return """
        pcm.default { type pulse server "%s" }
        ctl.default { type pulse server "%s" }
        """
                .formatted(socket(), socket());
    }

    private Process launch() throws IOException {
        var builder =
                new ProcessBuilder(
                        "/usr/bin/pulseaudio",
                        "-n",
                        "-F",
                        folder.resolve("default.pa").toString(),
                        "--daemonize=no",
                        "--exit-idle-time=-1",
                        "--use-pid-file=no",
                        "--disable-shm=yes");
        builder.environment().putAll(surroundings);
        builder.environment().remove("PULSE_SERVER");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
    }

    private void awaitServer() {
        Awaitility.await("pulseaudio listens")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> run("/usr/bin/pactl", "info").waitFor() == 0);
    }

    private Process run(String... command) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(surroundings);
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /**
     * Sets a variable for the native libraries of this process, which read it before they first
     * play.
     */
    @SuppressWarnings("restricted")
    private static void setenv(String name, String value) {
        Linker linker = Linker.nativeLinker();
        MethodHandle setenv =
                linker.downcallHandle(
                        linker.defaultLookup().find("setenv").orElseThrow(),
                        FunctionDescriptor.of(
                                ValueLayout.JAVA_INT,
                                ValueLayout.ADDRESS,
                                ValueLayout.ADDRESS,
                                ValueLayout.JAVA_INT));
        try (Arena arena = Arena.ofConfined()) {
            int result =
                    (int)
                            setenv.invokeExact(
                                    arena.allocateFrom(name), arena.allocateFrom(value), 1);
            if (result != 0) {
                throw new IllegalStateException("setenv " + name);
            }
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("setenv " + name, e);
        }
    }

    /** Suspends the server without notice while it plays, or resumes it. */
    void freeze(boolean frozen) {
        try {
            String signal = frozen ? "-STOP" : "-CONT";
            Process kill = run("/bin/kill", signal, Long.toString(server.pid()));
            if (kill.waitFor() != 0) {
                throw new IllegalStateException("kill " + signal);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Starts to record the sink. */
    Recording record() {
        try {
            var builder =
                    new ProcessBuilder(
                            "/usr/bin/parec",
                            "-d",
                            SINK + ".monitor",
                            "--raw",
                            "--format=s16le",
                            "--rate=48000",
                            "--channels=1",
                            "--latency-msec=5");
            builder.environment().putAll(surroundings);
            return new Recording(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record", e);
        }
    }

    @Override
    public void close() {
        freeze(false);
        server.destroy();
        try {
            if (!server.waitFor(5, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path path : left.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tidy up " + folder, e);
        }
    }

    /** Recording of what a listener hears. */
    static final class Recording {
        private final Process recorder;
        private final java.io.ByteArrayOutputStream heard = new java.io.ByteArrayOutputStream();
        private final Thread ear;

        private Recording(Process recorder) {
            this.recorder = recorder;
            this.ear = Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (InputStream in = recorder.getInputStream()) {
                in.transferTo(heard);
            } catch (IOException _) {
                // The recorder was stopped.
            }
        }

        /** Waits until the recording has grown by this much. */
        void listenFor(Duration time) {
            int until = heard.size() + Math.toIntExact(time.toMillis() * 48 * 2);
            Awaitility.await("recording")
                    .atMost(time.plusSeconds(20))
                    .pollInterval(Duration.ofMillis(10))
                    .until(() -> heard.size() >= until);
        }

        /** Ends the recording; returns all samples at 48 kHz. */
        short[] samples() {
            recorder.destroy();
            try {
                ear.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            byte[] bytes = heard.toByteArray();
            var samples = new short[bytes.length / 2];
            java.nio.ByteBuffer.wrap(bytes)
                    .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .get(samples);
            return samples;
        }
    }
}
