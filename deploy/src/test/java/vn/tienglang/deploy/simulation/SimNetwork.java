package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.node.port.VirtualTime;

/**
 * Simulated network between one station and the broker, with bandwidth, latency and cuts.
 *
 * <p>A cut loses all messages in transit and the connection; each end notices later. Order is kept
 * within a topic; messages of different topics may overtake each other. Sender and network hold
 * everything that was sent, however much: nothing tells a sender that the link is slow. Unkind
 * things it can do: it is cut, it is slow, and its buffers are full of other people's bytes ({@link
 * #fill}), so that an urgent message waits for seconds behind them.
 */
final class SimNetwork {
    private static final long SECOND = 1_000_000_000L;

    /** Overhead of TCP, IP and TLS for each packet. */
    private static final int BARE_BYTES = 90;

    /** Size of the user properties with key id and signature. */
    private static final int SIGNATURE_BYTES = 120;

    private final VirtualTime time;
    private final SeededRandom seed;
    private final Duration latency;
    private final Duration jitter;
    private final List<Connection> connections = new ArrayList<>();
    private long bytesPerSecond;
    private boolean up = true;

    /** A network that is up. */
    SimNetwork(
            VirtualTime time,
            SeededRandom seed,
            Duration latency,
            Duration jitter,
            long bytesPerSecond) {
        this.time = time;
        this.seed = seed;
        this.latency = latency;
        this.jitter = jitter;
        this.bytesPerSecond = bytesPerSecond;
    }

    /** True unless it is cut. */
    boolean isUp() {
        return up;
    }

    /** Cuts the network: messages in transit are lost and all connections are dead. */
    void cut() {
        up = false;
        List<Connection> dying = List.copyOf(connections);
        connections.clear();
        for (Connection connection : dying) {
            if (!connection.isDead()) {
                connection.dead = true;
                connection.onCut.run();
            }
        }
    }

    /** Repairs the network; dead connections stay dead. */
    void mend() {
        up = true;
    }

    /** Sets the bandwidth. */
    void carryPerSecond(long bytes) {
        bytesPerSecond = bytes;
    }

    /** Puts so many bytes of somebody else before whatever is sent from now on. */
    void fill(int bytes) {
        connections.removeIf(Connection::isDead);
        for (Connection connection : connections) {
            connection.toBroker.occupy(bytes);
            connection.fromBroker.occupy(bytes);
        }
    }

    /** Random latency of one message, without its transfer time. */
    Duration delay() {
        return latency.plus(seed.upTo(jitter));
    }

    /**
     * Opens a connection; only while the network is up.
     *
     * @param onCut called when the network is cut
     */
    Connection connect(Runnable onCut) {
        var connection = new Connection(onCut);
        connections.removeIf(Connection::isDead);
        connections.add(connection);
        return connection;
    }

    /** Connection that is alive or dead; its ends may not know yet. */
    final class Connection {
        private final Direction toBroker = new Direction();
        private final Direction fromBroker = new Direction();
        private final Runnable onCut;
        private boolean dead;

        private Connection(Runnable onCut) {
            this.onCut = onCut;
        }

        /** True when it carries nothing any more. */
        boolean isDead() {
            return dead;
        }

        /** Sends to the broker; {@code arrive} runs on arrival. */
        void up(SignedMessage signedMessage, Runnable arrive) {
            carry(toBroker, signedMessage.topic(), size(signedMessage), arrive);
        }

        /** As {@link #up}, for a packet without a message: an acknowledgement. */
        void upBare(Runnable arrive) {
            carry(toBroker, "", BARE_BYTES, arrive);
        }

        /** Sends to the station; {@code arrive} runs on arrival. */
        void down(SignedMessage signedMessage, Runnable arrive) {
            carry(fromBroker, signedMessage.topic(), size(signedMessage), arrive);
        }

        /** Closes it. Messages in transit are lost. */
        void close() {
            dead = true;
        }

        private void carry(Direction way, String topic, int bytes, Runnable arrive) {
            if (isDead()) {
                return;
            }
            time.at(
                    way.arrival(topic, bytes),
                    () -> {
                        if (!isDead()) {
                            arrive.run();
                        }
                    });
        }
    }

    private static int size(SignedMessage signedMessage) {
        return BARE_BYTES + signedMessage.topic().length() + SIGNATURE_BYTES + signedMessage.size();
    }

    private final class Direction {
        private final Map<String, Duration> lastOfTopic = new HashMap<>();
        private Duration busyUntil = Duration.ZERO;

        private void occupy(int bytes) {
            busyUntil = later(busyUntil, time.now()).plusNanos(bytes * SECOND / bytesPerSecond);
        }

        private Duration arrival(String topic, int bytes) {
            occupy(bytes);
            Duration last = lastOfTopic.getOrDefault(topic, Duration.ZERO);
            Duration arrival = later(busyUntil.plus(delay()), last);
            lastOfTopic.put(topic, arrival);
            return arrival;
        }
    }

    private static Duration later(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
