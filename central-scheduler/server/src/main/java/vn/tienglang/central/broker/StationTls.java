package vn.tienglang.central.broker;

import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * TLS of the connections of stations.
 *
 * @param engines makes the engine of a connection; it demands a certificate of the client
 * @param check says why a station must not connect with its certificate, and nothing when it may;
 *     called at each login on network threads
 * @param listener is told of every station that has logged in
 */
public record StationTls(
        Supplier<SSLEngine> engines,
        Function<X509Certificate, Optional<String>> check,
        Listener listener) {
    /** Listener for stations that log in. Called on network threads; returns at once. */
    @FunctionalInterface
    public interface Listener {
        /** The station has logged in with this certificate. */
        void loggedIn(String station, X509Certificate certificate);
    }
}
