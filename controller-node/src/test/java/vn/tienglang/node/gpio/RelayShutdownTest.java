package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Test of the shutdown hook in a real process that receives a real signal. */
class RelayShutdownTest {
    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void orderlyShutdownOpensTheContactOfAnUnclosedRelay() throws IOException {
        Process program =
                new ProcessBuilder(
                                java(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                UnclosedRelayProgram.class.getName())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out = program.inputReader()) {
            List<String> before =
                    out.lines().filter(line -> line.startsWith("edge")).limit(2).toList();
            assertThat(before).containsExactly("edge OPEN", "edge CLOSED");
            // Not program.destroy(): that also closes the pipe we listen on.
            assertThat(program.toHandle().destroy()).isTrue();

            assertThat(out.lines().filter(line -> line.startsWith("edge")))
                    .containsExactly("edge OPEN");
        } finally {
            program.destroyForcibly();
        }
    }
}
