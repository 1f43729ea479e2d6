package vn.tienglang.node.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.airtime.wire.Codec;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.mqtt.PahoTestClient;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.RecordingMailbox;

/** Rotation of the centre's keys, seen by a station over a real broker. */
class KeyRotationTest {
    private static final StationId STATION = new StationId("ls-dong-kinh");

    private final MosquittoBroker broker = new MosquittoBroker();
    private final PahoTestClient centre = new PahoTestClient(broker.port(), "centre");
    private final KeyPair one = Ed25519.newPair();
    private final KeyPair two = Ed25519.newPair();
    private final KeyPair three = Ed25519.newPair();
    private final RecordingMailbox mailbox = new RecordingMailbox(true);

    @TempDir Path folder;

    @AfterEach
    void close() {
        centre.close();
        broker.close();
    }

    private static CentreKeyList.Entry entry(String id, KeyPair pair) {
        return new CentreKeyList.Entry(new KeyId(id), Ed25519.text(pair.getPublic()), Instant.MAX);
    }

    private static Signer signer(String id, KeyPair pair) {
        return Ed25519.signer(new KeyId(id), pair.getPrivate());
    }

    /** The station knows the first key only; meanwhile the key changed twice. */
    @Test
    void stationThatWasAwayReceivesItsRetainedLogSignedByTheNewestKey() {
        var settings = new CentreKeyList(0, 0, "", List.of(entry("centre-1", one)));
        var second = new CentreKeyList(0, 2, "", List.of(entry("centre-2", two)));
        var third = new CentreKeyList(0, 3, "", List.of(entry("centre-3", three)));
        Message log =
                new Message.LogIssued(
                        new DailyLog(STATION, LocalDate.of(2026, 11, 21), 1, List.of(), List.of()));
        centre.publish(Codec.encode(log, signer("centre-3", three)), true);
        centre.publish(third.announcedBy(signer("centre-2", two)), true);
        centre.publish(second.announcedBy(signer("centre-1", one)), true);

        try (var link =
                MqttLink.open(
                        new BrokerSettings(
                                "127.0.0.1",
                                broker.port(),
                                STATION.value(),
                                "secret",
                                MqttLink.KEEP_ALIVE,
                                Duration.ofMillis(100),
                                Duration.ofMillis(200),
                                BrokerSettings.plainSockets()),
                        new Message.StationLost(STATION, Optional.of(new ChainId("c-1")), 1),
                        CentreKeyring.open(folder, settings, Optional::empty),
                        Optional.empty(),
                        signer("ls-dong-kinh-1", Ed25519.newPair()),
                        mailbox,
                        new SplittableRandom(1))) {
            assertThat(link).isNotNull();
            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(mailbox.all(Event.MessageReceived.class))
                                    .anyMatch(event -> event.message().equals(log)));
        }
    }
}
