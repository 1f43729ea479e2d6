package vn.tienglang.node;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.RelayPinRule;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.wire.CentreKeyList;
import vn.tienglang.node.gpio.Pin;
import vn.tienglang.node.sound.SoundChoice;

/**
 * Settings of a node, read once. The commented example {@code node.properties.example} of this jar
 * names every key. The centre writes the file when it enrols the station.
 *
 * @param station id of the station
 * @param stationName name of the station for people
 * @param areas area of the station and every area above it, nearest first
 * @param zone time zone of its days
 * @param centreHost name or address of the broker of the centre
 * @param centrePort port of that broker
 * @param tls whether the link to that broker uses TLS
 * @param centreKeys the keys whose messages this node accepts until the centre announces others
 * @param stationKeyId id of the signing key of the station
 * @param stationKey signing key of the station
 * @param secret password for the broker; never printed
 * @param dataFolder folder of the journal and the clips
 * @param sound which sound output to use
 * @param relay which relay to use
 * @param guard which guard outside the program watches a real relay
 * @param relayLead time between closing the relay and the first sound
 * @param relayTail silence between the last frame and opening the relay
 * @param batteryClock which battery clock to use
 * @param page where the local page listens
 */
record NodeConfig(
        StationId station,
        String stationName,
        List<AreaCode> areas,
        ZoneId zone,
        String centreHost,
        int centrePort,
        TlsChoice tls,
        CentreKeyList centreKeys,
        KeyId stationKeyId,
        PrivateKey stationKey,
        Secret secret,
        Path dataFolder,
        SoundChoice sound,
        RelayChoice relay,
        GuardChoice guard,
        Duration relayLead,
        Duration relayTail,
        BatteryClockChoice batteryClock,
        PageChoice page) {

    /** All known keys. */
    static final Set<String> KEYS =
            Set.of(
                    "station",
                    "station.name",
                    "areas",
                    "zone",
                    "centre.host",
                    "centre.port",
                    "centre.tls",
                    "centre.ca.file",
                    "station.certificate.file",
                    "centre.key",
                    "centre.key.id",
                    "centre.key.earlier",
                    "centre.key.recovery",
                    "centre.key.recovered",
                    "station.key.file",
                    "station.key.id",
                    "secret.file",
                    "data.folder",
                    "sound",
                    "relay",
                    "relay.chip.label",
                    "relay.line",
                    "relay.active-low",
                    "relay.lead-ms",
                    "relay.tail-ms",
                    "guard.socket",
                    "clock.rtc",
                    "clock.rtc.drift.ppm",
                    "page.host",
                    "page.port");

    /** Socket of the guard that the package installs. */
    private static final String GUARD_SOCKET = "/run/tieng-lang-guard/socket";

    /** A text whose {@code toString} hides it. */
    record Secret(String text) {
        @Override
        public String toString() {
            return "Secret";
        }
    }

    /** Whether the link uses TLS. */
    sealed interface TlsChoice {
        /** Without TLS, for a broker on the same machine or a trusted network. */
        record None() implements TlsChoice {}

        /**
         * TLS 1.3.
         *
         * @param authority PEM of the certificate of the authority of the centre
         * @param certificate PEM of the certificate of the station
         */
        record With(String authority, String certificate) implements TlsChoice {}
    }

    /** Which relay to use. */
    sealed interface RelayChoice {
        /** A simulated relay, for a laptop. */
        record Simulated() implements RelayChoice {}

        /** A relay on this pin. */
        record Gpio(Pin pin) implements RelayChoice {}
    }

    /** Which guard outside the program watches a real relay. */
    sealed interface GuardChoice {
        /** No guard. */
        record None() implements GuardChoice {}

        /** The guard that listens on this Unix socket. */
        record At(Path socket) implements GuardChoice {}
    }

    /** Which battery clock to use. */
    sealed interface BatteryClockChoice {
        /** None. */
        record None() implements BatteryClockChoice {}

        /**
         * The one that this file shows.
         *
         * @param file seconds since 1970
         * @param drift most parts per million that it gains or loses
         */
        record At(Path file, int drift) implements BatteryClockChoice {}
    }

    /** Where the local page listens. */
    sealed interface PageChoice {
        /** No page. */
        record None() implements PageChoice {}

        /** A page on this address and port. */
        record At(InetAddress address, int port) implements PageChoice {}
    }

    /** Settings that cannot be used; the message lists every problem, one a line. */
    static final class InvalidConfigException extends Exception {
        private static final long serialVersionUID = 1L;

        InvalidConfigException(Path file, List<String> problems) {
            super("The settings " + file + " cannot be used:\n  " + String.join("\n  ", problems));
        }
    }

    /**
     * Reads the settings from this file; paths in it are relative to the file.
     *
     * @throws InvalidConfigException with every problem at once
     */
    static NodeConfig read(Path file) throws InvalidConfigException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new InvalidConfigException(file, List.of(e.toString()));
        }
        return new SettingsReader(file.toAbsolutePath(), properties).config();
    }

    /** Reads value by value and collects every problem. */
    private static final class SettingsReader {
        private final Path file;
        private final Properties properties;
        private final List<String> problems = new ArrayList<>();

        SettingsReader(Path file, Properties properties) {
            this.file = file;
            this.properties = properties;
        }

        NodeConfig config() throws InvalidConfigException {
            for (String key : new TreeSet<>(properties.stringPropertyNames())) {
                if (!KEYS.contains(key)) {
                    problems.add("unknown key '" + key + "'");
                }
            }
            // A placeholder replaces each wrong value, so that the other values are checked too.
            StationId station = required("station", StationId::new, new StationId("none"));
            var config =
                    new NodeConfig(
                            station,
                            optional("station.name", station.value(), text -> text),
                            required("areas", SettingsReader::areas, List.of(AreaCode.COUNTRY)),
                            optional("zone", "Asia/Ho_Chi_Minh", ZoneId::of),
                            required("centre.host", text -> text, "none"),
                            optional("centre.port", "1883", text -> number(text, 1, 65_535)),
                            optional("centre.tls", "no", this::tls),
                            centreKeys(),
                            required("station.key.id", KeyId::new, new KeyId("none")),
                            required(
                                    "station.key.file",
                                    this::privateKey,
                                    PLACEHOLDER_KEYS.getPrivate()),
                            required("secret.file", this::secret, new Secret("")),
                            optional("data.folder", "data", this::path),
                            optional("sound", "auto", SoundChoice::parse),
                            relay(),
                            optional("guard.socket", GUARD_SOCKET, this::guard),
                            optional("relay.lead-ms", "1500", text -> millis(text, 100, 10_000)),
                            optional("relay.tail-ms", "500", text -> millis(text, 0, 10_000)),
                            batteryClock(),
                            optional("page.port", "8081", this::page));
            if (!problems.isEmpty()) {
                throw new InvalidConfigException(file, problems);
            }
            return config;
        }

        /** Placeholder of a wrong line. */
        private static final int HARMLESS = 17;

        private static final java.security.KeyPair PLACEHOLDER_KEYS = Ed25519.newPair();

        private static final String PLACEHOLDER = Ed25519.text(PLACEHOLDER_KEYS.getPublic());

        private <T> T required(String key, Function<String, T> parse, T placeholder) {
            String text = properties.getProperty(key, "").strip();
            if (text.isEmpty()) {
                problems.add(key + " is missing");
                return placeholder;
            }
            return parsed(key, text, parse, placeholder);
        }

        private <T> T optional(String key, String defaultText, Function<String, T> parse) {
            T defaultValue = parse.apply(defaultText);
            String text = properties.getProperty(key, "").strip();
            return text.isEmpty() ? defaultValue : parsed(key, text, parse, defaultValue);
        }

        private <T> T parsed(String key, String text, Function<String, T> parse, T placeholder) {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                problems.add(key + ": " + e.getMessage());
                return placeholder;
            }
        }

        private TlsChoice tls(String text) {
            return switch (text) {
                case "no" -> new TlsChoice.None();
                case "yes" ->
                        new TlsChoice.With(
                                required("centre.ca.file", this::content, ""),
                                required("station.certificate.file", this::content, ""));
                default ->
                        throw new IllegalArgumentException(
                                "'" + text + "' is neither 'yes' nor 'no'");
            };
        }

        private CentreKeyList centreKeys() {
            var keys = new ArrayList<CentreKeyList.Entry>();
            keys.add(
                    new CentreKeyList.Entry(
                            required("centre.key.id", KeyId::new, new KeyId("none")),
                            required("centre.key", SettingsReader::publicKey, PLACEHOLDER),
                            Instant.MAX));
            String recovery =
                    optional("centre.key.recovery", PLACEHOLDER, SettingsReader::publicKey);
            keys.addAll(optional("centre.key.earlier", "", SettingsReader::earlierKeys));
            long recovered = optional("centre.key.recovered", "0", SettingsReader::count);
            try {
                return new CentreKeyList(
                        recovered, 0, recovery.equals(PLACEHOLDER) ? "" : recovery, keys);
            } catch (IllegalArgumentException e) {
                problems.add("centre.key.earlier: " + e.getMessage());
                return new CentreKeyList(0, 0, "", keys.subList(0, 1));
            }
        }

        private static long count(String text) {
            if (!text.matches("[0-9]{1,18}")) {
                throw new IllegalArgumentException("'" + text + "' is not a count");
            }
            return Long.parseLong(text);
        }

        private static String publicKey(String text) {
            return Ed25519.text(Ed25519.publicKey(text));
        }

        private static List<CentreKeyList.Entry> earlierKeys(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .map(one -> one.split(" +"))
                    .map(field -> {
                        if (field.length != 3) {
                            throw new IllegalArgumentException(
                                    "is not 'ID KEY END', separated by commas");
                        }
                        return new CentreKeyList.Entry(
                                new KeyId(field[0]), field[1], Instant.parse(field[2]));
                    })
                    .toList();
        }

        private static List<AreaCode> areas(String text) {
            return Arrays.stream(text.split(",", -1))
                    .map(String::strip)
                    .map(AreaCode::new)
                    .toList();
        }

        private static int number(String text, int least, int most) {
            if (!text.matches("[0-9]{1,6}")
                    || Integer.parseInt(text) < least
                    || Integer.parseInt(text) > most) {
                throw new IllegalArgumentException(
                        "'" + text + "' is not a number from " + least + " to " + most);
            }
            return Integer.parseInt(text);
        }

        private static Duration millis(String text, int least, int most) {
            return Duration.ofMillis(number(text, least, most));
        }

        private Path path(String text) {
            return file.resolveSibling(text).normalize();
        }

        private String content(String text) {
            try {
                return Files.readString(path(text)).strip();
            } catch (IOException e) {
                throw new IllegalArgumentException("cannot be read: " + e, e);
            }
        }

        private PrivateKey privateKey(String text) {
            return Ed25519.privateKey(content(text));
        }

        private Secret secret(String text) {
            String secret = content(text);
            if (secret.isEmpty()) {
                throw new IllegalArgumentException("the file " + path(text) + " is empty");
            }
            return new Secret(secret);
        }

        /** There is no default: a node without a relay must be somebody's decision. */
        private RelayChoice relay() {
            String text = properties.getProperty("relay", "").strip();
            if (text.isEmpty()) {
                problems.add("relay is missing; it is 'gpio' or 'simulated'");
                return new RelayChoice.Simulated();
            }
            return parsed("relay", text, this::relay, new RelayChoice.Simulated());
        }

        private RelayChoice relay(String text) {
            return switch (text) {
                case "simulated" -> new RelayChoice.Simulated();
                case "gpio" -> new RelayChoice.Gpio(pin());
                default ->
                        throw new IllegalArgumentException(
                                "'" + text + "' is neither 'gpio' nor 'simulated'");
            };
        }

        private Pin pin() {
            String chip = properties.getProperty("relay.chip.label", "").strip();
            boolean activeLow = optional("relay.active-low", "true", SettingsReader::truth);
            int line =
                    required("relay.line", text -> harmlessLine(text, chip, activeLow), HARMLESS);
            return new Pin(chip, line, activeLow);
        }

        private static int harmlessLine(String text, String chip, boolean activeLow) {
            int line = number(text, 0, 1023);
            Optional<String> problem = RelayPinRule.problem(chip, line, activeLow);
            if (problem.isPresent()) {
                throw new IllegalArgumentException(problem.get());
            }
            return line;
        }

        private GuardChoice guard(String text) {
            return text.equals("none") ? new GuardChoice.None() : new GuardChoice.At(path(text));
        }

        private BatteryClockChoice batteryClock() {
            int drift = optional("clock.rtc.drift.ppm", "20", value -> number(value, 1, 500));
            return optional("clock.rtc", "none", text -> batteryClock(text, drift));
        }

        private static BatteryClockChoice batteryClock(String text, int drift) {
            if (text.equals("none")) {
                return new BatteryClockChoice.None();
            }
            if (!text.matches("rtc[0-9]")) {
                throw new IllegalArgumentException(
                        "'" + text + "' is neither 'none' nor a battery clock like 'rtc0'");
            }
            return new BatteryClockChoice.At(Path.of("/sys/class/rtc", text, "since_epoch"), drift);
        }

        private static boolean truth(String text) {
            return switch (text) {
                case "true" -> true;
                case "false" -> false;
                default ->
                        throw new IllegalArgumentException(
                                "'" + text + "' is neither 'true' nor 'false'");
            };
        }

        private PageChoice page(String text) {
            int port = number(text, 0, 65_535);
            if (port == 0) {
                return new PageChoice.None();
            }
            String host = properties.getProperty("page.host", "127.0.0.1").strip();
            try {
                return new PageChoice.At(InetAddress.getByName(host), port);
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("page.host '" + host + "' is unknown", e);
            }
        }
    }
}
