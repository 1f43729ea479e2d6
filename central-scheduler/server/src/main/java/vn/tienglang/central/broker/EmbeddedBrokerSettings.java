package vn.tienglang.central.broker;

import java.nio.file.Path;

/**
 * Where the embedded broker listens and keeps what it holds.
 *
 * @param host the local address to listen on; {@code 0.0.0.0} for all
 * @param port the port, 0 for any free one
 * @param folder its own folder; made when missing, used by one process at a time
 */
public record EmbeddedBrokerSettings(String host, int port, Path folder) {
    /** Refuses a port that is none. */
    public EmbeddedBrokerSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("not a port: " + port);
        }
    }
}
