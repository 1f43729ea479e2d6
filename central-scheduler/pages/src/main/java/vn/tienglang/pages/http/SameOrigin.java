package vn.tienglang.pages.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/**
 * Tells whether a request that changes something was sent by one of our own pages. The cookie's
 * SameSite=Strict is the first wall; this is the second, for what a browser does not keep to.
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
     * True when it was, or when it cannot have been sent by a page of another site.
     *
     * <p>A browser says where it comes from in one of three headers. A program that is no browser
     * says nothing, and is let through unless it sends what an HTML form can send: that is the one
     * kind of request a very old browser would forge without a word.
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

    private boolean isFromForm() {
        String type = contentType.toLowerCase(Locale.ROOT);
        return type.startsWith("application/x-www-form-urlencoded")
                || type.startsWith("multipart/")
                || type.startsWith("text/plain");
    }

    private boolean isHost(String address) {
        return authority(address).filter(found -> found.equalsIgnoreCase(host)).isPresent();
    }

    /** Empty for {@code null}, which a sandboxed page sends, and for nonsense. */
    private static Optional<String> authority(String address) {
        try {
            return Optional.ofNullable(new URI(address).getRawAuthority());
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
