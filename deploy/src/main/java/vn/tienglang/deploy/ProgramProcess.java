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

/** Process of one of the two programs, with its output in a trace file. */
public final class ProgramProcess implements AutoCloseable {
    /** Time for a graceful end before the process is killed. */
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
     * Starts the command; its output is appended to the trace file.
     *
     * @param environment variables added to the environment of this program
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
            // Both programs refuse to start without a UTF-8 locale, whatever this one runs under.
            builder.environment().put("LC_ALL", "C.UTF-8");
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            return new ProgramProcess(name, trace, from, process);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + name, e);
        }
    }

    /** Process id. */
    public long pid() {
        return process.pid();
    }

    /** File with its output. */
    public Path trace() {
        return trace;
    }

    /** True while it runs. */
    public boolean runs() {
        return process.isAlive();
    }

    /** Exit status; only valid after its end. */
    public int exitCode() {
        return process.exitValue();
    }

    /** Its output since this start. */
    public String output() {
        try (var channel = Files.newByteChannel(trace, StandardOpenOption.READ)) {
            channel.position(traceFrom);
            var bytes = new byte[Math.toIntExact(channel.size() - traceFrom)];
            var buffer = java.nio.ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
                // The file grows while it is read; later output is for the next call.
            }
            return new String(bytes, 0, buffer.position(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the trace of " + name, e);
        }
    }

    /** First match of the pattern in its output since this start. */
    public Optional<String> output(Pattern pattern) {
        Matcher matcher = pattern.matcher(output());
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** Resident memory in bytes; empty where the kernel does not report it. */
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

    /** Kills the process (SIGKILL): no shutdown hook runs. */
    public void kill() {
        process.destroyForcibly();
        await(Duration.ofSeconds(10));
    }

    /** Stops the process (SIGSTOP): it lives and does nothing, as on a machine that hangs. */
    public void pause() {
        signal("STOP");
    }

    /** Lets a paused process continue (SIGCONT). */
    public void resume() {
        signal("CONT");
    }

    private void signal(String name) {
        ProgramCommands.run(List.of("kill", "-" + name, Long.toString(pid())));
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

    /** Ends it gracefully (SIGTERM), or kills it after a while. */
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
