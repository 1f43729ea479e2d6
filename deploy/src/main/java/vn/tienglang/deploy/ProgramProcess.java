package vn.tienglang.deploy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One program of ours as a process of its own, with its trace in a file. */
public final class ProgramProcess implements AutoCloseable {
    /** How long a program gets to end in order before it is killed. */
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final String name;
    private final Path trace;
    private final long traceFrom;
    private final Process process;

    private ProgramProcess(String name, Path trace, long traceFrom, Process process) {
        this.name = name;
        this.trace = trace;
        this.traceFrom = traceFrom;
        this.process = process;
    }

    /**
     * Starts the command; what it says is appended to the trace file.
     *
     * @param environment what is added to this program's own environment
     */
    public static ProgramProcess start(
            String name, List<String> command, Map<String, String> environment, Path trace) {
        try {
            Files.createDirectories(trace.toAbsolutePath().getParent());
            long from = Files.exists(trace) ? Files.size(trace) : 0;
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.appendTo(trace.toFile()));
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new ProgramProcess(name, trace, from, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** Its process id. */
    public long pid() {
        return process.pid();
    }

    /** Where what it says is written. */
    public Path trace() {
        return trace;
    }

    /** True while it runs. */
    public boolean runs() {
        return process.isAlive();
    }

    /** How it ended; only asked when it no longer runs. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Everything it said since this start. */
    public String output() {
        try (var channel = Files.newByteChannel(trace, StandardOpenOption.READ)) {
            channel.position(traceFrom);
            var bytes = new byte[Math.toIntExact(channel.size() - traceFrom)];
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // The file grows while it is read; what came later is for the next call.
            }
            return new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the trace of " + name, e);
        }
    }

    /** The first match of the pattern in what it said since this start. */
    public Optional<String> output(Pattern pattern) {
        Matcher matcher = pattern.matcher(output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Resident memory in bytes, as the kernel counts it; empty where it does not say. */
    public Optional<Long> residentBytes() {
        Path status = Path.of("/proc", Long.toString(pid()), "status");
        try (BufferedReader lines = Files.newBufferedReader(status)) {
            return lines.lines()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** As if the plug were pulled: no goodbye, no flushing, no shutdown hook. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Waits for its end. */
    public boolean await(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Asks it to end, and kills it when it does not. */
    @Override
    public void close() {
        process.destroy();
        if (!await(GOODBYE)) {
            kill();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
