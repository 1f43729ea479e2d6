package vn.tienglang.node;

import java.util.ArrayList;
import java.util.List;

class SimRelayTest extends RelayContract {
    SimRelayTest() {
        super(SimBench::new);
    }

    /** The lamp looks after each order, for nothing moves the contact but orders. */
    private static final class SimBench implements Bench {
        private final SimRelay relay = new SimRelay();
        private final List<Contact> seen = new ArrayList<>(List.of(relay.contact()));

        @Override
        public Relay relay() {
            return new Relay() {
                @Override
                public String words() {
                    return relay.words();
                }

                @Override
                public Contact drive(Contact wanted) {
                    Contact read = relay.drive(wanted);
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
        public List<Contact> seen() {
            return List.copyOf(seen);
        }
    }
}
