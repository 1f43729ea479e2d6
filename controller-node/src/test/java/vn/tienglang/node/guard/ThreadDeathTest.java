package vn.tienglang.node.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that no thread of the node dies unnoticed, each in a process of its own. */
final class ThreadDeathTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "station, exception",
        "station, error",
        "speaker, exception",
        "speaker, error",
        "clips, exception",
        "clips, error",
        // An exception of one connection or one request is handled there.
        "link, error",
        "web, error",
    })
    void deathOfAThreadEndsTheProcessWithAnOpenRelay(String thread, String kind) throws Exception {
        Path relay = folder.resolve("relay");
        Path output = folder.resolve("output");
        Process program =
                new ProcessBuilder(
                                List.of(
                                        Path.of(System.getProperty("java.home"), "bin", "java")
                                                .toString(),
                                        "-XX:+UseSerialGC",
                                        // The tests run without a log.
                                        "-Dtinylog.level=error",
                                        "-cp",
                                        System.getProperty("java.class.path"),
                                        DyingThreadProgram.class.getName(),
                                        thread,
                                        kind,
                                        Files.createDirectory(folder.resolve("data")).toString(),
                                        relay.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        try {
            assertThat(program.waitFor(60, TimeUnit.SECONDS))
                    .as("%s", Files.readString(output))
                    .isTrue();
        } finally {
            program.destroyForcibly();
        }
        assertThat(program.exitValue()).as(Files.readString(output)).isEqualTo(1);
        assertThat(Files.readString(output))
                .contains("closed", "Thread " + thread, "made for the test");
        assertThat(Files.readString(relay)).startsWith("OPEN");
    }
}
