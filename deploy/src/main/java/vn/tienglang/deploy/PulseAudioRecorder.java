package vn.tienglang.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Private PulseAudio server with one silent sink per station. The monitor of a sink records what a
 * station played, with a timing error of at most 5 ms.
 *
 * <p>{@code norewinds=1} is necessary: without it the monitor misses the first samples of a clip in
 * most runs.
 */
public final class PulseAudioRecorder implements AutoCloseable {
    /** Sample rate of sinks and recordings in Hz. */
    public static final int RATE_HZ = 48_000;

    private final Path folder;
    private final Process server;

    private PulseAudioRecorder(Path folder, Process server) {
        this.folder = folder;
        this.server = server;
    }

    /**
     * Starts the server in the folder; empty where PulseAudio is not installed or does not start.
     */
    public static Optional<PulseAudioRecorder> start(Path folder, List<String> sinks) {
        try {
            Files.createDirectories(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            var script = new StringBuilder();
            script.append("load-module module-native-protocol-unix socket=")
                    .append(folder.resolve("pulse.sock"))
                    .append(" auth-anonymous=1\n");
            for (String sink : sinks) {
                script.append("load-module module-null-sink sink_name=")
                        .append(sink)
                        .append(" rate=" + RATE_HZ + " channels=1 format=s16le norewinds=1\n");
            }
            Files.writeString(folder.resolve("rig.pa"), script);
            Files.writeString(
                    folder.resolve("asound.conf"),
                    """
                    pcm.default { type pulse server "unix:%1$s/pulse.sock" }
                    ctl.default { type pulse server "unix:%1$s/pulse.sock" }
                    """
                            .formatted(folder));
            var rig = new PulseAudioRecorder(folder, server(folder));
            if (rig.answers()) {
                return Optional.of(rig);
            }
            rig.close();
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Process server(Path folder) throws IOException {
        var builder =
                new ProcessBuilder(
                        "pulseaudio",
                        "-n",
                        "-F",
                        folder.resolve("rig.pa").toString(),
                        "--daemonize=no",
                        "--exit-idle-time=-1",
                        "--use-pid-file=no",
                        "--disable-shm=yes",
                        "--log-target=file:" + folder.resolve("pulse.log"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        builder.environment().put("PULSE_RUNTIME_PATH", folder.toString());
        return builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private boolean answers() {
        try {
            DemoSystem.await(
                    "the sound rig",
                    Duration.ofSeconds(5),
                    () -> !server.isAlive() || runs("pactl", "info"));
            return server.isAlive();
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private boolean runs(String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().putAll(environment());
            return builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Map<String, String> environment() {
        return Map.of(
                "PULSE_SERVER", "unix:" + folder.resolve("pulse.sock"),
                "PULSE_RUNTIME_PATH", folder.toString(),
                "PULSE_COOKIE", folder.resolve("cookie").toString(),
                "XDG_RUNTIME_DIR", folder.toString(),
                "ALSA_CONFIG_PATH", folder.resolve("asound.conf").toString());
    }

    /** Environment variables that make this sink the sound card of a program. */
    public Map<String, String> environment(String sink) {
        var environment = new java.util.TreeMap<>(environment());
        environment.put("PULSE_SINK", sink);
        return Map.copyOf(environment);
    }

    /** Records what this sink plays until the recording is closed. */
    public Recording record(String sink) {
        try {
            var builder =
                    new ProcessBuilder(
                            "parec",
                            "-d",
                            sink + ".monitor",
                            "--raw",
                            "--format=s16le",
                            "--rate=" + RATE_HZ,
                            "--channels=1",
                            "--latency-msec=5");
            builder.environment().putAll(environment());
            return new Recording(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot record " + sink, e);
        }
    }

    @Override
    public void close() {
        server.destroy();
    }

    /** Recording of a sink. */
    public static final class Recording implements AutoCloseable {
        /** The first chunks arrive late; they are not used for timing. */
        private static final int SETTLING_CHUNKS = 5;

        private final Process recorder;
        private final Thread reader;
        private final List<short[]> chunks = new ArrayList<>();

        /** Nanoseconds since the epoch of sample 0, by the chunk that arrived earliest. */
        private long zeroNs = Long.MAX_VALUE;

        private Recording(Process recorder) {
            this.recorder = recorder;
            this.reader = new Thread(this::read, "recorder");
            reader.start();
        }

        private void read() {
            try (InputStream in = recorder.getInputStream()) {
                byte[] buffer = new byte[1 << 16];
                long samples = 0;
                int n = in.read(buffer);
                for (int chunk = 0; n > 0; chunk++) {
                    Instant at = Instant.now();
                    samples += n / 2;
                    long arrivedNs = at.getEpochSecond() * 1_000_000_000L + at.getNano();
                    long zero = arrivedNs - samples * 1_000_000_000L / RATE_HZ;
                    keep(buffer, n, chunk < SETTLING_CHUNKS ? Long.MAX_VALUE : zero);
                    n = in.read(buffer);
                }
            } catch (IOException e) {
                // The recorder was stopped; its data are kept.
                return;
            }
        }

        private synchronized void keep(byte[] buffer, int bytes, long zero) {
            short[] chunk = new short[bytes / 2];
            for (int i = 0; i < chunk.length; i++) {
                chunk[i] = (short) ((buffer[2 * i] & 0xff) | (buffer[2 * i + 1] << 8));
            }
            chunks.add(chunk);
            zeroNs = Math.min(zeroNs, zero);
        }

        /** All samples so far. */
        public synchronized short[] samples() {
            int length = chunks.stream().mapToInt(chunk -> chunk.length).sum();
            short[] all = new short[length];
            int at = 0;
            for (short[] chunk : chunks) {
                System.arraycopy(chunk, 0, all, at, chunk.length);
                at += chunk.length;
            }
            return all;
        }

        /** Instant of the first sample louder than silence, with an error of at most 5 ms. */
        public Optional<Instant> onset() {
            short[] samples = samples();
            for (int i = 0; i < samples.length; i++) {
                if (Math.abs(samples[i]) > 8) {
                    return Optional.of(
                            Instant.EPOCH
                                    .plusNanos(zeroNs())
                                    .plusNanos(i * 1_000_000_000L / RATE_HZ));
                }
            }
            return Optional.empty();
        }

        private synchronized long zeroNs() {
            return zeroNs;
        }

        /** Number of separate sounds, at least one second apart. */
        public int stretches() {
            int stretches = 0;
            int silent = RATE_HZ;
            for (short sample : samples()) {
                if (Math.abs(sample) <= 8) {
                    silent++;
                } else {
                    stretches += silent >= RATE_HZ ? 1 : 0;
                    silent = 0;
                }
            }
            return stretches;
        }

        @Override
        public void close() {
            recorder.destroy();
            try {
                reader.join(2_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
