package vn.tienglang.central.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.central.broker.BrokerRejectionListener.RejectionReason;

/** Strangers who connect to the broker's port and send anything, over real sockets. */
class EmbeddedBrokerStrangersTest {
    /** What a stranger may send before the broker closes: socket buffers of both sides. */
    private static final int BYTES_ACCEPTED = 8 << 20;

    private static final int BYTES_SENT = 64 << 20;

    @TempDir private Path folder;
    private BrokerFixture broker;
    private final List<Socket> sockets = new ArrayList<>();

    @BeforeEach
    void start() throws BrokerFailure {
        broker =
                new BrokerFixture(
                        folder,
                        new BrokerLimits.Maintenance(
                                Duration.ofSeconds(60),
                                Duration.ofHours(1),
                                64L << 20,
                                64L << 20,
                                Duration.ofMillis(500)));
    }

    @AfterEach
    void stop() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        broker.close();
    }

    private Socket connect() throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), broker.broker().port());
        socket.setSoTimeout(5_000);
        sockets.add(socket);
        return socket;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Sends the begin, then filler, until the broker closes; returns how much was sent. */
    private int flood(byte[] begin, byte[] filler) throws IOException {
        Socket socket = connect();
        OutputStream out = socket.getOutputStream();
        int sent = 0;
        try {
            out.write(begin);
            while (sent < BYTES_SENT) {
                out.write(filler);
                sent += filler.length;
            }
        } catch (IOException closed) {
            return sent;
        }
        return sent;
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private void assertStillServes() throws IOException {
        try (var station = broker.connect(BrokerFixture.ONE)) {
            assertThat(station.subscribe("tl/1/all/#")).containsExactly(1);
        }
    }

    @Test
    void httpRequestIsClosedAtOnceHoweverLongItsHeadersAre() throws IOException {
        byte[] header = ascii("X-Filler: " + "a".repeat(8_000) + "\r\n");
        for (String line : List.of("GET / HTTP/1.1\r\n", "POST /mqtt HTTP/1.1\r\n", "PUT /")) {
            assertThat(flood(ascii(line), header)).as(line).isLessThan(BYTES_ACCEPTED);
        }
        assertThat(broker.refusals())
                .extracting(BrokerFixture.Refused::ground)
                .containsOnly(RejectionReason.MALFORMED);
        assertStillServes();
    }

    @Test
    void webSocketUpgradeIsRefused() throws IOException {
        Socket socket = connect();
        List<String> lines =
                List.of(
                        "GET /mqtt HTTP/1.1",
                        "Host: x",
                        "Upgrade: websocket",
                        "Connection: Upgrade",
                        "Sec-WebSocket-Version: 13",
                        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                        "Sec-WebSocket-Protocol: mqtt",
                        "",
                        "");
        socket.getOutputStream().write(ascii(String.join("\r\n", lines)));
        assertThat(isClosed(socket)).isTrue();
    }

    @Test
    void connectOfExcessiveLengthIsClosedAtItsFirstBytes() throws IOException {
        byte[] filler = new byte[64 << 10];
        byte[][] lengths = {
            {0x10, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x7f},
            {0x10, (byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff},
            {0x10, (byte) 0x80, (byte) 0x80, 0x01},
        };
        for (byte[] length : lengths) {
            assertThat(flood(length, filler)).isLessThan(BYTES_ACCEPTED);
        }
        assertStillServes();
    }

    @Test
    void otherPacketsAndRandomBytesAreClosed() throws IOException {
        byte[] filler = new byte[64 << 10];
        for (int first = 0; first < 256; first += 5) {
            if (first != 0x10) {
                byte[] begin = {(byte) first, (byte) 0xff, (byte) 0xff, 0x7f, 0, 4};
                assertThat(flood(begin, filler))
                        .as("first byte %d", first)
                        .isLessThan(BYTES_ACCEPTED);
            }
        }
        assertStillServes();
    }

    @Test
    void silentAndSlowClientsAreClosedInTime() throws IOException {
        Socket silent = connect();
        Socket slow = connect();
        slow.getOutputStream().write(new byte[] {0x10, 0x40, 0, 4, 'M', 'Q', 'T', 'T', 5, 2});
        assertThat(isClosed(silent)).isTrue();
        assertThat(isClosed(slow)).isTrue();
        assertStillServes();
    }

    @Test
    void oneAddressHasFewConnectionsThatAreNotAuthenticated() throws IOException {
        var open = new ArrayList<Socket>();
        for (int i = 0; i < BrokerLimits.UNAUTHENTICATED_PER_ADDRESS; i++) {
            open.add(connect());
        }
        Socket tooMany = connect();
        assertThat(isClosed(tooMany)).isTrue();
        // All are closed in time, and their places are free again.
        for (Socket socket : open) {
            assertThat(isClosed(socket)).isTrue();
        }
        assertStillServes();
    }

    @Test
    void authenticatedConnectionsDoNotCountAndStayOpen() throws Exception {
        try (var other = broker.connect(BrokerFixture.OTHER)) {
            for (int i = 0; i < 2 * BrokerLimits.UNAUTHENTICATED_PER_ADDRESS; i++) {
                try (var again = broker.connect(BrokerFixture.ONE)) {
                    assertThat(again.subscribe("tl/1/all/#")).containsExactly(1);
                }
            }
            Socket silent = connect();
            // Now more than the time for a login has passed.
            assertThat(isClosed(silent)).isTrue();
            assertThat(other.subscribe("tl/1/all/#")).containsExactly(1);
        }
    }
}
