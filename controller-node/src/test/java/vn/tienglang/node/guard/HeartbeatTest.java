package vn.tienglang.node.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.node.port.RelayState;
import vn.tienglang.node.port.SimulatedRelay;

/** Tests of the heartbeats, with a socket in the place of the guard. */
final class HeartbeatTest {
    @TempDir private Path folder;

    private long nanos;
    private final SimulatedRelay contacts = new SimulatedRelay();
    private final ThreadTimer timer = new ThreadTimer(() -> nanos);
    private final List<Throwable> died = new ArrayList<>();
    private ServerSocketChannel server;
    private SocketChannel received;
    private GuardConnection guard;
    private GuardedRelay relay;
    private Heartbeat heartbeat;

    @BeforeEach
    void connect() throws Exception {
        Path socket = folder.resolve("socket");
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        CompletableFuture<SocketChannel> accepted =
                CompletableFuture.supplyAsync(this::answerReady);
        guard = GuardConnection.open(socket, "", 17, true);
        received = accepted.join();
        relay = new GuardedRelay(contacts, guard);
        var owner = new ThreadOwner(relay::openForGood, died::add);
        heartbeat = new Heartbeat(List.of(timer), relay, guard, SystemdNotifier.to(""), owner);
        assertThat(lines()).isEqualTo("relay - 17 low\nopen\n");
    }

    private SocketChannel answerReady() {
        try {
            SocketChannel accepted = server.accept();
            accepted.write(ByteBuffer.wrap("ready\n".getBytes(StandardCharsets.US_ASCII)));
            return accepted;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @AfterEach
    void close() throws IOException {
        guard.close();
        received.close();
        server.close();
    }

    private String lines() throws IOException {
        var bytes = ByteBuffer.allocate(4096);
        received.configureBlocking(false);
        received.read(bytes);
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.US_ASCII);
    }

    private void advance(Duration time) {
        nanos += time.toNanos();
    }

    @Test
    void guardLearnsOfTheClosingBeforeIt() throws IOException {
        contacts.stickAs(RelayState.OPEN);
        relay.drive(RelayState.CLOSED);
        assertThat(lines()).startsWith("closed\n");
        contacts.mend();
        relay.drive(RelayState.CLOSED);
        lines();
        relay.drive(RelayState.OPEN);
        assertThat(lines()).isEqualTo("open\n");
    }

    @Test
    void relayThatStaysClosedIsReportedClosed() throws IOException {
        relay.drive(RelayState.CLOSED);
        contacts.stick();
        lines();
        relay.drive(RelayState.OPEN);
        assertThat(lines()).isEmpty();
        assertThat(relay.mayBeClosed()).isTrue();
    }

    @Test
    void aliveIsSentWhileTheThreadsMove() throws IOException {
        heartbeat.check();
        timer.busy(Duration.ofSeconds(1));
        advance(Duration.ofSeconds(1));
        heartbeat.check();
        assertThat(lines()).isEqualTo("alive\nalive\n");
        assertThat(died).isEmpty();
    }

    @Test
    void hungThreadUnderAClosedRelayOpensItAndEndsTheProcess() throws IOException {
        relay.drive(RelayState.CLOSED);
        timer.busy(Duration.ofSeconds(1));
        lines();
        advance(Duration.ofMillis(1001));
        heartbeat.check();
        heartbeat.check();

        assertThat(contacts.contact()).isEqualTo(RelayState.OPEN);
        assertThat(died).hasSize(1).first().isInstanceOf(ThreadTimer.HungThreadException.class);
        assertThat(lines()).as("no heartbeat").isEqualTo("open\n");
        relay.drive(RelayState.CLOSED);
        assertThat(contacts.contact()).as("open for good").isEqualTo(RelayState.OPEN);
    }

    @Test
    void slowCardIsToleratedWhileTheRelayIsOpen() {
        timer.busy(Duration.ofSeconds(1));
        advance(Duration.ofSeconds(29));
        heartbeat.check();
        assertThat(died).isEmpty();
        advance(Duration.ofSeconds(2));
        heartbeat.check();
        assertThat(died).hasSize(1);
    }

    @Test
    void simulatedRelayCountsAsOpen() {
        contacts.declareSimulated();
        relay.drive(RelayState.CLOSED);
        timer.busy(Duration.ofSeconds(1));
        advance(Duration.ofSeconds(29));
        heartbeat.check();
        assertThat(died).isEmpty();
    }

    @Test
    void lostGuardIsConnectedAgainAndLearnsThatTheRelayIsClosed() throws IOException {
        relay.drive(RelayState.CLOSED);
        received.close();
        heartbeat.check();
        heartbeat.check();
        received = server.accept();
        heartbeat.check();
        assertThat(lines()).startsWith("relay - 17 low\nclosed\n").endsWith("alive\n");
    }

    @Test
    void missingGuardDoesNotStopTheStation() throws IOException {
        try (var none = GuardConnection.open(folder.resolve("nothing"), "", 17, true)) {
            var alone = new GuardedRelay(contacts, none);
            assertThat(alone.drive(RelayState.CLOSED)).isEqualTo(RelayState.CLOSED);
            none.sendAlive();
        }
    }
}
