package vn.tienglang.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.mqtt.BrokerSettings;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.RecordingMailbox;

/**
 * Peers that do not behave like a broker: the link connects again, leaks no thread, and reports
 * why.
 */
class MisbehavingBrokerTest {
    private static final StationId STATION = new StationId("ls-hostile");

    private final RecordingMailbox mailbox = new RecordingMailbox(true);
    private final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket server = listen();

    /** What the peer does with a connection before it closes it. */
    @FunctionalInterface
    private interface PeerBehaviour {
        void answer(Socket client) throws IOException;
    }

    @AfterEach
    void closeServer() throws IOException {
        server.close();
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void behave(PeerBehaviour behaviour) {
        Thread.ofVirtual()
                .start(() -> {
                    while (!server.isClosed()) {
                        try (Socket client = server.accept()) {
                            connections.incrementAndGet();
                            behaviour.answer(client);
                        } catch (IOException _) {
                            // The client closed first.
                        }
                    }
                });
    }

    private MqttLink openLink() {
        var settings =
                new BrokerSettings(
                        "127.0.0.1",
                        server.getLocalPort(),
                        STATION.value(),
                        "secret",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        BrokerSettings.plainSockets());
        return MqttLink.open(
                settings,
                new Message.StationLost(STATION, Optional.empty(), 1),
                _ -> (_, _) -> false,
                Ed25519.signer(new KeyId("ls-hostile-1"), Ed25519.newPair().getPrivate()),
                mailbox,
                new SplittableRandom(1));
    }

    private void awaitConnections(int atLeast) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> connections.get() >= atLeast);
    }

    private void assertNoThreadIsLeft() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(STATION.value()));
    }

    private String reason() {
        return mailbox.all(Event.LinkDown.class).getFirst().reason();
    }

    @Test
    void peerThatClosesAtOnceLeaksNoThread() {
        behave(_ -> {});
        try (MqttLink _ = openLink()) {
            awaitConnections(6);
        }

        assertNoThreadIsLeft();
        assertThat(reason()).isEqualTo("mất kết nối");
    }

    @Test
    void peerOfAnotherProtocolLeaksNoThread() {
        behave(client ->
                client.getOutputStream()
                        .write("\0\0HTTP/1.1 400\r\n".getBytes(StandardCharsets.UTF_8)));
        try (MqttLink _ = openLink()) {
            awaitConnections(6);
        }

        assertNoThreadIsLeft();
        assertThat(mailbox.all(Event.LinkUp.class)).isEmpty();
    }

    @Test
    void malformedPacketLeaksNoThread() {
        behave(client -> {
            // CONNACK that claims properties it does not have.
            client.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0x7f});
            client.getInputStream().read(new byte[512]);
        });
        try (MqttLink _ = openLink()) {
            awaitConnections(3);
        }

        assertNoThreadIsLeft();
        assertThat(mailbox.all(Event.LinkUp.class)).isEmpty();
    }

    @Test
    void silentPeerTimesOut() {
        behave(client ->
                client.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()));
        try (MqttLink _ = openLink()) {
            awaitConnections(2);
        }

        assertNoThreadIsLeft();
        assertThat(reason()).isEqualTo("máy chủ không trả lời");
    }

    @Test
    void wrongPasswordIsReportedOnce() {
        behave(client -> {
            client.getInputStream().read(new byte[512]);
            client.getOutputStream().write(new byte[] {0x20, 3, 0, (byte) 0x87, 0});
        });
        try (MqttLink _ = openLink()) {
            awaitConnections(4);
        }

        assertNoThreadIsLeft();
        assertThat(mailbox.events())
                .containsExactly(new Event.LinkDown("máy chủ không nhận mật khẩu của trạm"));
    }

    @Test
    void refusedConnectionIsReported() throws IOException {
        server.close();
        try (MqttLink _ = openLink()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !mailbox.all(Event.LinkDown.class).isEmpty());
        }

        assertNoThreadIsLeft();
        assertThat(reason()).isEqualTo("máy chủ không nhận kết nối");
    }

    @Test
    void sendBeforeConnectNeitherBlocksNorThrows() {
        behave(_ -> {});
        try (MqttLink link = openLink()) {
            for (int i = 0; i < 1_000; i++) {
                link.send(new Message.StationLost(STATION, Optional.empty(), 1));
            }
            awaitConnections(1);
        }
    }
}
