package vn.tienglang.central;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.tienglang.central.broker.ExternalBroker;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.storage.sql.DatabaseSettings;

/**
 * Whether the centre is one of several, and its name among them.
 *
 * @param enabled whether other centres may run on the same database and broker
 * @param name name of this centre; if empty, it gets a new one at each start
 */
record ClusterSettings(boolean enabled, Optional<CentreName> name) {
    private static final int HOST_CHARACTERS = 24;
    private static final int RANDOM_BYTES = 3;

    /** A centre that is alone. */
    static final ClusterSettings NONE = new ClusterSettings(false, Optional.empty());

    /** What the other settings lack for a cluster, in sentences without a full stop. */
    List<String> problems(DatabaseSettings database, Optional<ExternalBroker> broker) {
        if (!enabled) {
            return List.of();
        }
        return switch (database) {
            case DatabaseSettings.Embedded _ ->
                    List.of(
                            "cluster.enabled needs a database.url of PostgreSQL: the embedded"
                                    + " database serves one centre");
            case DatabaseSettings.Postgresql _ ->
                    broker.isPresent()
                            ? List.of()
                            : List.of(
                                    "cluster.enabled needs broker.url: the centre's own broker"
                                            + " serves one centre");
        };
    }

    /** The name in the settings, or the name of this machine with a random number. */
    CentreName nameOr(SecureRandom random) {
        return name.orElseGet(() -> {
            byte[] bytes = new byte[RANDOM_BYTES];
            random.nextBytes(bytes);
            return new CentreName(host() + "-" + HexFormat.of().formatHex(bytes));
        });
    }

    private static String host() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException _) {
            host = "centre";
        }
        String allowed = host.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
        return allowed.substring(0, Math.min(allowed.length(), HOST_CHARACTERS));
    }
}
