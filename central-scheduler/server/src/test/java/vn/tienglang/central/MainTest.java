package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Ed25519;
import vn.tienglang.airtime.signing.KeyId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.DatabaseSettings;
import vn.tienglang.storage.sql.PostgresqlServer;

/** Commands as an administrator types them. */
final class MainTest {
    private static final Instant NOW = Instant.parse("2026-11-21T01:00:00Z");

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Instant now = NOW;

    @BeforeEach
    void settings() throws IOException {
        Files.writeString(
                folder.resolve("central.properties"),
                "data.folder=data\nclips.folder=clips\nmqtt.port=1884\nmqtt.address=centre\n");
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        var main =
                new Main(
                        () -> now,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        "");
        return main.run(arguments);
    }

    /** The real program, as `java -jar` in a service unit without a locale starts it. */
    @Test
    void noCommandRunsInALocaleThatDamagesVietnameseNames() throws Exception {
        for (String locale : List.of("C", "POSIX")) {
            var java =
                    new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            "vn.tienglang.central.Main",
                            "enrol",
                            "--config",
                            folder.resolve("central.properties").toString(),
                            "--station",
                            "ls-mau-son",
                            "--name",
                            "Đài Mẫu Sơn");
            java.environment().put("LC_ALL", locale);
            Process process = java.redirectErrorStream(true).start();
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(locale).isEqualTo(1);
            assertThat(said)
                    .startsWith("The locale of this process is not UTF-8")
                    .endsWith("LC_ALL=C.UTF-8.\n");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void theNameOfAStationIsStoredComposedAndRefusedWhenNobodyCanReadIt() {
        for (String name : List.of("", "   ", "\u200b", "\ufeff", "x".repeat(101))) {
            assertThat(enrolNamed(name)).as("'" + name + "'").isNotZero();
            assertThat(errors()).contains("--name");
        }
        assertThat(enrolled()).isEmpty();
        String decomposed = Normalizer.normalize("Đài Mẫu Sơn", Normalizer.Form.NFD);
        assertThat(enrolNamed("  " + decomposed + " ")).isZero();
        assertThat(enrolled().getFirst().station().name()).isEqualTo("Đài Mẫu Sơn");
    }

    private int enrolNamed(String name) {
        return run(
                "enrol",
                "--config",
                folder.resolve("central.properties").toString(),
                "--station",
                "ls-mau-son",
                "--name",
                name,
                "--area",
                "05980",
                "--to",
                folder.resolve("mau-son").toString(),
                "--relay",
                "simulated");
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private int enrol(String station, String area, String to, String... more) {
        var arguments =
                new ArrayList<String>(
                        List.of(
                                "enrol",
                                "--config",
                                folder.resolve("central.properties").toString(),
                                "--station",
                                station,
                                "--name",
                                "Đài phường Đông Kinh",
                                "--area",
                                area,
                                "--to",
                                folder.resolve(to).toString()));
        arguments.addAll(List.of(more));
        if (!arguments.contains("--relay")) {
            arguments.addAll(List.of("--relay", "simulated"));
        }
        return run(arguments.toArray(new String[0]));
    }

    private Properties node(String to) throws IOException {
        var properties = new Properties();
        try (Reader reader =
                Files.newBufferedReader(folder.resolve(to).resolve("node.properties"))) {
            properties.load(reader);
        }
        return properties;
    }

    private List<Enrolment> enrolled() {
        try (Database database = Database.open(folder.resolve("data"))) {
            return database.transactions()
                    .inTransaction(repositories -> repositories.enrolments().all());
        }
    }

    @Test
    void enrolWritesTheFolderOfTheStationAndStoresNoSecret() throws IOException {
        assertThat(enrol("ls-dong-kinh", "05980", "node", "--page-port", "8091"))
                .as(errors())
                .isZero();
        assertThat(output()).contains("ls-dong-kinh").contains("Phường Đông Kinh");
        Properties node = node("node");
        assertThat(node)
                .containsEntry("station", "ls-dong-kinh")
                .containsEntry("areas", "05980,178,20,vn")
                .containsEntry("zone", "Asia/Ho_Chi_Minh")
                .containsEntry("centre.host", "centre")
                .containsEntry("centre.port", "1884")
                .containsEntry("centre.key.id", "centre-1")
                .containsEntry("station.key.file", "station.key")
                .containsEntry("station.key.id", "ls-dong-kinh-1")
                .containsEntry("secret.file", "secret")
                .containsEntry("data.folder", "data")
                .containsEntry("sound", "auto")
                .containsEntry("relay", "simulated")
                .containsEntry("page.port", "8091")
                .containsEntry("station.name", "Đài phường Đông Kinh")
                .hasSize(18);
        String secret = Files.readString(folder.resolve("node/secret"));
        assertThat(secret).hasSize(43);
        Enrolment enrolment = enrolled().getFirst();
        assertThat(enrolment.secretSha256())
                .isEqualTo(StationKeys.sha256(secret))
                .doesNotContain(secret);
        assertThat(enrolment.since()).isEqualTo(NOW);
        assertThat(enrolment.station().name()).isEqualTo("Đài phường Đông Kinh");
        try (Database database = Database.open(folder.resolve("data"))) {
            var keys = new StationKeys(database.transactions());
            assertThat(keys.authenticates("ls-dong-kinh", secret)).isTrue();
            CentreKey centre =
                    CentreKeys.in(folder.resolve("data"), database.transactions()).present();
            assertThat(node.getProperty("centre.key")).isEqualTo(centre.publicText());
        }
        for (String file : List.of(
                "node/secret",
                "node/station.key",
                "data/signing.key",
                "data/recovery.key")) {
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(folder.resolve(file))))
                    .as(file)
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void keyInTheFolderMatchesTheStoredPublicKey() throws IOException {
        enrol("ls-dong-kinh", "05980", "node");
        Enrolment enrolment = enrolled().getFirst();
        Signer station =
                Ed25519.signer(
                        new KeyId("ls-dong-kinh-1"),
                        Ed25519.privateKey(Files.readString(folder.resolve("node/station.key"))));
        byte[] text = "xin chào".getBytes(StandardCharsets.UTF_8);
        assertThat(
                        Ed25519.verifier(enrolment.key(), Ed25519.publicKey(enrolment.publicKey()))
                                .verifies(text, station.sign(text)))
                .isTrue();
    }

    @Test
    void enrolledStationIsEnrolledAgainOnlyWithReplace() throws IOException {
        enrol("ls-dong-kinh", "05980", "node");
        Enrolment first = enrolled().getFirst();
        String secret = Files.readString(folder.resolve("node/secret"));
        now = NOW.plusSeconds(9);
        assertThat(enrol("ls-dong-kinh", "05980", "node")).isEqualTo(1);
        assertThat(errors()).contains("enrolled already").contains("--replace").hasLineCount(1);
        assertThat(enrolled()).containsExactly(first);
        assertThat(Files.readString(folder.resolve("node/secret"))).isEqualTo(secret);
        assertThat(enrol("ls-dong-kinh", "05974", "node", "--replace")).isZero();
        Enrolment second = enrolled().getFirst();
        assertThat(second.key()).isEqualTo(new KeyId("ls-dong-kinh-2"));
        assertThat(second.publicKey()).isNotEqualTo(first.publicKey());
        assertThat(second.since()).as("the station is the same").isEqualTo(NOW);
        assertThat(second.station()).extracting(Station::area).hasToString("05974");
        assertThat(Files.readString(folder.resolve("node/secret"))).isNotEqualTo(secret);
    }

    @Test
    void unknownAreaIsReportedInOneSentence() {
        assertThat(enrol("ls-dong-kinh", "99999", "node")).isEqualTo(1);
        assertThat(errors()).contains("There is no area 99999").hasLineCount(1);
        assertThat(enrolled()).isEmpty();
        assertThat(folder.resolve("node")).doesNotExist();
    }

    @Test
    void folderOfAnotherStationIsNotOverwritten() throws IOException {
        enrol("ls-dong-kinh", "05980", "node");
        assertThat(enrol("ls-tam-thanh", "05974", "node")).isEqualTo(1);
        assertThat(errors()).contains("belongs to station ls-dong-kinh").hasLineCount(1);
        assertThat(node("node")).containsEntry("station", "ls-dong-kinh");
        assertThat(enrolled())
                .extracting(enrolment -> enrolment.station().id())
                .containsExactly(new StationId("ls-dong-kinh"));
    }

    @Test
    void unwritableFolderEnrolsNoStation() throws IOException {
        Files.writeString(folder.resolve("in-the-way"), "");
        assertThat(enrol("ls-dong-kinh", "05980", "in-the-way/node")).isEqualTo(1);
        assertThat(errors()).contains("in-the-way").contains("cannot be written").hasLineCount(1);
        assertThat(enrolled()).isEmpty();
    }

    @Test
    void lostCentreKeyIsNotReplacedWhileStationsTrustIt() throws IOException {
        enrol("ls-dong-kinh", "05980", "node");
        Files.delete(folder.resolve("data/signing.key"));
        assertThat(enrol("ls-tam-thanh", "05974", "other")).isEqualTo(1);
        assertThat(errors()).contains("signing.key is gone").hasLineCount(1);
        Files.writeString(folder.resolve("data/signing.key"), "id=centre-1\npublic=nonsense\n");
        assertThat(enrol("ls-tam-thanh", "05974", "other")).isEqualTo(1);
        assertThat(errors()).contains("signing.key cannot be used").hasLineCount(1);
    }

    @Test
    void damagedDatabaseIsReportedInOneSentence() throws IOException {
        enrol("ls-dong-kinh", "05980", "node");
        Files.writeString(folder.resolve("data/centre.mv.db"), "nonsense");
        assertThat(enrol("ls-tam-thanh", "05974", "other")).isEqualTo(1);
        assertThat(errors()).contains("is damaged").hasLineCount(1);
    }

    @Test
    void allProblemsOfTheArgumentsAreReportedTogether() {
        assertThat(
                        run(
                                "enrol",
                                "--station",
                                "X",
                                "--area",
                                "A B",
                                "--page-port",
                                "99999",
                                "--nonsense",
                                "--to"))
                .isEqualTo(1);
        assertThat(errors())
                .contains("Unknown option --nonsense")
                .contains("--to needs a value")
                .contains("--config is missing")
                .contains("--station: not a station id")
                .contains("--name is missing")
                .contains("--area: not an area code")
                .contains("--page-port: '99999' is not a port")
                .contains("--relay is missing: give the GPIO chip");
    }

    /** Every station was enrolled with a simulated relay: nobody heard it, and nothing said so. */
    @Test
    void enrolWritesTheRelayThatWasNamed() throws IOException {
        assertThat(enrol("ls-dong-kinh", "05980", "node", "--relay", "pinctrl-rp1:17:low"))
                .as(errors())
                .isZero();
        assertThat(node("node"))
                .containsEntry("relay", "gpio")
                .containsEntry("relay.chip.label", "pinctrl-rp1")
                .containsEntry("relay.line", "17")
                .containsEntry("relay.active-low", "true");

        assertThat(enrol("ls-tam-thanh", "05974", "high", "--relay", "pinctrl-bcm2711:24"))
                .isZero();
        assertThat(node("high"))
                .containsEntry("relay.line", "24")
                .containsEntry("relay.active-low", "false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gpio", "17", "pinctrl-rp1:", ":17", "chip:1024", "chip:17:high"})
    void enrolRefusesARelayThatItCannotRead(String relay) {
        assertThat(enrol("ls-dong-kinh", "05980", "node", "--relay", relay)).isEqualTo(1);
        assertThat(errors()).contains("is not a relay").contains("simulated").hasLineCount(1);
        assertThat(folder.resolve("node")).doesNotExist();
    }

    @Test
    void enrolRefusesAPinThatTheBoardUses() {
        assertThat(enrol("ls-dong-kinh", "05980", "node", "--relay", "pinctrl-rp1:14:low"))
                .isEqualTo(1);
        assertThat(errors()).contains("TXD of the UART").contains("GPIO 9 to 13").hasLineCount(1);
        assertThat(folder.resolve("node")).doesNotExist();
    }

    @Test
    void brokerRightsNameEveryStationAndMakeThePasswordOfTheCentreOnce() throws IOException {
        Files.writeString(
                folder.resolve("central.properties"),
                """
                data.folder=data
                clips.folder=clips
                broker.url=mqtt://10.0.0.5
                broker.password.file=broker.password
                """);
        assertThat(enrol("ls-dong-kinh", "05980", "node")).isZero();
        String config = folder.resolve("central.properties").toString();
        Path rights = folder.resolve("rights");

        assertThat(run("broker-rights", "--config", config, "--to", rights.toString())).isZero();
        String password = Files.readString(folder.resolve("broker.password"));
        assertThat(Files.readString(rights.resolve("passwords")).lines())
                .satisfiesExactly(
                        centre -> assertThat(centre).startsWith("@centre:$7$101$"),
                        station -> assertThat(station).startsWith("ls-dong-kinh:$7$101$"));
        assertThat(Files.readString(rights.resolve("passwords"))).doesNotContain(password.strip());
        assertThat(Files.readString(rights.resolve("mosquitto.conf")))
                .contains("listener 1883 10.0.0.5", "acl_file " + rights + "/acl");
        assertThat(Files.readString(rights.resolve("rights.csv")))
                .contains("ls-dong-kinh,ls-dong-kinh,publish,tl/1/up/ls-dong-kinh/asrun");
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(rights.resolve("passwords"))))
                .isEqualTo("rw-------");

        assertThat(run("broker-rights", "--config", config, "--to", rights.toString())).isZero();
        assertThat(Files.readString(folder.resolve("broker.password"))).isEqualTo(password);
    }

    @Test
    void brokerRightsNeedABrokerOutsideTheCentre() {
        String config = folder.resolve("central.properties").toString();
        assertThat(run("broker-rights", "--config", config, "--to", folder.toString())).isOne();
        assertThat(errors()).startsWith("The settings have no broker.url").hasLineCount(1);
    }

    @Test
    void areaCodesAreFoundByName() {
        assertThat(run("area", "dong", "kinh")).isZero();
        assertThat(output()).contains("05980  Phường Đông Kinh, Thành phố Lạng Sơn");
        assertThat(run("area", "nirgendwo")).isEqualTo(1);
        assertThat(errors()).contains("nirgendwo");
        assertThat(run("area")).isEqualTo(1);
    }

    @Test
    void unknownCommandPrintsTheUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("help")).isEqualTo(2);
        assertThat(errors()).contains("enrol").contains("serve").contains("area");
    }

    private int move(DatabaseSettings.Postgresql to) {
        return run(
                "move-database",
                "--config",
                folder.resolve("central.properties").toString(),
                "--to",
                to.url(),
                "--user",
                to.user(),
                "--password-file",
                to.passwordFile().toString());
    }

    @Test
    void centreMovesToPostgresqlAndGoesOnThere() throws IOException {
        DatabaseSettings.Postgresql to = PostgresqlServer.shared().emptyDatabase();
        assertThat(move(to)).isEqualTo(1);
        assertThat(errors()).startsWith("There is no database ").endsWith(" to move.\n");
        assertThat(enrol("ls-dong-kinh", "05980", "node")).as(errors()).isZero();

        assertThat(move(to)).as(errors()).isZero();
        assertThat(output())
                .containsPattern("\n +1  [0-9a-f]{64}  enrolments\n")
                .contains("All tables arrived in " + to.url())
                .contains("database.url = " + to.url());
        assertThat(enrol("ls-mau-son", "05980", "other")).isEqualTo(1);
        assertThat(errors()).contains("was moved to " + to.url()).hasLineCount(1);
        assertThat(move(to)).isEqualTo(1);
        assertThat(errors()).contains("was moved to " + to.url()).hasLineCount(1);

        Files.writeString(
                folder.resolve("central.properties"),
                "\ndatabase.url = "
                        + to.url()
                        + "\ndatabase.user = "
                        + to.user()
                        + "\ndatabase.password.file = "
                        + to.passwordFile()
                        + "\n",
                StandardOpenOption.APPEND);
        assertThat(enrol("ls-mau-son", "05980", "other")).as(errors()).isZero();
        try (Database database = Database.open(to)) {
            List<Enrolment> stations =
                    database.transactions()
                            .inTransaction(repositories -> repositories.enrolments().all());
            assertThat(stations).hasSize(2);
        }
    }

    @Test
    void moveToAnUnusableDatabaseIsOneSentence() {
        assertThat(enrol("ls-dong-kinh", "05980", "node")).as(errors()).isZero();
        DatabaseSettings.Postgresql server = PostgresqlServer.shared().emptyDatabase();
        assertThat(
                        move(
                                new DatabaseSettings.Postgresql(
                                        "jdbc:postgresql://127.0.0.1:1/centre",
                                        server.user(),
                                        server.passwordFile(),
                                        4)))
                .isEqualTo(1);
        assertThat(errors()).contains("cannot be reached").hasLineCount(1);
        assertThat(run("move-database", "--to", "jdbc:mysql://x/y")).isEqualTo(1);
        assertThat(errors()).contains("is not an address like jdbc:postgresql://");
    }
}
