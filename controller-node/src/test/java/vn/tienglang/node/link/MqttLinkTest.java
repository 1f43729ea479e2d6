package vn.tienglang.node.link;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.mqtt.PahoTestClient;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.LinkContract;
import vn.tienglang.node.port.Mailbox;

/** Contract of the link over TCP, with the broker Mosquitto. */
class MqttLinkTest extends LinkContract {
    MqttLinkTest() {
        super(MosquittoWorld::new);
    }

    private static final class MosquittoWorld implements World {
        private static final Duration TIMEOUT = Duration.ofSeconds(20);

        private final MosquittoBroker broker = new MosquittoBroker();
        private final InterruptibleTcpProxy proxy = new InterruptibleTcpProxy(broker.port());
        private final List<SignedMessage> receivedBefore = new ArrayList<>();
        private PahoTestClient centre = new PahoTestClient(broker.port(), "centre");

        @Override
        public Link start(
                Mailbox mailbox, Message.StationLost will, Keyring keyring, Signer station) {
            var settings =
                    new BrokerSettings(
                            "127.0.0.1",
                            proxy.port(),
                            STATION.value(),
                            "secret",
                            MqttLink.KEEP_ALIVE,
                            Duration.ofMillis(100),
                            Duration.ofMillis(200),
                            BrokerSettings.plainSockets());
            return MqttLink.open(
                    settings, will, keyring, station, mailbox, new SplittableRandom(1));
        }

        @Override
        public void losesPower(Link link) {
            proxy.cut();
            link.close();
            proxy.restore();
        }

        @Override
        public void say(SignedMessage message, boolean retained) {
            centre.publish(message, retained);
        }

        @Override
        public List<SignedMessage> heard() {
            var all = new ArrayList<>(receivedBefore);
            all.addAll(centre.received());
            return all;
        }

        @Override
        public List<SignedMessage> retained() {
            try (var latecomer = new PahoTestClient(broker.port(), "latecomer")) {
                Awaitility.await().atMost(TIMEOUT).until(() -> !latecomer.received().isEmpty());
                return latecomer.received();
            }
        }

        @Override
        public void cut() {
            proxy.cut();
        }

        @Override
        public void restore() {
            proxy.restore();
        }

        @Override
        public void restartBroker() {
            receivedBefore.addAll(centre.received());
            centre.close();
            broker.restart();
            proxy.forwardTo(broker.port());
            centre = new PahoTestClient(broker.port(), "centre");
        }

        @Override
        public void eventually(Runnable assertion) {
            Awaitility.await()
                    .atMost(TIMEOUT)
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(assertion::run);
        }

        @Override
        public void letPass(Duration time) {
            Awaitility.await().pollDelay(time).atMost(time.plus(TIMEOUT)).until(() -> true);
        }

        @Override
        public void close() {
            centre.close();
            proxy.close();
            broker.close();
        }
    }
}
