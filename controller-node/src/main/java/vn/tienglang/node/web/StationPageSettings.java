package vn.tienglang.node.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Where the page is.
 *
 * @param address where it listens; the loopback address unless somebody decides otherwise
 * @param port 0 to 65535; 0 for any free one
 * @param names under which names, besides {@code localhost} and the address itself, a browser may
 *     ask for it
 */
public record StationPageSettings(InetAddress address, int port, List<String> names) {
    /** Takes a copy, and refuses a port that cannot be. */
    public StationPageSettings {
        names = List.copyOf(names);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port " + port);
        }
    }

    /** For this machine only. */
    public static StationPageSettings local(int port) {
        return new StationPageSettings(InetAddress.getLoopbackAddress(), port, List.of());
    }

    /**
     * What a browser may say in its Host header, in lower case. Anything else is a page of somebody
     * else, whose name was made to point here (DNS rebinding).
     */
    List<String> hosts(int boundPort) {
        var bare = new ArrayList<>(List.of("localhost", "127.0.0.1", "[::1]"));
        bare.add(here());
        names.forEach(name -> bare.add(name.toLowerCase(Locale.ROOT)));
        var hosts = new ArrayList<String>();
        for (String host : bare) {
            hosts.add(host + ":" + boundPort);
            if (boundPort == 80) {
                hosts.add(host);
            }
        }
        return hosts;
    }

    /** The host a browser on this machine asks for. */
    String here() {
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String own = address.getHostAddress();
        return own.contains(":") ? "[" + own + "]" : own;
    }
}
