package vn.tienglang.pages.http;

import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/**
 * Factory of cookies that no script reads (HttpOnly). Another site sends them only with a link that
 * a person follows (SameSite=Lax), so that a link from a chat opens its page; changes are guarded
 * by {@link SameOrigin}.
 */
final class Cookies {
    private Cookies() {}

    /**
     * A cookie for the whole site.
     *
     * @param seconds lifetime in seconds; -1 as long as the browser is open, 0 to remove it
     * @param secure whether it is sent over TLS only
     */
    static Cookie httpOnly(String name, String value, int seconds, boolean secure) {
        var cookie = new Cookie(name, value, "/", seconds, secure, true);
        cookie.setSameSite(SameSite.LAX);
        return cookie;
    }
}
