package vn.tienglang.node.guard;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Connection to the guard outside the process, a Unix stream socket. The guard opens the relay when
 * the connection ends, or when nothing is received for too long. Never blocks after {@link #open};
 * a lost connection is made again by {@link #sendAlive}. Safe for use by several threads.
 */
public final class GuardConnection implements AutoCloseable {
    private static final Duration OPEN_WAIT = Duration.ofSeconds(3);
    private static final Duration ANSWER_CHECK = Duration.ofMillis(10);
    private static final int ANSWER_BYTES = 256;

    private final Path socket;
    private final String pin;
    private @Nullable SocketChannel channel;
    private boolean relayClosed;
    private boolean lossLogged;
    private boolean closed;

    private GuardConnection(Path socket, String pin) {
        this.socket = socket;
        this.pin = pin;
    }

    /** A connection that is closed: for a node without a guard. */
    public static GuardConnection none() {
        var none = new GuardConnection(Path.of(""), "");
        none.closed = true;
        return none;
    }

    /**
     * Connects and waits until the guard has released the line, at most 3 seconds. A guard that
     * cannot be reached is logged: the station then plays without it.
     *
     * @param chip label of the GPIO chip; empty for the header of a Raspberry Pi
     * @throws IOException when the guard refuses this node; the message is one sentence
     */
    public static GuardConnection open(Path socket, String chip, int line, boolean activeLow)
            throws IOException {
        String name = chip.isEmpty() ? "-" : chip;
        String pin = "%s %d %s".formatted(name, line, activeLow ? "low" : "high");
        var connection = new GuardConnection(socket, pin);
        long until = System.nanoTime() + OPEN_WAIT.toNanos();
        String answer = connection.greet(until);
        // A node that was killed a moment ago may not have gone yet.
        while (answer.contains("is connected") && System.nanoTime() < until) {
            pause();
            answer = connection.greet(until);
        }
        if (answer.startsWith("refused")) {
            connection.close();
            throw new IOException(
                    "The guard of the relay does not accept this node: "
                            + answer.substring("refused".length()).strip()
                            + ".");
        }
        return connection;
    }

    /** Connects; returns the answer of the guard, or nothing when it cannot be reached. */
    private String greet(long until) {
        connect();
        SocketChannel connected = current();
        if (connected == null) {
            return "";
        }
        var bytes = ByteBuffer.allocate(ANSWER_BYTES);
        try {
            while (System.nanoTime() < until) {
                int read = connected.read(bytes);
                String text =
                        new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
                int end = text.indexOf('\n');
                if (end >= 0) {
                    if (!text.startsWith("ready")) {
                        drop();
                    }
                    return text.substring(0, end);
                }
                if (read < 0) {
                    break;
                }
                pause();
            }
            lost("it does not answer");
        } catch (IOException e) {
            lost(e.toString());
        }
        return "";
    }

    private static void pause() {
        LockSupport.parkNanos(ANSWER_CHECK.toNanos());
    }

    private synchronized @Nullable SocketChannel current() {
        return channel;
    }

    private synchronized void connect() {
        if (channel != null || closed) {
            return;
        }
        if (!Files.exists(socket)) {
            lost("there is no socket " + socket);
            return;
        }
        try {
            SocketChannel made = SocketChannel.open(UnixDomainSocketAddress.of(socket));
            made.configureBlocking(false);
            channel = made;
            lossLogged = false;
            send("relay " + pin);
            send(relayClosed ? "closed" : "open");
        } catch (IOException e) {
            lost(e.toString());
        }
    }

    /** The relay is about to be closed: from now on the guard waits for a short time only. */
    synchronized void relayIsClosing() {
        relayClosed = true;
        send("closed");
    }

    /** The relay was read back open. */
    synchronized void relayIsOpen() {
        if (relayClosed) {
            relayClosed = false;
            send("open");
        }
    }

    /** Sends a heartbeat; connects again if the connection was lost. */
    synchronized void sendAlive() {
        connect();
        send("alive");
    }

    private synchronized void send(String line) {
        SocketChannel connected = channel;
        if (connected == null) {
            return;
        }
        ByteBuffer bytes = StandardCharsets.US_ASCII.encode(line + "\n");
        try {
            connected.write(bytes);
            if (bytes.hasRemaining()) {
                lost("it does not read");
            }
        } catch (IOException e) {
            lost(e.toString());
        }
    }

    private synchronized void lost(String cause) {
        if (!lossLogged) {
            lossLogged = true;
            Logger.warn(
                    "The guard of the relay cannot be reached ({}); if this program is killed on"
                            + " the air, only systemd opens the relay",
                    cause);
        }
        drop();
    }

    private synchronized void drop() {
        SocketChannel connected = channel;
        channel = null;
        if (connected != null) {
            try {
                connected.close();
            } catch (IOException e) {
                Logger.debug(e, "The connection to the guard did not close in order");
            }
        }
    }

    /** Ends the connection in order; the guard then holds the relay open. */
    @Override
    public synchronized void close() {
        send("bye");
        closed = true;
        drop();
    }
}
