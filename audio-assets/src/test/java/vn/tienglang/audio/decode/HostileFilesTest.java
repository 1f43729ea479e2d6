package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damaged files of every format, decoded in a separate Java process with little memory and a
 * timeout.
 */
class HostileFilesTest {
    private static final int ROUNDS = 96;
    private static final long SECONDS_MOST = 240;

    @TempDir private Path folder;

    @Test
    void corruptFilesAreRefusedWithinMemoryAndTimeLimits()
            throws IOException, InterruptedException {
        Path originals = Files.createDirectory(folder.resolve("originals"));
        make(originals, "a.wav", 8_000, 2, "-c:a pcm_s16le");
        make(originals, "b.wav", 48_000, 1, "-c:a pcm_f32le");
        make(originals, "a.aiff", 16_000, 1, "-c:a pcm_s24be");
        make(originals, "a.mp3", 44_100, 2, "-c:a libmp3lame -b:a 64k");
        make(originals, "a.flac", 44_100, 2, "-c:a flac -sample_fmt s16 -frame_size 1024");
        make(originals, "vorbis.ogg", 44_100, 2, "-c:a libvorbis");
        make(originals, "opus.ogg", 48_000, 1, "-c:a libopus -b:a 24k");
        make(originals, "opus.webm", 48_000, 2, "-c:a libopus -b:a 32k");
        make(originals, "a.m4a", 16_000, 1, "-c:a aac");

        Path said = folder.resolve("said.txt");
        Process java = start(originals, said);

        boolean ended = java.waitFor(SECONDS_MOST, TimeUnit.SECONDS);
        java.destroyForcibly().waitFor();
        assertThat(ended).as(Files.readString(said)).isTrue();
        assertThat(java.exitValue()).as(Files.readString(said)).isZero();
    }

    private void make(Path originals, String name, int rateHz, int channels, String arguments)
            throws IOException {
        Path made =
                new FfmpegRecordings(folder).make(name, rateHz, channels, rateHz / 4, arguments);
        Files.move(made, originals.resolve(name));
    }

    private static Process start(Path originals, Path said) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return new ProcessBuilder(
                        List.of(
                                java.toString(),
                                "-Xmx40m",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                HostileFiles.class.getName(),
                                originals.toString(),
                                Integer.toString(ROUNDS)))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }
}
