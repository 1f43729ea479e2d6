package vn.tienglang.node.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.node.port.TimeDaemonState;

final class TimeDaemonTest {
    @TempDir private Path folder;
    private Optional<Duration> kernel = Optional.empty();

    @Test
    void isSetWhileItsFileExists() throws IOException {
        Path file = folder.resolve("synchronized");
        var daemon = new TimeDaemon(() -> kernel, file);
        assertThat(daemon.read()).isEqualTo(TimeDaemonState.UNSYNCHRONISED);

        Files.createFile(file);
        assertThat(daemon.read()).isEqualTo(TimeDaemonState.SET);

        Files.delete(file);
        assertThat(daemon.read()).isEqualTo(TimeDaemonState.UNSYNCHRONISED);
    }

    @Test
    void kernelDecidesFirst() throws IOException {
        Path file = Files.createFile(folder.resolve("synchronized"));
        var daemon = new TimeDaemon(() -> kernel, file);
        kernel = Optional.of(Duration.ofMillis(7));
        assertThat(daemon.read()).isEqualTo(TimeDaemonState.synchronised(Duration.ofMillis(7)));

        kernel = Optional.empty();
        assertThat(daemon.read()).as("the clock was set by hand").isEqualTo(TimeDaemonState.SET);
    }

    /** Whether this machine is synchronised is not known; that it can be asked is. */
    @Test
    void kernelOfThisMachineAnswers() {
        Optional<Duration> bound = new KernelClock().get();
        assertThat(bound.orElse(Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofSeconds(17));
    }
}
