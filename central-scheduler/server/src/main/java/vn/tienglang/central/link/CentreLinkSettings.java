package vn.tienglang.central.link;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.BrokerSettings;

/**
 * Settings of the centre's link.
 *
 * @param broker address and login; every centre at one broker has its own client id
 * @param filters topic filters of the stations' messages; {@code $share/…} before one shares its
 *     messages among several centres
 * @param retained those of the filters whose retained messages are requested again when centres
 *     come or go; empty if the centre is alone
 * @param outboxPoll longest time between two reads of the outbox
 */
public record CentreLinkSettings(
        BrokerSettings broker, List<String> filters, List<String> retained, Duration outboxPoll) {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration RETRY_FIRST = Duration.ofMillis(250);
    private static final Duration RETRY_CAP = Duration.ofSeconds(15);

    /** The office notifies the link of new messages; this is in case a notification gets lost. */
    private static final Duration OUTBOX_POLL = Duration.ofSeconds(30);

    /** Messages that another centre enqueued and cannot send are found by reading. */
    private static final Duration OUTBOX_POLL_OF_CLUSTER = Duration.ofSeconds(2);

    /** Group of the centres in shared subscriptions. */
    private static final String SHARED = "$share/centres/";

    /** Copies the filters. */
    public CentreLinkSettings {
        filters = List.copyOf(filters);
        retained = List.copyOf(retained);
    }

    /** Settings without TLS, for the messages of all stations, with the times for one machine. */
    public static CentreLinkSettings plain(String host, int port, String clientId, String secret) {
        return new CentreLinkSettings(
                new BrokerSettings(
                        host,
                        port,
                        clientId,
                        secret,
                        KEEP_ALIVE,
                        RETRY_FIRST,
                        RETRY_CAP,
                        BrokerSettings.plainSockets()),
                List.of(Topic.UP_FILTER),
                List.of(),
                OUTBOX_POLL);
    }

    /**
     * Settings without TLS of one of several centres. As-run entries and time requests are shared:
     * any centre may handle them. States and requests for parts come to all centres, because the
     * same centre must handle those of one station; see {@link OwnStationsListener}.
     *
     * <p>The session ends with the connection: otherwise the broker would give a dead centre its
     * share of the messages. Stations repeat what is not acknowledged.
     */
    public static CentreLinkSettings ofCluster(
            String host, int port, String clientId, String user, String secret) {
        List<String> retained = List.of(Topic.STATUS_FILTER);
        List<String> filters =
                Stream.of(
                                Stream.of(
                                                Topic.AS_RUN_FILTER,
                                                Topic.TIME_REQUEST_FILTER,
                                                Topic.REPLY_FILTER)
                                        .map(SHARED::concat),
                                Stream.of(Topic.PART_REQUEST_FILTER),
                                retained.stream())
                        .flatMap(one -> one)
                        .toList();
        return new CentreLinkSettings(
                new BrokerSettings(
                        host,
                        port,
                        clientId,
                        user,
                        secret,
                        Duration.ZERO,
                        KEEP_ALIVE,
                        RETRY_FIRST,
                        RETRY_CAP,
                        BrokerSettings.plainSockets()),
                filters,
                retained,
                OUTBOX_POLL_OF_CLUSTER);
    }

    /** Whether the broker forgets this client when its connection ends. */
    boolean isSessionShort() {
        return broker.sessionExpiry().isZero();
    }

    /** Client id and address, without the secret. */
    @Override
    public String toString() {
        return broker.toString();
    }
}
