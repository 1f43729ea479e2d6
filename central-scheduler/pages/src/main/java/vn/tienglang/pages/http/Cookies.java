package vn.tienglang.pages.http;

import io.javalin.http.Cookie;
import io.javalin.http.SameSite;

/** Cookies as we set them: no script reads them, no other site sends them. */
final class Cookies {
    private Cookies() {}

    /**
     * A cookie for the whole site.
     *
     * @param seconds how long it lives; -1 as long as the browser is open, 0 to take it back
     * @param secure true when it shall travel over TLS only
     */
    static Cookie httpOnly(String name, String value, int seconds, boolean secure) {
        var cookie = new Cookie(name, value, "/", seconds, secure, true);
        cookie.setSameSite(SameSite.STRICT);
        return cookie;
    }
}
