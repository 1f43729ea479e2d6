package vn.tienglang.central.broker;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;

/**
 * Address and login of an MQTT 5 broker that runs outside the centre.
 *
 * @param host name or address of the broker, without brackets
 * @param port TCP port, 1 to 65535
 * @param user user name of the centre; also its client id, unless there are several
 * @param passwordFile file with the password of the centre
 */
public record ExternalBroker(String host, int port, String user, Path passwordFile) {
    /** User name of the centre unless the settings name another. */
    public static final String USUAL_USER = TopicAccessRules.CENTRE;

    /** Port of MQTT without TLS. */
    private static final int USUAL_PORT = 1883;

    private static final int LAST_PORT = 65_535;

    /** Client id of one of several centres. */
    public String clientId(String centre) {
        return user + "-" + centre;
    }

    /**
     * The address in this text.
     *
     * @throws IllegalArgumentException when it is not {@code mqtt://HOST} or {@code
     *     mqtt://HOST:PORT}; the message completes a sentence that begins with the text
     */
    public static Address address(String url) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("is not an address like mqtt://10.0.0.5:1883", e);
        }
        boolean bare =
                uri.getRawUserInfo() == null
                        && (uri.getRawPath() == null || uri.getRawPath().matches("/?"))
                        && uri.getRawQuery() == null
                        && uri.getRawFragment() == null;
        if (!"mqtt".equals(uri.getScheme()) || uri.getHost() == null || !bare) {
            throw new IllegalArgumentException(
                    "is not an address like mqtt://10.0.0.5:1883; user and password are settings"
                            + " of their own, and TLS is not supported");
        }
        int port = uri.getPort() == -1 ? USUAL_PORT : uri.getPort();
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("has no port from 1 to 65535");
        }
        return new Address(uri.getHost().replaceAll("^\\[|]$", ""), port);
    }

    /** Host and port of a broker. */
    public record Address(String host, int port) {}
}
