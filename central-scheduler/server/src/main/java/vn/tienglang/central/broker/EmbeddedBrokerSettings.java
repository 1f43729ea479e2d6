package vn.tienglang.central.broker;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Settings of the embedded broker: listening address and folder.
 *
 * @param host the local address to listen on; {@code 0.0.0.0} for all
 * @param port the port, 0 for any free one
 * @param folder folder of its files; created when missing, used by one process at a time
 * @param tls TLS of this address; the broker then also listens without TLS on a free port of the
 *     loopback address, for the centre itself
 */
public record EmbeddedBrokerSettings(
        String host, int port, Path folder, Optional<StationTls> tls) {
    /** Settings without TLS. */
    public EmbeddedBrokerSettings(String host, int port, Path folder) {
        this(host, port, folder, Optional.empty());
    }

    /** Rejects a port outside 0 to 65535. */
    public EmbeddedBrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
