package vn.tienglang.central.broker;

import java.time.Duration;
import vn.tienglang.airtime.Limits;

/** Limits of the broker: sizes, counts and durations. */
final class BrokerLimits {
    /** Largest packet: a message, its topic and its properties (about 150 bytes of signature). */
    static final int PACKET_BYTES = Limits.MESSAGE_BYTES + (4 << 10);

    /** Largest CONNECT packet without its first bytes: a name, a secret and a signed last will. */
    static final int CONNECT_BYTES = 8 << 10;

    /** Most connections of one address that are not authenticated yet; a login takes under 1 s. */
    static final int UNAUTHENTICATED_PER_ADDRESS = 32;

    /** Most connections that are not authenticated yet. */
    static final int UNAUTHENTICATED = 512;

    /** Largest number of connections: twice the stations of the largest planned centre. */
    static final int CONNECTIONS = 4_096;

    /**
     * Longest time for which the session of a disconnected station is kept. It covers every day of
     * log that the station could miss. Artemis computes in 32-bit milliseconds: above 24 days a
     * session would never expire.
     */
    static final Duration SESSION = Duration.ofDays(14);

    /** Longest keep-alive interval; long, because a mobile connection pays for every packet. */
    static final Duration KEEP_ALIVE = Duration.ofMinutes(5);

    /** Largest number of topic aliases; a station publishes on three topics. */
    static final int TOPIC_ALIASES = 16;

    /**
     * Largest number of messages that wait for one station: eight days of logs with a few revisions
     * each. Above it the oldest is dropped; the retained log replaces it.
     */
    static final long WAITING_FOR_A_STATION = 64;

    /** Size of one paging file. */
    static final int PAGE_BYTES = 1 << 20;

    /**
     * Smallest free disk space at which the broker accepts messages; the database needs the rest.
     */
    static final long DISK_FREE_BYTES = 256L << 20;

    /**
     * Limits that depend on the machine or are small in tests.
     *
     * @param sweepEvery interval of the search for expired messages and unused topics
     * @param unusedTopic time after which a topic without messages (a log of a past day) is deleted
     * @param memoryBytes memory for all messages together; above it, messages are paged to disk
     * @param upDiskBytes disk space for messages of stations that the centre has not consumed;
     *     above it the broker does not acknowledge, and the stations send again later
     * @param connectWithin time from the connection to the successful login
     */
    record Maintenance(
            Duration sweepEvery,
            Duration unusedTopic,
            long memoryBytes,
            long upDiskBytes,
            Duration connectWithin) {}

    /** Limits on this machine. */
    static Maintenance maintenance() {
        return new Maintenance(
                Duration.ofSeconds(60),
                Duration.ofHours(1),
                Runtime.getRuntime().maxMemory() / 4,
                128L << 20,
                Duration.ofSeconds(10));
    }

    /** Disk space of one topic for stations, once the memory limit is reached. */
    static final long DOWN_DISK_BYTES = 8L << 20;

    /** Time after which a connected client is authenticated again. */
    static final Duration ADMISSION = Duration.ofSeconds(60);

    private BrokerLimits() {}
}
