package vn.tienglang.node.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Check of the requests to a page of this machine: their Host header, and whether a form comes from
 * a page that this program made.
 *
 * @param hosts allowed values of the Host header, in lower case
 * @param token field of every form of this program
 */
record PageRequests(List<String> hosts, String token) {
    /** Limit on the bytes of a form; the forms of the pages have at most 300. */
    private static final int FORM_BYTES_MOST = 1_024;

    private static final int TOKEN_BYTES = 16;

    /** Takes a copy. */
    PageRequests {
        hosts = List.copyOf(hosts);
    }

    /** Requests to these hosts, with a new token. */
    static PageRequests to(List<String> hosts) {
        return new PageRequests(hosts, newToken());
    }

    private static String newToken() {
        byte[] bytes = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    /** Whether the form comes from a page that was made since the program started. */
    boolean isFromOurPage(HttpExchange exchange, Map<String, String> form) {
        return comesFromOurPage(exchange) && isOurToken(form.getOrDefault("token", ""));
    }

    boolean isOurHost(HttpExchange exchange) {
        return header(exchange, "Host")
                .map(host -> hosts.contains(host.toLowerCase(Locale.ROOT)))
                .orElse(false);
    }

    /**
     * True when the form comes from this page. Browsers name the origin of a form; requests without
     * an origin still need the token.
     */
    private boolean comesFromOurPage(HttpExchange exchange) {
        boolean origin =
                header(exchange, "Origin")
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .map(text -> hosts.stream().anyMatch(host -> text.equals("http://" + host)))
                        .orElse(true);
        boolean site = header(exchange, "Sec-Fetch-Site").map("same-origin"::equals).orElse(true);
        return origin && site;
    }

    /** The fields of a form; none if it is too long or wrongly encoded. */
    static Map<String, String> form(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(FORM_BYTES_MOST + 1);
        var fields = new TreeMap<String, String>();
        if (bytes.length > FORM_BYTES_MOST) {
            return fields;
        }
        for (String field : new String(bytes, StandardCharsets.UTF_8).split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        field.substring(0, equals), decoded(field.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String decoded(String sent) {
        try {
            return URLDecoder.decode(sent, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean isOurToken(String sent) {
        return MessageDigest.isEqual(
                sent.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }
}
