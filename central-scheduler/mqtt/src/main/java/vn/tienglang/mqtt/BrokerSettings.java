package vn.tienglang.mqtt;

import java.time.Duration;
import java.util.Optional;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Address of the broker, login of this client, and the times of the connection.
 *
 * @param host name or address of the broker
 * @param port TCP port of the broker, 1 to 65535
 * @param clientId MQTT client id and user name of this client
 * @param secret password of this client; never shown
 * @param keepAlive silence after which the client pings the broker, 5 s to 1 h; a dead connection
 *     is noticed after twice this time
 * @param retryFirst wait after the first failure; doubles with every further failure
 * @param retryCap longest wait between two attempts; a connection that lasted this long resets the
 *     wait
 * @param sockets creates the sockets: {@link #plainSockets()} without TLS, {@link #tlsSockets} with TLS
 */
public record BrokerSettings(
        String host,
        int port,
        String clientId,
        String secret,
        Duration keepAlive,
        Duration retryFirst,
        Duration retryCap,
        SocketFactory sockets) {
    /** Rejects settings with which no connection is possible. */
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

    /** Factory of sockets without TLS. */
    public static SocketFactory plainSockets() {
        return new WriteFirstSocketFactory(Optional.empty());
    }

    /** Factory of sockets with TLS by this factory, which also checks the broker. */
    public static SocketFactory tlsSockets(SSLSocketFactory tls) {
        return new WriteFirstSocketFactory(Optional.of(tls));
    }

    /** Client id and address, without the secret. */
    @Override
    public String toString() {
        return clientId + " at " + host + ":" + port;
    }
}
