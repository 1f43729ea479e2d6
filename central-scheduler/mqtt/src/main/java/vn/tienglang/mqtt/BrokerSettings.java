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
 * @param clientId MQTT client id
 * @param user MQTT user name
 * @param secret password of the user; never shown
 * @param sessionExpiry how long the broker keeps the session of a client that is away; zero: not at
 *     all
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
        String user,
        String secret,
        Duration sessionExpiry,
        Duration keepAlive,
        Duration retryFirst,
        Duration retryCap,
        SocketFactory sockets) {
    /** How long the broker keeps a session through a long power cut. */
    public static final Duration LONG_SESSION = Duration.ofDays(7);

    /** Settings of a client whose id is its user name and whose session stays for long. */
    public BrokerSettings(
            String host,
            int port,
            String clientId,
            String secret,
            Duration keepAlive,
            Duration retryFirst,
            Duration retryCap,
            SocketFactory sockets) {
        this(
                host,
                port,
                clientId,
                clientId,
                secret,
                LONG_SESSION,
                keepAlive,
                retryFirst,
                retryCap,
                sockets);
    }

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
