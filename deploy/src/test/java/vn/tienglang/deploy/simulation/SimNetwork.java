package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.wire.SignedMessage;
import vn.tienglang.node.port.VirtualTime;

/**
 * The road between one machine and the broker: thin, slow, and sometimes not there.
 *
 * <p>What is under way when the road is cut is lost, and so is the connection: each end finds out
 * in its own time. Order is kept within a topic; messages of different topics may overtake each
 * other.
 */
final class SimNetwork {
    private static final long SECOND = 1_000_000_000L;

    /** TCP, IP and TLS around a packet. */
    private static final int BARE_BYTES = 90;

    /** Key id and signature as user properties. */
    private static final int SIGNATURE_BYTES = 120;

    private final VirtualTime time;
    private final SeededRandom seed;
    private final Duration latency;
    private final Duration jitter;
    private final List<Connection> connections = new ArrayList<>();
    private long bytesPerSecond;
    private boolean up = true;

    /** A road that is there, and takes this long. */
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

    /** Cuts the road: what is under way is lost, and every connection over it is dead. */
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

    /** The road is there again; dead connections stay dead. */
    void mend() {
        up = true;
    }

    /** From now on so much goes through. */
    void carryPerSecond(long bytes) {
        bytesPerSecond = bytes;
    }

    /** How long a message of no size takes, this time. */
    Duration delay() {
        return latency.plus(seed.upTo(jitter));
    }

    /**
     * A connection over this road; only when it is up.
     *
     * @param onCut run when the road is cut under it, which neither of its ends knows yet
     */
    Connection connect(Runnable onCut) {
        var connection = new Connection(onCut);
        connections.removeIf(Connection::isDead);
        connections.add(connection);
        return connection;
    }

    /** A connection: alive, or dead, which its ends may not know yet. */
    final class Connection {
        private final Direction toBroker = new Direction();
        private final Direction fromBroker = new Direction();
        private final Runnable onCut;
        private boolean dead;

        private Connection(Runnable onCut) {
            this.onCut = onCut;
        }

        /** True when nothing will ever come through it again. */
        boolean isDead() {
            return dead;
        }

        /** Carries towards the broker; {@code arrive} runs there, if it arrives. */
        void up(SignedMessage parcel, Runnable arrive) {
            carry(toBroker, parcel.topic(), size(parcel), arrive);
        }

        /** As {@link #up}, for a packet without a message: an acknowledgement. */
        void upBare(Runnable arrive) {
            carry(toBroker, "", BARE_BYTES, arrive);
        }

        /** Carries from the broker; {@code arrive} runs at the other end, if it arrives. */
        void down(SignedMessage parcel, Runnable arrive) {
            carry(fromBroker, parcel.topic(), size(parcel), arrive);
        }

        /** Both ends let go of it. What is under way is lost. */
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

    private static int size(SignedMessage parcel) {
        return BARE_BYTES + parcel.topic().length() + SIGNATURE_BYTES + parcel.size();
    }

    private final class Direction {
        private final Map<String, Duration> lastOfTopic = new HashMap<>();
        private Duration busyUntil = Duration.ZERO;

        private Duration arrival(String topic, int bytes) {
            busyUntil = later(busyUntil, time.now()).plusNanos(bytes * SECOND / bytesPerSecond);
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
