package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.RelayContract;
import vn.tienglang.node.port.RelayState;

/** Tests of the simulated board. */
class SimulatedOutputProviderTest extends RelayContract {
    SimulatedOutputProviderTest() {
        super(SimulatedBench::new);
    }

    private static final class SimulatedBench implements Bench {
        private final List<RelayState> seen = new ArrayList<>();
        private final Relay relay = GpioRelay.simulated(seen::add);

        @Override
        public Relay relay() {
            return relay;
        }

        @Override
        public List<RelayState> seen() {
            return List.copyOf(seen);
        }
    }

    @Test
    void everyChangeIsReportedOnceInOrder() {
        Relay relay = bench().relay();
        for (int i = 0; i < 3; i++) {
            assertThat(relay.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);
            assertThat(relay.drive(RelayState.OPEN)).isEqualTo(RelayState.OPEN);
        }

        assertThat(bench().seen())
                .containsExactly(
                        RelayState.OPEN,
                        RelayState.CLOSED,
                        RelayState.OPEN,
                        RelayState.CLOSED,
                        RelayState.OPEN,
                        RelayState.CLOSED,
                        RelayState.OPEN);
    }

    @Test
    void descriptionSaysThatItIsSimulated() {
        assertThat(bench().relay().description()).contains("bảng rơ-le mô phỏng");
        assertThat(bench().relay().isReal()).isFalse();
    }
}
