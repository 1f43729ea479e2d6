package vn.tienglang.pages.network;

import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Proxies in front of the centre whose headers about the client are believed: {@code Forwarded}
 * (RFC 7239), {@code X-Forwarded-For} and {@code X-Forwarded-Host}. From any other peer these
 * headers are ignored, because anybody can send them.
 *
 * @param addresses addresses of the proxies, as text
 */
public record TrustedProxies(Set<String> addresses) {
    /** Proxies on this machine. */
    public static final TrustedProxies LOOPBACK =
            new TrustedProxies(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "::1"));

    private static final Pattern FORWARDED_FOR =
            Pattern.compile("(?i)(?:^|;)\\s*for=\"?([^;\",]+)\"?");
    private static final Pattern FORWARDED_HOST =
            Pattern.compile("(?i)(?:^|;)\\s*host=\"?([^;\",]+)\"?");

    /** Copies the set. */
    public TrustedProxies {
        addresses = Set.copyOf(addresses);
    }

    /** The host that the browser asked for, as far as it is known. */
    public String host(Context context) {
        String host = header(context, "Host");
        if (!isProxy(context)) {
            return host;
        }
        return elements(context, "Forwarded").stream()
                .flatMap(element -> find(FORWARDED_HOST, element).stream())
                .findFirst()
                .or(() -> elements(context, "X-Forwarded-Host").stream().findFirst())
                .orElse(host);
    }

    /**
     * The address of the client; empty when only that of a proxy is known, which many people share.
     */
    public String client(Context context) {
        if (!isProxy(context)) {
            return context.ip();
        }
        List<String> standard =
                elements(context, "Forwarded").stream()
                        .flatMap(element -> find(FORWARDED_FOR, element).stream())
                        .toList();
        List<String> chain = standard.isEmpty() ? elements(context, "X-Forwarded-For") : standard;
        // Each proxy adds the peer that it saw at the end; what a client invents stands before.
        return chain.reversed().stream()
                .map(TrustedProxies::withoutBrackets)
                .filter(address -> !addresses.contains(address))
                .findFirst()
                .orElse("");
    }

    private boolean isProxy(Context context) {
        return addresses.contains(withoutBrackets(context.ip()));
    }

    private static String withoutBrackets(String address) {
        return address.startsWith("[") && address.contains("]")
                ? address.substring(1, address.indexOf(']'))
                : address;
    }

    private static List<String> elements(Context context, String name) {
        return Arrays.stream(header(context, name).split(","))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .toList();
    }

    private static Optional<String> find(Pattern pattern, String element) {
        Matcher matcher = pattern.matcher(element);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String header(Context context, String name) {
        return Optional.ofNullable(context.header(name)).orElse("");
    }
}
