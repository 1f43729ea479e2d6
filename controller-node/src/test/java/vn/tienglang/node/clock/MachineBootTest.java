package vn.tienglang.node.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class MachineBootTest {
    @Test
    void idIsThatOfTheKernelAndStaysTheSame() {
        assertThat(MachineBoot.id()).hasSize(36).isEqualTo(MachineBoot.id());
    }

    @Test
    void machineWithoutIdHasAnEmptyOne() {
        assertThat(MachineBoot.id(Path.of("/nowhere"))).isEmpty();
    }

    @Test
    void uptimeIsThatOfTheKernel() {
        assertThat(MachineBoot.uptime()).isPositive();
        assertThat(MachineBoot.uptime(Path.of("/nowhere"))).isZero();
    }
}
