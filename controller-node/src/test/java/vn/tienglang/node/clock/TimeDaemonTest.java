package vn.tienglang.node.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TimeDaemonTest {
    @TempDir private Path folder;

    @Test
    void isSynchronisedWhileItsFileExists() throws IOException {
        Path file = folder.resolve("synchronized");
        var daemon = new TimeDaemon(file);
        assertThat(daemon.isSynchronised()).isFalse();

        Files.createFile(file);
        assertThat(daemon.isSynchronised()).isTrue();

        Files.delete(file);
        assertThat(daemon.isSynchronised()).isFalse();
    }
}
