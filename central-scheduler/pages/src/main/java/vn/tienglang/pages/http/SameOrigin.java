package vn.tienglang.pages.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Check that a request that changes something comes from one of our own pages. It adds to
 * SameSite=Lax of the cookie, for browsers that ignore it.
 *
 * @param host header {@code Host}
 * @param fetchSite header {@code Sec-Fetch-Site}; empty when there was none
 * @param origin header {@code Origin}; likewise
 * @param referer header {@code Referer}; likewise
 * @param contentType header {@code Content-Type}; likewise
 */
record SameOrigin(
        String host, String fetchSite, String origin, String referer, String contentType) {

    /**
     * Whether the request comes from our own pages, or cannot come from a page of another site.
     *
     * <p>A browser sends the origin in one of three headers. A request without all three is
     * accepted unless its content type is one of an HTML form: only such a request could be forged
     * in a very old browser.
     */
    boolean isSameOrigin() {
        if (!fetchSite.isEmpty()) {
            return fetchSite.equals("same-origin") || fetchSite.equals("none");
        }
        if (!origin.isEmpty()) {
            return isHost(origin);
        }
        return referer.isEmpty() ? !isFromForm() : isHost(referer);
    }

    /** Whether the origin is a site whose host is not the one that this request names. */
    boolean namesOtherHost() {
        String from = origin.isEmpty() ? referer : origin;
        return fetchSite.isEmpty() && authority(from).isPresent() && !isHost(from);
    }

    private boolean isFromForm() {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("multipart/")
                || type.startsWith("text/plain");
    }

    private boolean isHost(String address) {
        return authority(address).filter(found -> found.equalsIgnoreCase(host)).isPresent();
    }

    /**
     * The host of an origin; empty for {@code null}, which a sandboxed page sends, and for
     * malformed text.
     */
    private static Optional<String> authority(String address) {
        try {
            return Optional.ofNullable(new URI(address).getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
