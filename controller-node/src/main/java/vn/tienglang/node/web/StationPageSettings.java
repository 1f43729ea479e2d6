package vn.tienglang.node.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Settings of the station page.
 *
 * @param address address to listen on; the loopback address by default
 * @param port 0 to 65535; 0 for any free port
 * @param names names, besides {@code localhost} and the address itself, that a browser may use in
 *     the Host header
 */
public record StationPageSettings(InetAddress address, int port, List<String> names) {
    /** Copies the list; refuses a port outside the range. */
    public StationPageSettings {
        names = List.copyOf(names);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("no port " + port);
        }
    }

    /** Settings for this machine only. */
    public static StationPageSettings local(int port) {
        return new StationPageSettings(InetAddress.getLoopbackAddress(), port, List.of());
    }

    /**
     * Allowed values of the Host header, in lower case. With any other value the request comes from
     * a foreign page whose name was made to point here (DNS rebinding).
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

    /** The host in the URL for a browser on this machine. */
    String here() {
        if (address.isAnyLocalAddress()) {
            return "127.0.0.1";
        }
        String own = address.getHostAddress();
        return own.contains(":") ? "[" + own + "]" : own;
    }
}
