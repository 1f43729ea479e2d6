package vn.tienglang.pages;

import java.time.ZoneId;
import vn.tienglang.pages.http.TrustedProxies;

/**
 * Settings of the HTTP server.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the port; 0 for any that is free
 * @param zone the zone of the office's clocks
 * @param secureCookies whether cookies are sent over TLS only
 * @param proxies proxies whose headers about the client are believed
 */
public record WebSettings(
        String host, int port, ZoneId zone, boolean secureCookies, TrustedProxies proxies) {
    /** Checks the port. */
    public WebSettings {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("cannot listen on " + host + ":" + port);
        }
    }
}
