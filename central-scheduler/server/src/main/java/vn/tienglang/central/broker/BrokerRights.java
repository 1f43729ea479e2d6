package vn.tienglang.central.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Topic;

/**
 * Rights of the centre and of the stations at a broker outside the centre, as texts: files for
 * Mosquitto, tables for other brokers.
 *
 * <p>The same rules as {@link TopicAccessRules} has for the embedded broker, but for one: it also
 * checks filters of subscriptions as a whole, because each filter costs it a queue.
 */
public final class BrokerRights {
    private static final StationId SAMPLE = new StationId("any-station");

    /** Mosquitto replaces it by the user name. */
    private static final String MOSQUITTO_USER = "%u";

    private static final String CLIENT_IDS =
            """

            # The client id is the user name: no station can take over the session of another.
            use_username_as_clientid true
            """;

    private BrokerRights() {}

    /** What a client may do on the topics of a filter. */
    public enum Action {
        PUBLISH("write"),
        SUBSCRIBE("read"),
        BOTH("readwrite");

        private final String mosquitto;

        Action(String mosquitto) {
            this.mosquitto = mosquitto;
        }
    }

    /** One right; {@code filter} is a topic or a topic filter. */
    public record Right(Action action, String filter) {}

    /**
     * User of the broker.
     *
     * @param passwordHash as {@link vn.tienglang.airtime.enrolment.MosquittoPassword} writes it
     */
    public record User(String name, String passwordHash) {}

    /** Rights of the centre. */
    public static List<Right> centre() {
        return List.of(new Right(Action.BOTH, Topic.ROOT + "#"));
    }

    /** Rights of a station. */
    public static List<Right> station(StationId station) {
        List<Topic> up =
                List.of(
                        new Topic.AsRun(station),
                        new Topic.Status(station),
                        new Topic.PartRequest(station),
                        new Topic.TimeRequest(station));
        Stream<Right> publish = up.stream().map(topic -> new Right(Action.PUBLISH, topic.text()));
        Stream<Right> subscribe =
                Stream.of(Topic.downFilter(station), Topic.ALL_FILTER)
                        .map(filter -> new Right(Action.SUBSCRIBE, filter));
        return Stream.concat(publish, subscribe).toList();
    }

    /** Access control file of Mosquitto. It serves every station, also those enrolled later. */
    public static String mosquittoAccess(String centreUser) {
        var lines = new ArrayList<String>();
        lines.add("# Rights of the centre.");
        lines.add("user " + centreUser);
        centre().forEach(right -> lines.add("topic " + line(right, Function.identity())));
        lines.add("");
        lines.add("# Rights of each station; %u is its user name.");
        station(SAMPLE)
                .forEach(right ->
                        lines.add(
                                "pattern "
                                        + line(
                                                right,
                                                filter ->
                                                        filter.replace(
                                                                SAMPLE.value(), MOSQUITTO_USER))));
        return text(lines);
    }

    private static String line(Right right, Function<String, String> filter) {
        return right.action().mosquitto + " " + filter.apply(right.filter());
    }

    /** Password file of Mosquitto. */
    public static String mosquittoPasswords(List<User> users) {
        return text(users.stream().map(user -> user.name() + ":" + user.passwordHash()).toList());
    }

    /**
     * Settings of Mosquitto.
     *
     * @param address on which it listens
     * @param folder absolute folder of the two files, with a slash at the end
     */
    public static String mosquittoSettings(ExternalBroker.Address address, String folder) {
        return """
        # Broker of Tieng Lang without TLS: for the loopback address or a trusted network.
        # For stations with TLS put these lines below a listener on another port; ca.pem is in the data
        # folder of the centre, and 'central-scheduler certificate' writes the files of a station:
        #   cafile /etc/mosquitto/ca.pem
        #   certfile /etc/mosquitto/server.pem
        #   keyfile /etc/mosquitto/server.key
        #   require_certificate true
        #   tls_version tlsv1.3
        """
                + listener(address, folder, "passwords")
                + CLIENT_IDS
                + limits();
    }

    /**
     * Settings of Mosquitto for several centres. They have one user name and client ids of their
     * own, which Mosquitto allows only at a listener without stations.
     *
     * @param stations on which it listens for the stations
     * @param centres on which it listens for the centres
     * @param folder absolute folder of the files, with a slash at the end
     */
    public static String mosquittoSettings(
            ExternalBroker.Address stations, ExternalBroker.Address centres, String folder) {
        return """
        # Broker of Tieng Lang without TLS: for the loopback address or a trusted network.
        # For stations with TLS put these lines below a listener on another port; ca.pem is in the data
        # folder of the centre, and 'central-scheduler certificate' writes the files of a station:
        #   cafile /etc/mosquitto/ca.pem
        #   certfile /etc/mosquitto/server.pem
        #   keyfile /etc/mosquitto/server.key
        #   require_certificate true
        #   tls_version tlsv1.3
        per_listener_settings true

        # For the stations.
        """
                + listener(stations, folder, "passwords")
                + CLIENT_IDS
                + """

                # For the centres: each has a client id of its own, and no station can log in here.
                """
                + listener(centres, folder, "centre-passwords")
                + limits();
    }

    private static String listener(
            ExternalBroker.Address address, String folder, String passwords) {
        return """
        listener %d %s
        allow_anonymous false
        password_file %s%s
        acl_file %sacl
        """
                .formatted(address.port(), address.host(), folder, passwords, folder);
    }

    private static String limits() {
        return """

        # Retained daily logs and sessions survive a restart.
        persistence true
        autosave_interval 60
        persistent_client_expiration %dd

        max_packet_size %d
        max_keepalive %d
        max_queued_messages %d
        """
                .formatted(
                        BrokerLimits.SESSION.toDays(),
                        BrokerLimits.PACKET_BYTES,
                        BrokerLimits.KEEP_ALIVE.toSeconds(),
                        BrokerLimits.CONNECTIONS);
    }

    /**
     * Table of all rights as CSV, for the rules of EMQX, HiveMQ, VerneMQ and others.
     *
     * @param centreClient client id of the centre; of several centres a pattern
     */
    public static String table(String centreUser, String centreClient, List<StationId> stations) {
        Stream<String> rows =
                Stream.concat(
                        rows(centreUser, centreClient, centre()),
                        stations.stream()
                                .flatMap(station ->
                                        rows(station.value(), station.value(), station(station))));
        return "user,client id,action,topic filter\n" + rows.collect(Collectors.joining());
    }

    private static Stream<String> rows(String user, String client, List<Right> rights) {
        return rights.stream()
                .flatMap(right ->
                        switch (right.action()) {
                            case PUBLISH -> Stream.of(row(user, client, "publish", right));
                            case SUBSCRIBE -> Stream.of(row(user, client, "subscribe", right));
                            case BOTH ->
                                    Stream.of(
                                            row(user, client, "publish", right),
                                            row(user, client, "subscribe", right));
                        });
    }

    private static String row(String user, String client, String action, Right right) {
        return String.join(",", user, client, action, right.filter()) + "\n";
    }

    private static String text(List<String> lines) {
        return String.join("\n", lines) + "\n";
    }
}
