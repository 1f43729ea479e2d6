package vn.tienglang.central;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.audio.ingest.IngestSettings;
import vn.tienglang.central.broker.ExternalBroker;
import vn.tienglang.office.publish.RetentionRules;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.storage.sql.DatabaseSettings;

/**
 * Settings of the centre, read once at the start. The commented example {@code central.properties}
 * in this jar contains every key.
 *
 * @param dataFolder folder of the database, the broker's journal and the centre's key
 * @param clipsFolder folder of the recordings and their manifest
 * @param database embedded database in the data folder, or PostgreSQL
 * @param zone time zone of the centre
 * @param webHost address on which the pages listen
 * @param webPort port on which the pages listen
 * @param webNames host names under which the pages are served, besides addresses
 * @param webProxies addresses of the proxies before the pages
 * @param mqttHost address on which the broker listens
 * @param mqttPort port on which the broker listens
 * @param mqttAddress host name or address that stations use for the broker
 * @param mqttTls whether stations reach the broker by TLS with a certificate
 * @param webTls TLS of the pages
 * @param broker broker outside the centre; empty when the centre runs its own
 * @param cluster whether the centre is one of several
 * @param grace time after its end in which an airing may stay unconfirmed
 * @param ingest settings of the ingest of uploaded recordings
 * @param retention how long old data stays
 * @param witnesses keys of the programs at other offices that cosign checkpoints
 */
record CentralConfig(
        Path dataFolder,
        Path clipsFolder,
        DatabaseSettings database,
        ZoneId zone,
        String webHost,
        int webPort,
        Set<String> webNames,
        Set<String> webProxies,
        String mqttHost,
        int mqttPort,
        String mqttAddress,
        boolean mqttTls,
        WebTls webTls,
        Optional<ExternalBroker> broker,
        ClusterSettings cluster,
        Duration grace,
        IngestSettings ingest,
        RetentionRules retention,
        List<NoteKey> witnesses) {

    /** Value of {@code database.url} for the embedded database. */
    private static final String EMBEDDED = "embedded";

    /** All valid keys. */
    static final Set<String> KEYS =
            Set.of(
                    "data.folder",
                    "clips.folder",
                    "database.url",
                    "database.user",
                    "database.password.file",
                    "database.connections",
                    "zone",
                    "web.host",
                    "web.port",
                    "web.names",
                    "web.trusted.proxies",
                    "mqtt.host",
                    "mqtt.port",
                    "mqtt.address",
                    "mqtt.tls",
                    "mqtt.plain",
                    "web.tls",
                    "web.plain",
                    "web.certificate.file",
                    "web.key.file",
                    "broker.url",
                    "broker.user",
                    "broker.password.file",
                    "cluster.enabled",
                    "cluster.name",
                    "grace.minutes",
                    "sound.target.lufs",
                    "sound.ceiling.dbtp",
                    "sound.horn",
                    "retention.logs.days",
                    "retention.as.run.days",
                    "retention.audit.days",
                    "retention.closings.days",
                    "retention.rejections.days",
                    "retention.emergencies.days",
                    "proof.witnesses");

    /** TLS of the pages. */
    sealed interface WebTls {
        /** Without TLS. */
        record None() implements WebTls {}

        /** A certificate of the centre's own authority. */
        record Own() implements WebTls {}

        /**
         * A certificate of the office.
         *
         * @param certificate PEM file of the certificate and those above it
         * @param key PEM file of its private key, PKCS#8
         */
        record Files(Path certificate, Path key) implements WebTls {}
    }

    /** URL of the pages, as another machine reaches them. */
    String pagesAddress() {
        boolean isLocal = webHost.equals("0.0.0.0") || webHost.equals("::");
        return (webTls instanceof WebTls.None ? "http" : "https")
                + "://"
                + (isLocal ? mqttAddress : webHost)
                + ":"
                + webPort;
    }

    /**
     * Reads the settings in this file. Paths in it are relative to the folder of the file.
     *
     * @throws StartupFailure with all problems at once
     */
    static CentralConfig read(Path file) {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new StartupFailure("The settings " + file + " cannot be read: " + e + ".", e);
        }
        return new Parser(file.toAbsolutePath(), properties).config();
    }

    /**
     * Parser that reads all values and collects all problems. NodeConfig of the controller has a
     * similar one: no module that both use (airtime, mqtt, audio-assets) is about settings files.
     */
    private static final class Parser {
        private final Path file;
        private final Properties properties;
        private final List<String> problems = new ArrayList<>();

        Parser(Path file, Properties properties) {
            this.file = file;
            this.properties = properties;
        }

        CentralConfig config() {
            Optional<ExternalBroker> broker = broker();
            DatabaseSettings database = database();
            ClusterSettings cluster = cluster();
            problems.addAll(cluster.problems(database, broker));
            String address = broker.map(ExternalBroker::host).orElse("127.0.0.1");
            int port = broker.map(ExternalBroker::port).orElse(1883);
            var config =
                    new CentralConfig(
                            path("data.folder", "folder"),
                            path("clips.folder", "folder"),
                            database,
                            value("zone", "Asia/Ho_Chi_Minh", Parser::zone, ZoneId.of("UTC")),
                            value("web.host", "127.0.0.1", Parser::host, ""),
                            value("web.port", "8080", Parser::port, 0),
                            value("web.names", "", Parser::names, Set.of()),
                            value(
                                    "web.trusted.proxies",
                                    "127.0.0.1, ::1",
                                    Parser::addresses,
                                    Set.of()),
                            value("mqtt.host", "127.0.0.1", Parser::host, ""),
                            value("mqtt.port", Integer.toString(port), Parser::port, 0),
                            value("mqtt.address", address, Parser::host, ""),
                            mqttTls(broker),
                            webTls(),
                            broker,
                            cluster,
                            value("grace.minutes", "10", Parser::minutes, Duration.ZERO),
                            ingest(),
                            retention(),
                            value("proof.witnesses", "", Parser::witnesses, List.of()));
            for (String key : new TreeSet<>(properties.stringPropertyNames())) {
                if (!KEYS.contains(key)) {
                    problems.add("unknown setting " + key);
                }
            }
            if (!problems.isEmpty()) {
                throw new StartupFailure(
                        problems.stream().map(problem -> file + ": " + problem + ".").toList());
            }
            return config;
        }

        private boolean mqttTls(Optional<ExternalBroker> external) {
            boolean tls = value("mqtt.tls", "no", Parser::yesOrNo, false);
            if (external.isPresent() && tls) {
                problems.add("mqtt.tls is for the centre's own broker; broker.url replaces it");
            }
            refuseOpenPlain("mqtt", tls);
            return tls;
        }

        private WebTls webTls() {
            boolean tls = value("web.tls", "no", Parser::yesOrNo, false);
            refuseOpenPlain("web", tls);
            boolean hasFiles =
                    properties.containsKey("web.certificate.file")
                            || properties.containsKey("web.key.file");
            if (!tls) {
                return new WebTls.None();
            }
            return hasFiles
                    ? new WebTls.Files(
                            path("web.certificate.file", "file"), path("web.key.file", "file"))
                    : new WebTls.Own();
        }

        /** Without TLS only this machine may reach a port, unless the settings say otherwise. */
        private void refuseOpenPlain(String what, boolean tls) {
            String host = properties.getProperty(what + ".host", "127.0.0.1").strip();
            String plain = properties.getProperty(what + ".plain", "loopback").strip();
            if (!plain.equals("loopback") && !plain.equals("allowed")) {
                problems.add(what + ".plain = '" + plain + "' is neither 'loopback' nor 'allowed'");
            }
            boolean isLocal = host.matches("127\\.[0-9.]+|::1|localhost");
            if (!tls && !isLocal && !plain.equals("allowed")) {
                problems.add(
                        what
                                + ".host = '"
                                + host
                                + "' is open to other machines without TLS: write "
                                + what
                                + ".tls = yes, or "
                                + what
                                + ".plain = allowed for a network that you trust");
            }
        }

        /** The broker outside the centre, if the settings name one. */
        private Optional<ExternalBroker> broker() {
            if (!properties.containsKey("broker.url")) {
                Stream.of("broker.user", "broker.password.file")
                        .filter(properties::containsKey)
                        .forEach(key -> problems.add(key + " needs broker.url"));
                return Optional.empty();
            }
            var address =
                    value(
                            "broker.url",
                            "",
                            ExternalBroker::address,
                            new ExternalBroker.Address("127.0.0.1", 1883));
            if (properties.containsKey("mqtt.host")) {
                problems.add("mqtt.host is for the centre's own broker; broker.url replaces it");
            }
            return Optional.of(
                    new ExternalBroker(
                            address.host(),
                            address.port(),
                            value(
                                    "broker.user",
                                    ExternalBroker.USUAL_USER,
                                    Parser::brokerUser,
                                    ExternalBroker.USUAL_USER),
                            path("broker.password.file", "file")));
        }

        private ClusterSettings cluster() {
            boolean enabled = value("cluster.enabled", "no", Parser::yesOrNo, false);
            if (properties.getProperty("cluster.name", "").isBlank()) {
                return new ClusterSettings(enabled, Optional.empty());
            }
            return new ClusterSettings(
                    enabled,
                    value(
                            "cluster.name",
                            "",
                            text -> Optional.of(new CentreName(text)),
                            Optional.empty()));
        }

        private static String brokerUser(String text) {
            // Slash, plus and number sign are marks of topics, the colon one of password files.
            if (!text.matches("[A-Za-z0-9@._-]{1,64}") || PlainText.isName(text, 3, 32)) {
                throw new IllegalArgumentException(
                        "is not a user name of letters, digits and @ . _ -, or could be a station");
            }
            return text;
        }

        /** The keys besides the address are read only when there is one. */
        private DatabaseSettings database() {
            var embedded = new DatabaseSettings.Embedded(folderOrHere("data.folder"));
            if (properties.getProperty("database.url", EMBEDDED).strip().equals(EMBEDDED)) {
                return embedded;
            }
            String user = value("database.user", "tienglang", Parser::user, "");
            Path passwordFile =
                    file.resolveSibling(
                            properties
                                    .getProperty("database.password.file", "database.password")
                                    .strip());
            int connections =
                    value(
                            "database.connections",
                            String.valueOf(DatabaseSettings.CONNECTIONS),
                            Parser::connections,
                            DatabaseSettings.CONNECTIONS);
            return value(
                    "database.url",
                    EMBEDDED,
                    url ->
                            new DatabaseSettings.Postgresql(
                                    url, user, passwordFile.normalize(), connections),
                    embedded);
        }

        private Path folderOrHere(String key) {
            return file.resolveSibling(properties.getProperty(key, "").strip()).normalize();
        }

        private static String user(String text) {
            if (!text.matches("[^\\s]{1,63}")) {
                throw new IllegalArgumentException("is not the name of a database user");
            }
            return text;
        }

        private static int connections(String text) {
            return number(text, 4, 100, "is not a number from 4 to 100");
        }

        private IngestSettings ingest() {
            IngestSettings defaults = IngestSettings.defaults();
            double target = value("sound.target.lufs", "-16", Parser::lufs, defaults.targetLufs());
            double ceiling =
                    value("sound.ceiling.dbtp", "-1.5", Parser::dbtp, defaults.ceilingDbTp());
            boolean horn = value("sound.horn", "no", Parser::yesOrNo, defaults.horn());
            return new IngestSettings(
                    target,
                    ceiling,
                    horn,
                    defaults.shortest(),
                    defaults.longest(),
                    defaults.uploadBytes());
        }

        private RetentionRules retention() {
            return new RetentionRules(
                    period("retention.logs.days", "400"),
                    period("retention.as.run.days", "3650"),
                    period("retention.audit.days", "1095"),
                    period("retention.closings.days", "1095"),
                    period("retention.rejections.days", "400"),
                    period("retention.emergencies.days", "1095"));
        }

        private Duration period(String key, String fallback) {
            return value(key, fallback, Parser::days, RetentionRules.SHORTEST);
        }

        private Path path(String key, String what) {
            String text = properties.getProperty(key, "").strip();
            if (text.isEmpty()) {
                problems.add(key + " must name a " + what);
            }
            return file.resolveSibling(text).normalize();
        }

        private <T> T value(String key, String fallback, Function<String, T> parse, T none) {
            String text = properties.getProperty(key, fallback).strip();
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add(key + " = '" + text + "' " + e.getMessage());
                return none;
            }
        }

        private static ZoneId zone(String text) {
            try {
                return ZoneId.of(text);
            } catch (DateTimeException e) {
                throw new IllegalArgumentException("is not a time zone like Asia/Ho_Chi_Minh", e);
            }
        }

        private static String host(String text) {
            if (!text.matches("[A-Za-z0-9.:_-]{1,253}")) {
                throw new IllegalArgumentException("is not a host name or address");
            }
            return text;
        }

        private static Set<String> names(String text) {
            var names = new TreeSet<String>();
            for (String one : text.split(",", -1)) {
                if (!one.isBlank()) {
                    names.add(host(one.strip()));
                }
            }
            return names;
        }

        private static Set<String> addresses(String text) {
            var addresses = new TreeSet<String>();
            for (String one : text.split(",", -1)) {
                String address = one.strip();
                if (!address.matches("[0-9.]{7,15}|[0-9A-Fa-f:.]{2,45}")) {
                    throw new IllegalArgumentException(
                            "is not a list of IP addresses, separated by commas");
                }
                addresses.add(address);
            }
            if (addresses.contains("::1")) {
                addresses.add("0:0:0:0:0:0:0:1");
            }
            return addresses;
        }

        private static int port(String text) {
            return number(text, 1, 65_535, "is not a port from 1 to 65535");
        }

        private static Duration minutes(String text) {
            return Duration.ofMinutes(
                    number(text, 0, 1_440, "is not a number of minutes from 0 to 1440"));
        }

        private static Duration days(String text) {
            return Duration.ofDays(
                    number(
                            text,
                            Math.toIntExact(RetentionRules.SHORTEST.toDays()),
                            36_500,
                            "is not a number of days from 60 to 36500"));
        }

        /** Below the range, speech is not heard on a market; above it, the limiter distorts. */
        private static double lufs(String text) {
            return decibels(text, -31, -9, "is not a loudness from -31 to -9 LUFS");
        }

        private static double dbtp(String text) {
            return decibels(text, -9, 0, "is not a true peak from -9 to 0 dBTP");
        }

        private static List<NoteKey> witnesses(String text) {
            List<NoteKey> keys =
                    Stream.of(text.split("[ ,]+", -1))
                            .filter(key -> !key.isEmpty())
                            .map(NoteKey::parse)
                            .toList();
            if (keys.stream().anyMatch(key -> key.type() != NoteKey.Type.WITNESS)) {
                throw new IllegalArgumentException("names a key that is not of a witness");
            }
            return keys;
        }

        private static double decibels(String text, double least, double most, String problem) {
            if (!text.matches("-?[0-9]{1,2}(\\.[0-9]{1,2})?")
                    || Double.parseDouble(text) < least
                    || Double.parseDouble(text) > most) {
                throw new IllegalArgumentException(problem);
            }
            return Double.parseDouble(text);
        }

        private static boolean yesOrNo(String text) {
            return switch (text) {
                case "yes" -> true;
                case "no" -> false;
                default -> throw new IllegalArgumentException("is neither yes nor no");
            };
        }

        private static int number(String text, int least, int most, String problem) {
            if (!text.matches("[0-9]{1,6}")
                    || Integer.parseInt(text) < least
                    || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(problem);
            }
            return Integer.parseInt(text);
        }
    }
}
