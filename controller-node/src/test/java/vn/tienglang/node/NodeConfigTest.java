package vn.tienglang.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.node.NodeConfig.GuardChoice;
import vn.tienglang.node.NodeConfig.InvalidConfigException;
import vn.tienglang.node.NodeConfig.PageChoice;
import vn.tienglang.node.NodeConfig.RelayChoice;
import vn.tienglang.node.gpio.Pin;
import vn.tienglang.node.sound.SoundChoice;

final class NodeConfigTest {
    private static final String EXAMPLE = "/node.properties.example";
    private static final KeyPair STATION_KEY = Ed25519.newPair();
    private static final KeyPair CENTRE_KEY = Ed25519.newPair();

    @TempDir private Path folder;

    @BeforeEach
    void writeFilesThatTheSettingsName() throws IOException {
        Files.writeString(
                folder.resolve("station.key"), Ed25519.text(STATION_KEY.getPrivate()) + "\n");
        Files.writeString(folder.resolve("secret"), "opensesame\n");
    }

    /** The keys without which a node does not start, and no other. */
    private static Map<String, String> required() {
        var settings = new TreeMap<String, String>();
        settings.put("station", "ls-dong-kinh");
        settings.put("areas", "05980, 178,20,vn");
        settings.put("centre.host", "centre.example");
        settings.put("centre.key.id", "centre-1");
        settings.put("centre.key", Ed25519.text(CENTRE_KEY.getPublic()));
        settings.put("station.key.id", "ls-dong-kinh-1");
        settings.put("station.key.file", "station.key");
        settings.put("secret.file", "secret");
        settings.put("relay", "simulated");
        return settings;
    }

    private static Map<String, String> requiredAnd(String key, String value) {
        Map<String, String> settings = required();
        settings.put(key, value);
        return settings;
    }

    private NodeConfig read(Map<String, String> settings) throws Exception {
        return read(
                settings.entrySet().stream()
                        .map(setting -> setting.getKey() + " = " + setting.getValue())
                        .collect(Collectors.joining("\n")));
    }

    private NodeConfig read(String text) throws Exception {
        Path file = folder.resolve("node.properties");
        Files.writeString(file, text);
        return NodeConfig.read(file);
    }

    private List<String> problemsOf(Map<String, String> settings) {
        try {
            read(settings);
            return List.of();
        } catch (InvalidConfigException e) {
            return String.valueOf(e.getMessage()).lines().skip(1).map(String::strip).toList();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String example() throws IOException {
        try (InputStream bytes =
                Objects.requireNonNull(NodeConfigTest.class.getResourceAsStream(EXAMPLE))) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Map<String, String> settingsOfExample() throws IOException {
        var properties = new Properties();
        try (Reader reader =
                new InputStreamReader(
                        Objects.requireNonNull(NodeConfigTest.class.getResourceAsStream(EXAMPLE)),
                        StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties.stringPropertyNames().stream()
                .collect(Collectors.toMap(key -> key, properties::getProperty));
    }

    @Test
    void exampleHasEveryKeyAndNoOther() throws Exception {
        assertThat(settingsOfExample().keySet()).isEqualTo(NodeConfig.KEYS);
    }

    @Test
    void exampleIsValid() throws Exception {
        NodeConfig config = read(example());

        assertThat(config.station()).isEqualTo(new StationId("ls-dong-kinh"));
        assertThat(config.stationName()).isEqualTo("Đài truyền thanh phường Đông Kinh");
        assertThat(config.areas())
                .extracting(AreaCode::value)
                .containsExactly("05980", "178", "20", "vn");
        assertThat(config.centreHost()).isEqualTo("127.0.0.1");
        assertThat(config.centreKeys().keys().getFirst().id()).isEqualTo(new KeyId("centre-1"));
        assertThat(config.centreKeys().recoveryKey()).isEmpty();
        assertThat(config.stationKeyId()).isEqualTo(new KeyId("ls-dong-kinh-1"));
        assertThat(config.relay()).isEqualTo(new RelayChoice.Simulated());
    }

    @Test
    void exampleShowsTheDefaultsOfTheOptionalKeys() throws Exception {
        Map<String, String> settings = settingsOfExample();
        settings.keySet().removeAll(required().keySet());
        settings.remove("station.name");
        settings.putAll(required());

        assertThat(read(settings)).isEqualTo(read(required()));
    }

    @Test
    void optionalKeysHaveDefaults() throws Exception {
        NodeConfig config = read(required());

        assertThat(config.station()).isEqualTo(new StationId("ls-dong-kinh"));
        assertThat(config.stationName()).isEqualTo("ls-dong-kinh");
        assertThat(config.zone()).isEqualTo(ZoneId.of("Asia/Ho_Chi_Minh"));
        assertThat(config.centrePort()).isEqualTo(1883);
        assertThat(config.centreKeys().keys().getFirst().publicKey())
                .isEqualTo(Ed25519.text(CENTRE_KEY.getPublic()));
        assertThat(config.stationKey()).isEqualTo(STATION_KEY.getPrivate());
        assertThat(config.secret().text()).isEqualTo("opensesame");
        assertThat(config.dataFolder()).isEqualTo(folder.resolve("data"));
        assertThat(config.sound()).isEqualTo(new SoundChoice.Auto());
        assertThat(config.relayLead()).isEqualTo(Duration.ofMillis(1500));
        assertThat(config.relayTail()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.page())
                .isEqualTo(new PageChoice.At(InetAddress.ofLiteral("127.0.0.1"), 8081));
    }

    @ParameterizedTest
    @CsvSource({
        "zone, UTC",
        "centre.port, 8883",
        "station.name, Đài xã",
        "data.folder, elsewhere",
        "sound, silent",
        "relay.lead-ms, 2000",
        "relay.tail-ms, 0",
        "guard.socket, none",
        "clock.rtc, rtc0",
        "page.host, 127.0.0.2",
        "page.port, 8082",
    })
    void optionalKeysAreRead(String key, String value) throws Exception {
        assertThat(read(requiredAnd(key, value))).isNotEqualTo(read(required()));
    }

    @Test
    void gpioRelayIsReadWithItsPin() throws Exception {
        Map<String, String> settings = requiredAnd("relay", "gpio");
        settings.put("relay.line", "17");
        assertThat(read(settings).relay()).isEqualTo(new RelayChoice.Gpio(new Pin("", 17, true)));

        settings.put("relay.chip.label", "pinctrl-rp1");
        settings.put("relay.active-low", "false");
        assertThat(read(settings).relay())
                .isEqualTo(new RelayChoice.Gpio(new Pin("pinctrl-rp1", 17, false)));

        settings.remove("relay.line");
        assertThat(problemsOf(settings)).containsExactly("relay.line is missing");
    }

    @Test
    void pinThatTheBoardUsesIsRefusedByName() {
        Map<String, String> settings = requiredAnd("relay", "gpio");
        settings.put("relay.line", "14");

        assertThat(problemsOf(settings))
                .singleElement()
                .asString()
                .startsWith("relay.line: GPIO 14 is TXD of the UART");
    }

    @Test
    void guardIsTheInstalledOneUnlessAnotherIsNamed() throws Exception {
        assertThat(read(required()).guard())
                .isEqualTo(new GuardChoice.At(Path.of("/run/tieng-lang-guard/socket")));
        assertThat(read(requiredAnd("guard.socket", "g")).guard())
                .isEqualTo(new GuardChoice.At(folder.resolve("g")));
        assertThat(read(requiredAnd("guard.socket", "none")).guard())
                .isEqualTo(new GuardChoice.None());
    }

    /** An empty value was the simulated relay: a station that nobody hears, without a word. */
    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void emptyRelayIsRefusedLikeAMissingOne(String empty) {
        Map<String, String> missing = required();
        missing.remove("relay");

        assertThat(problemsOf(requiredAnd("relay", empty)))
                .containsExactly("relay is missing; it is 'gpio' or 'simulated'")
                .isEqualTo(problemsOf(missing));
    }

    @Test
    void pagePortZeroMeansNoPage() throws Exception {
        assertThat(read(requiredAnd("page.port", "0")).page()).isEqualTo(new PageChoice.None());
    }

    @Test
    void everyMissingKeyIsReportedAtOnce() {
        assertThat(problemsOf(Map.of()))
                .containsExactlyInAnyOrder(
                        "station is missing",
                        "areas is missing",
                        "centre.host is missing",
                        "centre.key.id is missing",
                        "centre.key is missing",
                        "station.key.id is missing",
                        "station.key.file is missing",
                        "secret.file is missing",
                        "relay is missing; it is 'gpio' or 'simulated'");
    }

    @Test
    void everyWrongValueIsReportedAtOnce() throws IOException {
        Files.writeString(folder.resolve("empty"), "\n");
        Map<String, String> settings = required();
        settings.put("areas", "05980,,vn");
        settings.put("zone", "Asia/Atlantis");
        settings.put("centre.port", "65536");
        settings.put("centre.key", "no key");
        settings.put("station.key.file", "nowhere");
        settings.put("secret.file", "empty");
        settings.put("sound", "loud");
        settings.put("relay", "gpio");
        settings.put("relay.line", "1024");
        settings.put("relay.active-low", "yes");
        settings.put("relay.lead-ms", "99");
        settings.put("relay.tail-ms", "-1");
        settings.put("clock.rtc", "/dev/rtc0");
        settings.put("clock.rtc.drift.ppm", "0");
        settings.put("page.port", "http");
        settings.put("volume", "11");

        List<String> problems = problemsOf(settings);

        assertThat(problems)
                .extracting(problem -> problem.split("[: ]", 2)[0])
                .containsExactlyInAnyOrder(
                        "areas",
                        "zone",
                        "centre.port",
                        "centre.key",
                        "station.key.file",
                        "secret.file",
                        "sound",
                        "relay.line",
                        "relay.active-low",
                        "relay.lead-ms",
                        "relay.tail-ms",
                        "clock.rtc",
                        "clock.rtc.drift.ppm",
                        "page.port",
                        "unknown");
    }

    @Test
    void unknownKeysAreRefused() {
        Map<String, String> settings = requiredAnd("page.prot", "8082");
        settings.put("Station", "ls-dong-kinh");

        assertThat(problemsOf(settings))
                .containsExactly("unknown key 'Station'", "unknown key 'page.prot'");
    }

    @Test
    void fileThatCannotBeReadIsRefused() {
        Path nowhere = folder.resolve("nowhere.properties");

        assertThatThrownBy(() -> NodeConfig.read(nowhere))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessageContaining("nowhere.properties");
    }

    @Test
    void secretIsNotPrinted() throws Exception {
        assertThat(read(required()).toString()).doesNotContain("opensesame");
    }
}
