package vn.tienglang.node.port;

import java.util.ArrayList;
import java.util.List;

class SimulatedRelayTest extends RelayContract {
    SimulatedRelayTest() {
        super(SimBench::new);
    }

    /** The observer reads the contact after each order, because only orders change it. */
    private static final class SimBench implements Bench {
        private final SimulatedRelay relay = new SimulatedRelay();
        private final List<RelayState> seen = new ArrayList<>(List.of(relay.contact()));

        @Override
        public Relay relay() {
            return new Relay() {
                @Override
                public String description() {
                    return relay.description();
                }

                @Override
                public boolean isReal() {
                    return relay.isReal();
                }

                @Override
                public RelayState drive(RelayState wanted) {
                    RelayState read = relay.drive(wanted);
                    look();
                    return read;
                }

                @Override
                public void close() {
                    relay.close();
                    look();
                }
            };
        }

        private void look() {
            if (seen.getLast() != relay.contact()) {
                seen.add(relay.contact());
            }
        }

        @Override
        public List<RelayState> seen() {
            return List.copyOf(seen);
        }
    }
}
