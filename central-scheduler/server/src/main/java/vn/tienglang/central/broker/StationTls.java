package vn.tienglang.central.broker;

import java.security.cert.X509Certificate;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * TLS of the connections of stations.
 *
 * @param engines makes the engine of a connection; it demands a certificate of the client
 * @param listener is told of every station that has logged in
 */
public record StationTls(Supplier<SSLEngine> engines, Listener listener) {
    /** Listener for stations that log in. Called on network threads; returns at once. */
    @FunctionalInterface
    public interface Listener {
        /** The station has logged in with this certificate. */
        void loggedIn(String station, X509Certificate certificate);
    }
}
