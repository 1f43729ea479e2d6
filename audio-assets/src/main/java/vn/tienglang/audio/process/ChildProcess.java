package vn.tienglang.audio.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Child process that reads bytes of unknown origin. It has no shell, an empty environment, a folder
 * of its own, and limits: 1 GiB of memory, 10 minutes of processor time, 30 minutes in all, and the
 * bytes that it may write to a file. Closing kills it with its children. Used by one thread;
 * another one may use {@link #output} or {@link #input}.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private static final List<String> LIMITS =
            List.of("--as=1073741824", "--cpu=600", "--core=0", "--nofile=32", "--");

    private static final long MINUTES_MOST = 30;
    private static final long SECONDS_TO_EXIT = 10;
    private static final int ERROR_BYTES_MOST = 1 << 14;

    private final Path folder;
    private final Process process;
    private final CompletableFuture<String> errors = new CompletableFuture<>();

    /**
     * Result of a process that ended.
     *
     * @param exit exit value; −1 when it did not end in time
     * @param errors the beginning of its error output
     */
    public record Ending(int exit, String errors) {
        /** The first line of the error output, printable. */
        public String firstError() {
            return errors.lines().findFirst().orElse("no message").replaceAll("[^ -~]", "?");
        }
    }

    /**
     * Starts a process that writes no files.
     *
     * @param command program and arguments; the program is an absolute path
     * @throws IOException when it cannot be started
     */
    public ChildProcess(List<String> command) throws IOException {
        this(command, 0);
    }

    /**
     * Starts a process.
     *
     * @param command program and arguments; the program is an absolute path
     * @param fileBytesMost the largest file that it may write, in bytes
     * @throws IOException when it cannot be started
     */
    public ChildProcess(List<String> command, long fileBytesMost) throws IOException {
        folder = Files.createTempDirectory("tieng-lang-process");
        try {
            var builder = new ProcessBuilder(limited(command, fileBytesMost));
            builder.environment().clear();
            builder.directory(folder.toFile());
            process = builder.start();
        } catch (IOException e) {
            Files.delete(folder);
            throw e;
        }
        Thread.ofVirtual().name("process-errors").start(this::readErrors);
        // Not joined: the thread ends with the process or ends it.
        var _ =
                process.onExit()
                        .orTimeout(MINUTES_MOST, TimeUnit.MINUTES)
                        .exceptionally(_ -> process.destroyForcibly());
    }

    private static List<String> limited(List<String> command, long fileBytesMost) {
        var limited = new ArrayList<String>();
        if (Files.isExecutable(PRLIMIT)) {
            limited.add(PRLIMIT.toString());
            limited.add("--fsize=" + fileBytesMost);
            limited.addAll(LIMITS);
        }
        limited.addAll(command);
        return limited;
    }

    /** Keeps the beginning of the error output and discards the rest. */
    private void readErrors() {
        try (InputStream stream = process.getErrorStream()) {
            byte[] kept = stream.readNBytes(ERROR_BYTES_MOST);
            stream.transferTo(OutputStream.nullOutputStream());
            errors.complete(new String(kept, StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException e) {
            errors.complete("the error output cannot be read: " + e.getMessage());
        }
    }

    /** Standard output of the process. */
    public InputStream output() {
        return process.getInputStream();
    }

    /** Standard input of the process; closed by the caller. */
    public OutputStream input() {
        return process.getOutputStream();
    }

    /**
     * Waits for the end, at most ten seconds.
     *
     * @throws IOException when the thread is interrupted meanwhile
     */
    public Ending ending() throws IOException {
        try {
            if (!process.waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS)) {
                return new Ending(-1, "does not end");
            }
            return new Ending(
                    process.exitValue(), errors.completeOnTimeout("", 1, TimeUnit.SECONDS).join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a process was ending", e);
        }
    }

    /** Kills the process and its children and deletes its folder. */
    @Override
    public void close() {
        stop();
    }

    /** Does the same before the end of the block that owns it; repeating it does nothing. */
    public void stop() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.getInputStream().close();
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear up after a process", e);
        }
    }
}
