package vn.tienglang.central.link;

import java.nio.file.Path;
import vn.tienglang.central.broker.BrokerFailure;
import vn.tienglang.central.broker.BrokerRejectionCounts;
import vn.tienglang.central.broker.CentreCredentials;
import vn.tienglang.central.broker.EmbeddedBroker;
import vn.tienglang.central.broker.EmbeddedBrokerSettings;
import vn.tienglang.central.broker.TestMqttClient;

/** Contract of the link with the embedded broker. */
final class EmbeddedBrokerLinkTest extends CentreLinkContract {
    @Override
    TestBroker broker(Path folder) throws BrokerFailure {
        return new Embedded(folder);
    }

    private static final class Embedded implements TestBroker {
        private final Path folder;
        private EmbeddedBroker broker;

        Embedded(Path folder) throws BrokerFailure {
            this.folder = folder;
            broker = start(0);
        }

        private EmbeddedBroker start(int port) throws BrokerFailure {
            return new EmbeddedBroker(
                    new EmbeddedBrokerSettings("127.0.0.1", port, folder),
                    (_, secret) -> secret.equals("known"),
                    new BrokerRejectionCounts(),
                    _ -> {});
        }

        @Override
        public int port() {
            return broker.port();
        }

        @Override
        public TestMqttClient.ConnectOptions centre() {
            CentreCredentials login = broker.centreCredentials();
            return TestMqttClient.ConnectOptions.of(login.name(), login.secret());
        }

        @Override
        public TestMqttClient.ConnectOptions station(String id) {
            return TestMqttClient.ConnectOptions.of(id, "known");
        }

        @Override
        public void stop() {
            broker.close();
        }

        @Override
        public void startAgain() throws BrokerFailure {
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
