package vn.tienglang.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runner of Debian's ffmpeg, the reference of the sound tests. A test fails when ffmpeg is not
 * installed; it is never skipped.
 */
public final class Ffmpeg {
    private static final long PATIENCE_SECONDS = 60;

    private Ffmpeg() {}

    /**
     * Makes a file: {@code ffmpeg ARGUMENTS into}, without metadata of its own.
     *
     * @param into the output; its extension sets the container unless an argument does
     * @param arguments inputs and options, such as {@code -f lavfi -i sine=440:d=2 -c:a libopus}
     * @return {@code into}
     */
    public static Path make(Path into, String... arguments) {
        var command = new ArrayList<String>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-bitexact", into.toString()));
        run(command);
        return into;
    }

    /** All samples that ffmpeg decodes from this file, interleaved, at its own rate. */
    public static float[] decode(Path file) {
        return floats(List.of(), file, List.of());
    }

    /** All samples that ffmpeg decodes from this file, interleaved, at this rate. */
    public static float[] decode(Path file, int rateHz) {
        return floats(List.of(), file, List.of("-ar", Integer.toString(rateHz)));
    }

    /**
     * A property of the first sound stream, by ffprobe.
     *
     * @param entry such as {@code sample_rate}, {@code channels}, {@code duration_ts}
     */
    public static String probe(Path file, String entry) {
        List<String> command =
                List.of(
                        "ffprobe -v error -select_streams a:0 -of csv=p=0 -show_entries"
                                .split(" "));
        var whole = new ArrayList<>(command);
        whole.addAll(List.of("stream=" + entry, file.toString()));
        return new String(run(whole), StandardCharsets.UTF_8).strip();
    }

    /**
     * Decodes with this decoder of ffmpeg. Its own Opus decoder, for example, resamples differently
     * from the reference decoder.
     */
    public static float[] decodeBy(String decoder, Path file) {
        return floats(List.of("-c:a", decoder), file, List.of());
    }

    private static float[] floats(List<String> before, Path file, List<String> after) {
        var command = new ArrayList<String>(List.of("ffmpeg", "-nostdin", "-v", "error"));
        command.addAll(before);
        command.addAll(List.of("-i", file.toString()));
        command.addAll(after);
        command.addAll(List.of("-map", "0:a:0", "-f", "f32le", "-c:a", "pcm_f32le", "-"));
        var samples = ByteBuffer.wrap(run(command)).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        float[] floats = new float[samples.remaining()];
        samples.get(floats);
        return floats;
    }

    /** Runs a program and returns its output. */
    public static byte[] run(List<String> command) {
        try {
            Path output = Files.createTempFile("ffmpeg", ".out");
            Path errors = Files.createTempFile("ffmpeg", ".err");
            try {
                Process process =
                        new ProcessBuilder(command)
                                .redirectOutput(output.toFile())
                                .redirectError(errors.toFile())
                                .start();
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("did not end: " + String.join(" ", command));
                }
                if (process.exitValue() != 0) {
                    throw new AssertionError(
                            String.join(" ", command) + "\nfailed: " + Files.readString(errors));
                }
                return Files.readAllBytes(output);
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    command.getFirst() + " cannot be run; these tests need the package ffmpeg", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted: " + String.join(" ", command), e);
        }
    }
}
