package vn.tienglang.audio.decode;

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
 * Process of Debian's ffmpeg that decodes one M4A file to a WAV of floats on a pipe. It is
 * restricted: one demuxer, one decoder, the first sound stream, no network, no shell, an empty
 * environment, no standard input, limits on memory, processor time and written files, and a
 * timeout.
 */
final class FfmpegProcess implements AutoCloseable {
    private static final Path PRLIMIT = Path.of("/usr/bin/prlimit");

    private static final List<String> LIMITS =
            List.of(
                    PRLIMIT.toString(),
                    "--as=1073741824",
                    "--cpu=600",
                    "--fsize=0",
                    "--core=0",
                    "--nofile=32",
                    "--");

    private static final List<String> INPUT =
            List.of(
                    "-hide_banner",
                    "-nostdin",
                    "-nostats",
                    "-v",
                    "error",
                    "-xerror",
                    "-threads",
                    "1",
                    "-protocol_whitelist",
                    "file,pipe",
                    "-f",
                    "mov",
                    "-codec:a",
                    "aac",
                    "-i");

    private static final List<String> OUTPUT =
            List.of(
                    "-map",
                    "0:a:0",
                    "-vn",
                    "-sn",
                    "-dn",
                    "-map_metadata",
                    "-1",
                    "-codec:a",
                    "pcm_f32le",
                    "-f",
                    "wav",
                    "pipe:1");

    private static final long MINUTES_MOST = 30;
    private static final long SECONDS_TO_EXIT = 10;
    private static final int COMPLAINT_BYTES_MOST = 4_096;

    private final Process process;
    private final CompletableFuture<String> complaint;

    /**
     * Starts decoding.
     *
     * @param program path of ffmpeg
     * @throws IOException when it cannot be started
     */
    FfmpegProcess(Path program, Path file) throws IOException {
        var builder = new ProcessBuilder(command(program, file));
        builder.environment().clear();
        builder.directory(Path.of("/").toFile());
        process = builder.start();
        process.getOutputStream().close();
        complaint = new CompletableFuture<>();
        Thread.ofVirtual().name("ffmpeg-complaints").start(this::listen);
        // Not joined: the thread ends with the process or ends it.
        var _ =
                process.onExit()
                        .orTimeout(MINUTES_MOST, TimeUnit.MINUTES)
                        .exceptionally(_ -> process.destroyForcibly());
    }

    private static List<String> command(Path program, Path file) {
        var command = new ArrayList<String>();
        if (Files.isExecutable(PRLIMIT)) {
            command.addAll(LIMITS);
        }
        command.add(program.toString());
        command.addAll(INPUT);
        // An absolute path with its protocol, so that no name is read as an option or an address.
        command.add("file:" + file.toAbsolutePath());
        command.addAll(OUTPUT);
        return command;
    }

    /** Keeps the beginning of the error output and discards the rest. */
    private void listen() {
        try (InputStream errors = process.getErrorStream()) {
            byte[] kept = errors.readNBytes(COMPLAINT_BYTES_MOST);
            errors.transferTo(OutputStream.nullOutputStream());
            complaint.complete(new String(kept, StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException e) {
            complaint.complete("its complaints cannot be read: " + e.getMessage());
        }
    }

    /** The decoded WAV. */
    InputStream sound() {
        return process.getInputStream();
    }

    /** Waits for the end: exit value and error output. */
    Ending ending() throws IOException {
        try {
            if (!process.waitFor(SECONDS_TO_EXIT, TimeUnit.SECONDS)) {
                return new Ending(-1, "does not end");
            }
            return new Ending(
                    process.exitValue(),
                    complaint.completeOnTimeout("", 1, TimeUnit.SECONDS).join());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg was ending", e);
        }
    }

    /** End of the process. */
    record Ending(int exit, String complaint) {}

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.getInputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException("a pipe that was only read does not close", e);
        }
    }
}
