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
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.LinkContract;
import vn.tienglang.node.port.Mailbox;

/** The real link, over a real network, with a broker that is not ours. */
class MqttLinkTest extends LinkContract {
    MqttLinkTest() {
        super(MosquittoWorld::new);
    }

    private static final class MosquittoWorld implements World {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final MosquittoBroker broker = new MosquittoBroker();
        private final InterruptibleTcpProxy wire = new InterruptibleTcpProxy(broker.port());
        private final List<SignedMessage> heardBefore = new ArrayList<>();
        private CentreTestClient centre = new CentreTestClient(broker.port(), "centre");

        @Override
        public Link start(
                Mailbox mailbox, Message.StationLost will, Keyring keyring, Signer station) {
            var settings =
                    new BrokerSettings(
                            "127.0.0.1",
                            wire.port(),
                            STATION,
                            "secret",
                            BrokerSettings.KEEP_ALIVE,
                            Duration.ofMillis(100),
                            Duration.ofMillis(200),
                            BrokerSettings.plainSockets());
            return MqttLink.open(
                    settings, will, keyring, station, mailbox, new SplittableRandom(1));
        }

        @Override
        public void losesPower(Link link) {
            wire.cut();
            link.close();
            wire.mend();
        }

        @Override
        public void say(SignedMessage parcel, boolean retained) {
            centre.publish(parcel, retained);
        }

        @Override
        public List<SignedMessage> heard() {
            var all = new ArrayList<>(heardBefore);
            all.addAll(centre.received());
            return all;
        }

        @Override
        public List<SignedMessage> retained() {
            try (var latecomer = new CentreTestClient(broker.port(), "latecomer")) {
                Awaitility.await().atMost(PATIENCE).until(() -> !latecomer.received().isEmpty());
                return latecomer.received();
            }
        }

        @Override
        public void cut() {
            wire.cut();
        }

        @Override
        public void restore() {
            wire.mend();
        }

        @Override
        public void restartBroker() {
            heardBefore.addAll(centre.received());
            centre.close();
            broker.restart();
            wire.plugInto(broker.port());
            centre = new CentreTestClient(broker.port(), "centre");
        }

        @Override
        public void eventually(Runnable assertion) {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(20))
                    .untilAsserted(assertion::run);
        }

        @Override
        public void letPass(Duration time) {
            Awaitility.await().pollDelay(time).atMost(time.plus(PATIENCE)).until(() -> true);
        }

        @Override
        public void close() {
            centre.close();
            wire.close();
            broker.close();
        }
    }
}
