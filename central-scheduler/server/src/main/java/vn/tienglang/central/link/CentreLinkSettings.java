package vn.tienglang.central.link;

import java.time.Duration;
import vn.tienglang.airtime.wire.Topic;
import vn.tienglang.mqtt.BrokerSettings;

/**
 * Settings of the centre's link.
 *
 * @param broker address and login; every centre at one broker has its own client id
 * @param upFilter topic filter of the stations' messages; {@code $share/…} before it shares them
 *     among several centres
 */
public record CentreLinkSettings(BrokerSettings broker, String upFilter) {
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(30);
    private static final Duration RETRY_FIRST = Duration.ofMillis(250);
    private static final Duration RETRY_CAP = Duration.ofSeconds(15);

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
                Topic.UP_FILTER);
    }

    /** Client id and address, without the secret. */
    @Override
    public String toString() {
        return broker.toString();
    }
}
