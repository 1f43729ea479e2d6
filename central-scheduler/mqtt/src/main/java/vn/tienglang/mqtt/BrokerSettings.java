package vn.tienglang.mqtt;

import java.time.Duration;
import javax.net.SocketFactory;
import vn.tienglang.airtime.StationId;

/**
 * Where the broker is and how patiently it is called.
 *
 * @param host its name or address
 * @param port its port, 1 to 65535
 * @param station who calls: the client id and the user name
 * @param secret the station's password; never shown
 * @param keepAlive after this much silence the connection is tried, 5 s to 1 h; a dead one is
 *     noticed after twice that
 * @param retryFirst how long to wait after the first failure; doubles with every further one
 * @param retryCap the longest wait between two tries; a connection that held so long counts as a
 *     good one
 * @param sockets what makes the connection; {@link #plainSockets()} without TLS, an {@code
 *     SSLSocketFactory} with it
 */
public record BrokerSettings(
        String host,
        int port,
        StationId station,
        String secret,
        Duration keepAlive,
        Duration retryFirst,
        Duration retryCap,
        SocketFactory sockets) {
    /** A good choice for a SIM card: seldom enough to be cheap, often enough to be noticed. */
    public static final Duration KEEP_ALIVE = Duration.ofSeconds(60);

    /** How long to wait after the first failure. */
    public static final Duration RETRY_FIRST = Duration.ofSeconds(1);

    /** The longest wait between two tries. */
    public static final Duration RETRY_CAP = Duration.ofMinutes(1);

    /** Refuses settings that no connection could be made with. */
    public BrokerSettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no broker at '" + host + "' port " + port);
        }
        if (keepAlive.compareTo(Duration.ofSeconds(5)) < 0
                || keepAlive.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("keep-alive of " + keepAlive);
        }
        if (!retryFirst.isPositive() || retryCap.compareTo(retryFirst) < 0) {
            throw new IllegalArgumentException("retry after " + retryFirst + " to " + retryCap);
        }
    }

    /** Plain TCP, with the usual patience. */
    public static BrokerSettings plain(String host, int port, StationId station, String secret) {
        return new BrokerSettings(
                host, port, station, secret, KEEP_ALIVE, RETRY_FIRST, RETRY_CAP, plainSockets());
    }

    /** Makes connections without TLS. */
    public static SocketFactory plainSockets() {
        return new WriteFirstSocketFactory();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return station + " at " + host + ":" + port + ", keep-alive " + keepAlive;
    }
}
