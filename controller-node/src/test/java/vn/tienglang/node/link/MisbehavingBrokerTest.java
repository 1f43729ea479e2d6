package vn.tienglang.node.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
 * Peers that do not behave like a broker: the link calls on, leaves nothing behind, and says why.
 */
class MisbehavingBrokerTest {
    private static final StationId STATION = new StationId("ls-hostile");

    private final RecordingMailbox mailbox = new RecordingMailbox(true);
    private final AtomicInteger calls = new AtomicInteger();
    private final ServerSocket door = listen();

    /** What the peer does with a call; afterwards it hangs up. */
    @FunctionalInterface
    private interface Manner {
        void answer(Socket caller) throws IOException;
    }

    @AfterEach
    void closeServer() throws IOException {
        door.close();
    }

    private static ServerSocket listen() {
        try {
            return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void behave(Manner manner) {
        Thread.ofVirtual()
                .start(() -> {
                    while (!door.isClosed()) {
                        try (Socket caller = door.accept()) {
                            calls.incrementAndGet();
                            manner.answer(caller);
                        } catch (IOException _) {
                            // The caller left first.
                        }
                    }
                });
    }

    private MqttLink call() {
        var settings =
                new BrokerSettings(
                        "127.0.0.1",
                        door.getLocalPort(),
                        STATION,
                        "secret",
                        Duration.ofSeconds(5),
                        Duration.ofMillis(20),
                        Duration.ofMillis(20),
                        BrokerSettings.plainSockets());
        return MqttLink.open(
                settings,
                new Message.StationLost(STATION, 1),
                _ -> (_, _) -> false,
                Ed25519.signer(new KeyId("ls-hostile-1"), Ed25519.newPair().getPrivate()),
                mailbox,
                new SplittableRandom(1));
    }

    private void awaitCalls(int atLeast) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> calls.get() >= atLeast);
    }

    private void assertNothingIsLeftBehind() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(threads()).isEmpty());
    }

    private static Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.contains(STATION.value()));
    }

    private String why() {
        return mailbox.all(Event.LinkDown.class).getFirst().reason();
    }

    @Test
    void peerThatClosesAtOnceLeaksNoThread() {
        behave(_ -> {});
        try (MqttLink _ = call()) {
            awaitCalls(6);
        }

        assertNothingIsLeftBehind();
        assertThat(why()).isEqualTo("mất kết nối");
    }

    @Test
    void peerOfAnotherProtocolLeaksNoThread() {
        behave(caller ->
                caller.getOutputStream()
                        .write("\0\0HTTP/1.1 400\r\n".getBytes(StandardCharsets.UTF_8)));
        try (MqttLink _ = call()) {
            awaitCalls(6);
        }

        assertNothingIsLeftBehind();
        assertThat(mailbox.all(Event.LinkUp.class)).isEmpty();
    }

    @Test
    void malformedPacketLeaksNoThread() {
        behave(caller -> {
            // CONNACK that claims properties it does not have.
            caller.getOutputStream().write(new byte[] {0x20, 3, 0, 0, 0x7f});
            caller.getInputStream().read(new byte[512]);
        });
        try (MqttLink _ = call()) {
            awaitCalls(3);
        }

        assertNothingIsLeftBehind();
        assertThat(mailbox.all(Event.LinkUp.class)).isEmpty();
    }

    @Test
    void silentPeerTimesOut() {
        behave(caller ->
                caller.getInputStream().transferTo(java.io.OutputStream.nullOutputStream()));
        try (MqttLink _ = call()) {
            awaitCalls(2);
        }

        assertNothingIsLeftBehind();
        assertThat(why()).isEqualTo("máy chủ không trả lời");
    }

    @Test
    void wrongPasswordIsReportedOnce() {
        behave(caller -> {
            caller.getInputStream().read(new byte[512]);
            caller.getOutputStream().write(new byte[] {0x20, 3, 0, (byte) 0x87, 0});
        });
        try (MqttLink _ = call()) {
            awaitCalls(4);
        }

        assertNothingIsLeftBehind();
        assertThat(mailbox.events())
                .containsExactly(new Event.LinkDown("máy chủ không nhận mật khẩu của trạm"));
    }

    @Test
    void refusedConnectionIsReported() throws IOException {
        door.close();
        try (MqttLink _ = call()) {
            Awaitility.await()
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !mailbox.all(Event.LinkDown.class).isEmpty());
        }

        assertNothingIsLeftBehind();
        assertThat(why()).isEqualTo("máy chủ không nhận kết nối");
    }

    @Test
    void sendBeforeConnectNeitherBlocksNorThrows() {
        behave(_ -> {});
        try (MqttLink link = call()) {
            for (int i = 0; i < 1_000; i++) {
                link.send(new Message.StationLost(STATION, 1));
            }
            awaitCalls(1);
        }
    }
}
