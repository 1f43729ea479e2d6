package vn.tienglang.node.mqtt;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.awaitility.Awaitility;
import vn.tienglang.airtime.wire.Keyring;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.Parcel;
import vn.tienglang.airtime.wire.Signer;
import vn.tienglang.node.Link;
import vn.tienglang.node.LinkContract;
import vn.tienglang.node.Mailbox;

/** The real link, over a real network, with a broker that is not ours. */
class PahoLinkTest extends LinkContract {
    PahoLinkTest() {
        super(MosquittoWorld::new);
    }

    private static final class MosquittoWorld implements World {
        private static final Duration PATIENCE = Duration.ofSeconds(20);

        private final Mosquitto broker = new Mosquitto();
        private final Wire wire = new Wire(broker.port());
        private final List<Parcel> heardBefore = new ArrayList<>();
        private Listener centre = new Listener(broker.port(), "centre");

        @Override
        public Link start(
                Mailbox mailbox, Message.StationLost will, Keyring keyring, Signer station) {
            var settings =
                    new LinkSettings(
                            "127.0.0.1",
                            wire.port(),
                            STATION,
                            "secret",
                            LinkSettings.KEEP_ALIVE,
                            Duration.ofMillis(100),
                            Duration.ofMillis(200),
                            LinkSettings.plainSockets());
            return PahoLink.open(
                    settings, will, keyring, station, mailbox, new SplittableRandom(1));
        }

        @Override
        public void losesPower(Link link) {
            wire.cut();
            link.close();
            wire.mend();
        }

        @Override
        public void say(Parcel parcel, boolean retained) {
            centre.say(parcel, retained);
        }

        @Override
        public List<Parcel> heard() {
            var all = new ArrayList<>(heardBefore);
            all.addAll(centre.heard());
            return all;
        }

        @Override
        public List<Parcel> retained() {
            try (var latecomer = new Listener(broker.port(), "latecomer")) {
                Awaitility.await().atMost(PATIENCE).until(() -> !latecomer.heard().isEmpty());
                return latecomer.heard();
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
            heardBefore.addAll(centre.heard());
            centre.close();
            broker.restart();
            wire.plugInto(broker.port());
            centre = new Listener(broker.port(), "centre");
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
