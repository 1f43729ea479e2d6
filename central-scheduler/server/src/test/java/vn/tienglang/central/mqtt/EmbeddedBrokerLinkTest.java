package vn.tienglang.central.mqtt;

import java.nio.file.Path;
import vn.tienglang.central.broker.BrokerFailed;
import vn.tienglang.central.broker.BrokerSettings;
import vn.tienglang.central.broker.CentreLogin;
import vn.tienglang.central.broker.EmbeddedBroker;
import vn.tienglang.central.broker.RefusalCounts;
import vn.tienglang.central.broker.WireClient;

/** The link to the broker in this process. */
final class EmbeddedBrokerLinkTest extends CentralLinkContract {
    @Override
    TestBroker broker(Path folder) throws BrokerFailed {
        return new Embedded(folder);
    }

    private static final class Embedded implements TestBroker {
        private final Path folder;
        private EmbeddedBroker broker;

        Embedded(Path folder) throws BrokerFailed {
            this.folder = folder;
            broker = start(0);
        }

        private EmbeddedBroker start(int port) throws BrokerFailed {
            return new EmbeddedBroker(
                    new BrokerSettings("127.0.0.1", port, folder),
                    (_, secret) -> secret.equals("known"),
                    new RefusalCounts(),
                    _ -> {});
        }

        @Override
        public int port() {
            return broker.port();
        }

        @Override
        public WireClient.Greeting centre() {
            CentreLogin login = broker.centreLogin();
            return WireClient.Greeting.of(login.name(), login.secret());
        }

        @Override
        public WireClient.Greeting station(String id) {
            return WireClient.Greeting.of(id, "known");
        }

        @Override
        public void stop() {
            broker.close();
        }

        @Override
        public void startAgain() throws BrokerFailed {
            broker = start(broker.port());
        }

        @Override
        public boolean keepsLogins() {
            return false;
        }

        @Override
        public void end() {
            broker.close();
        }
    }
}
