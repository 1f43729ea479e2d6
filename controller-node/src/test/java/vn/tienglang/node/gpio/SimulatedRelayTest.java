package vn.tienglang.node.gpio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.node.Contact;
import vn.tienglang.node.Relay;
import vn.tienglang.node.RelayContract;

/** The board that is not there. */
class SimulatedRelayTest extends RelayContract {
    SimulatedRelayTest() {
        super(SimulatedBench::new);
    }

    private static final class SimulatedBench implements Bench {
        private final List<Contact> seen = new ArrayList<>();
        private final Relay relay = GpioRelay.simulated(seen::add);

        @Override
        public Relay relay() {
            return relay;
        }

        @Override
        public List<Contact> seen() {
            return List.copyOf(seen);
        }
    }

    @Test
    void everyEdgeIsToldOnceInOrder() {
        Relay relay = bench().relay();
        for (int i = 0; i < 3; i++) {
            assertThat(relay.drive(Contact.CLOSED)).isEqualTo(Contact.CLOSED);
            assertThat(relay.drive(Contact.OPEN)).isEqualTo(Contact.OPEN);
        }

        assertThat(bench().seen())
                .containsExactly(
                        Contact.OPEN,
                        Contact.CLOSED,
                        Contact.OPEN,
                        Contact.CLOSED,
                        Contact.OPEN,
                        Contact.CLOSED,
                        Contact.OPEN);
    }

    @Test
    void itSaysThatItIsOnlySimulated() {
        assertThat(bench().relay().words()).contains("bảng rơ-le mô phỏng");
    }
}
