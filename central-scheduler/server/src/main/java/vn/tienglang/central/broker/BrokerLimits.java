package vn.tienglang.central.broker;

import java.time.Duration;
import vn.tienglang.airtime.Limits;

/** Everything the broker would otherwise keep without end, and where it ends. */
final class BrokerLimits {
    /** A message with its topic and properties; the signature takes about 150 bytes of it. */
    static final int PACKET_BYTES = Limits.MESSAGE_BYTES + (4 << 10);

    /** Stations of the largest office that runs without a broker of its own, twice over. */
    static final int CONNECTIONS = 4_096;

    /**
     * How long a silent station's session is kept. Longer than the days of log it could miss. The
     * broker reckons in 32-bit milliseconds, so that more than 24 days would never end.
     */
    static final Duration SESSION = Duration.ofDays(14);

    /** The longest silence a client may announce; a mobile link pays for each keep-alive. */
    static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    /** A station speaks on three topics, the centre on a handful a station. */
    static final int TOPIC_ALIASES = 16;

    /**
     * How many messages wait for one station at most; beyond that the oldest goes first, and the
     * retained log heals what went. Eight days of logs, revised a few times each.
     */
    static final long WAITING_FOR_A_STATION = 64;

    /** How much is written out in one file when memory is full. */
    static final int PAGE_BYTES = 1 << 20;

    /** Less free disk than this, and nothing more is taken, so that the database has room. */
    static final long DISK_FREE_BYTES = 256L << 20;

    /**
     * What depends on the machine, or must be small to be tested.
     *
     * @param sweepEvery how often expired messages and unused topics are looked for
     * @param unusedTopic how long a topic with nothing waiting on it (a log of a day long past) is
     *     kept in the books
     * @param memoryBytes what all messages together take in memory before further ones go to disk
     * @param upDiskBytes what stations may leave on disk for a centre that does not take it; beyond
     *     that they are not acknowledged any more, and send again later
     */
    record Maintenance(
            Duration sweepEvery, Duration unusedTopic, long memoryBytes, long upDiskBytes) {}

    /** On this machine. */
    static Maintenance upkeep() {
        return new Maintenance(
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Runtime.getRuntime().maxMemory() / 4,
                128L << 20);
    }

    /** What one topic may hold on disk for stations, once memory is full. */
    static final long DOWN_DISK_BYTES = 8L << 20;

    /** How long the gate's word on a connected station holds. */
    static final Duration ADMISSION = Duration.ofSeconds(60);

    private BrokerLimits() {}
}
