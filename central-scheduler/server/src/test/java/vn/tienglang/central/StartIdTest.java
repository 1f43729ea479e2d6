package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

final class StartIdTest {
    private final SecureRandom random = new SecureRandom();

    @Test
    void onlyAnEndedProcessOfThisMachineIsKnownToBeDead() throws IOException, InterruptedException {
        Process other = new ProcessBuilder("sleep", "60").start();
        StartId own = StartId.of("lang-son", ProcessHandle.current().pid());
        String same = StartId.of("lang-son", other.pid()).text(random);
        String elsewhere = StartId.of("cao-bang", other.pid()).text(random);

        assertThat(same).matches("[0-9a-f]{8}-[0-9]+-[0-9a-f]{8}").hasSizeLessThanOrEqualTo(32);
        assertThat(own.isEnded(same)).isFalse();
        other.destroyForcibly().waitFor();

        assertThat(own.isEnded(same)).isTrue();
        assertThat(own.isEnded(elsewhere)).isFalse();
        assertThat(own.isEnded("something else")).isFalse();
        assertThat(own.isEnded(own.text(random))).as("its own process id, used again").isTrue();
    }
}
