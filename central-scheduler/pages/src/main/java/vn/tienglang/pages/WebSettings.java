package vn.tienglang.pages;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import vn.tienglang.pages.network.TrustedProxies;

/**
 * Settings of the HTTP server.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the port; 0 for any that is free
 * @param names host names under which the pages are served, besides addresses
 * @param zone the zone of the office's clocks
 * @param tls TLS of the server; empty without. With TLS, cookies are sent over TLS only
 * @param proxies proxies whose headers about the client are believed
 */
public record WebSettings(
        String host,
        int port,
        Set<String> names,
        ZoneId zone,
        Optional<SSLContext> tls,
        TrustedProxies proxies) {
    /** Checks the port. */
    public WebSettings {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("cannot listen on " + host + ":" + port);
        }
    }
}
