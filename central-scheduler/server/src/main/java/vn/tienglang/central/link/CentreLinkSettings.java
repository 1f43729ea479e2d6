package vn.tienglang.central.link;

import java.time.Duration;
import javax.net.SocketFactory;
import vn.tienglang.airtime.wire.Topic;

/**
 * Where the broker is, and as whom the centre comes to it.
 *
 * @param host its name or address
 * @param port its port, 1 to 65535
 * @param name user name and client id; every centre at one broker has its own
 * @param secret the password; never shown
 * @param upFilter what is listened to; {@code $share/…} before it shares the stations' messages
 *     among several centres
 * @param keepAlive after this much silence the connection is tried; a dead one is noticed after
 *     twice that
 * @param retryFirst how long to wait after the first failure; doubles with every further one
 * @param retryCap the longest wait between two tries
 * @param sockets what makes the connection; an {@code SSLSocketFactory} for TLS
 */
public record CentreLinkSettings(
        String host,
        int port,
        String name,
        String secret,
        String upFilter,
        Duration keepAlive,
        Duration retryFirst,
        Duration retryCap,
        SocketFactory sockets) {
    /** Refuses settings that no connection could be made with. */
    public CentreLinkSettings {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException("no broker at '" + host + "' port " + port);
        }
        if (keepAlive.compareTo(Duration.ofSeconds(5)) < 0) {
            throw new IllegalArgumentException("keep-alive of " + keepAlive);
        }
        if (!retryFirst.isPositive() || retryCap.compareTo(retryFirst) < 0) {
            throw new IllegalArgumentException("retry after " + retryFirst + " to " + retryCap);
        }
    }

    /** Plain TCP, all stations' messages, and the patience of one machine with itself. */
    public static CentreLinkSettings plain(String host, int port, String name, String secret) {
        return new CentreLinkSettings(
                host,
                port,
                name,
                secret,
                Topic.UP_FILTER,
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(15),
                new CentreSocketFactory());
    }

    /** Hides the secret. */
    @Override
    public String toString() {
        return name + " at " + host + ":" + port;
    }
}
