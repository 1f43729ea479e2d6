package vn.tienglang.pages.network;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Host names under which the pages are served. A page of another site can point a name of its own
 * at this machine (DNS rebinding), and the browser of an officer then treats both as one site. It
 * cannot do so with an address, so every address is accepted.
 *
 * @param names accepted names besides {@code localhost}, in lower case
 */
public record KnownHosts(Set<String> names) {
    /** Puts the names into lower case. */
    public KnownHosts {
        names =
                names.stream()
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a request with this {@code Host} header, with or without a port, is served. */
    public boolean contains(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.matches("\\[[0-9a-f:.]+](:[0-9]{1,5})?")) {
            return true;
        }
        String bare = name.replaceFirst(":[0-9]{1,5}$", "");
        return bare.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}")
                || bare.equals("localhost")
                || names.contains(bare);
    }
}
