package vn.tienglang.pages;

import java.time.ZoneId;

/**
 * Where the pages are.
 *
 * @param host the address to listen on; {@code 0.0.0.0} for all
 * @param port the port; 0 for any that is free
 * @param zone the zone of the office's clocks
 * @param secureCookies true when browsers come by TLS only, so that no session ever travels bare
 */
public record WebSettings(String host, int port, ZoneId zone, boolean secureCookies) {
    /** Refuses a port that is none. */
    public WebSettings {
        if (host.isBlank() || port < 0 || port > 65_535) {
            throw new IllegalArgumentException("cannot listen on " + host + ":" + port);
        }
    }
}
