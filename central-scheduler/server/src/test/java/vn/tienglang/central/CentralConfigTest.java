package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.proof.NoteKey;
import vn.tienglang.audio.ingest.IngestSettings;
import vn.tienglang.central.broker.ExternalBroker;
import vn.tienglang.office.publish.RetentionRules;
import vn.tienglang.office.store.CentreName;
import vn.tienglang.storage.sql.DatabaseSettings;

final class CentralConfigTest {
    private static final String WITNESS =
            "phong-van-hoa+28980966+BNdamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea";

    @TempDir Path folder;

    private CentralConfig read(String text) throws IOException {
        return CentralConfig.read(Files.writeString(folder.resolve("central.properties"), text));
    }

    private static String example() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        CentralConfigTest.class.getResourceAsStream("/central.properties"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void exampleContainsEverySettingAndNoOther() throws IOException {
        String uncommented =
                example()
                        .lines()
                        .map(line -> line.replaceFirst("^#(?=[a-z.-]+ =)", ""))
                        .collect(Collectors.joining("\n"));
        var properties = new Properties();
        properties.load(new StringReader(uncommented));
        assertThat(properties.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(CentralConfig.KEYS);
        // A broker outside the centre replaces mqtt.host, so that the example never has both.
        String ownBroker =
                uncommented
                        .lines()
                        .filter(line -> !line.startsWith("broker."))
                        .collect(Collectors.joining("\n"));
        assertThat(read(ownBroker))
                .as("the values in the example are the defaults")
                .isEqualTo(read(example()))
                .isEqualTo(read("data.folder=data\nclips.folder=clips\n"));
    }

    @Test
    void readsEverySetting() throws IOException {
        assertThat(
                        read(
                                """
                                data.folder = /var/lib/tieng-lang
                                clips.folder = ../clips
                                database.url = jdbc:postgresql://db.example.org:5433/centre
                                database.user = village
                                database.password.file = /etc/tieng-lang/password
                                database.connections = 20
                                zone = Europe/Berlin
                                web.host = 0.0.0.0
                                web.plain = allowed
                                web.port = 1
                                web.names = loa.example.vn, Loa-2.example.vn
                                web.trusted.proxies = 10.0.0.5, ::1
                                mqtt.host = ::1
                                mqtt.port = 65535
                                mqtt.tls = yes
                                mqtt.address = centre.example.org
                                cluster.name = lang-son
                                grace.minutes = 0
                                sound.target.lufs = -18.5
                                sound.ceiling.dbtp = -2
                                sound.horn = yes
                                proof.witnesses = %s
                                """
                                        .formatted(WITNESS)))
                .isEqualTo(
                        new CentralConfig(
                                Path.of("/var/lib/tieng-lang"),
                                folder.resolveSibling("clips"),
                                new DatabaseSettings.Postgresql(
                                        "jdbc:postgresql://db.example.org:5433/centre",
                                        "village",
                                        Path.of("/etc/tieng-lang/password"),
                                        20),
                                ZoneId.of("Europe/Berlin"),
                                "0.0.0.0",
                                1,
                                Set.of("loa.example.vn", "Loa-2.example.vn"),
                                Set.of("10.0.0.5", "::1", "0:0:0:0:0:0:0:1"),
                                "::1",
                                65_535,
                                "centre.example.org",
                                true,
                                new CentralConfig.WebTls.None(),
                                Optional.empty(),
                                new ClusterSettings(false, Optional.of(new CentreName("lang-son"))),
                                Duration.ZERO,
                                new IngestSettings(
                                        -18.5,
                                        -2,
                                        true,
                                        IngestSettings.defaults().shortest(),
                                        IngestSettings.defaults().longest(),
                                        IngestSettings.defaults().uploadBytes()),
                                RetentionRules.USUAL,
                                List.of(NoteKey.parse(WITNESS))));
    }

    @Test
    void portWithoutTlsIsOpenToThisMachineOnlyUnlessAllowed() throws IOException {
        String folders = "data.folder=data\nclips.folder=clips\n";
        for (String what : List.of("web", "mqtt")) {
            for (String host : List.of("0.0.0.0", "::", "192.168.1.5", "centre.example.org")) {
                String open = folders + what + ".host=" + host + "\n";
                assertThatThrownBy(() -> read(open))
                        .hasMessageContaining(what + ".host = '" + host + "' is open")
                        .hasMessageContaining(what + ".tls = yes")
                        .hasMessageContaining(what + ".plain = allowed");
                read(open + what + ".plain=allowed\n");
                read(open + what + ".tls=yes\n");
            }
            for (String host : List.of("127.0.0.1", "::1", "localhost")) {
                read(folders + what + ".host=" + host + "\n");
            }
            assertThatThrownBy(() -> read(folders + what + ".plain=no\n"))
                    .hasMessageContaining("neither 'loopback' nor 'allowed'");
        }
        assertThat(read(folders + "web.tls=yes\n").webTls())
                .isEqualTo(new CentralConfig.WebTls.Own());
        assertThatThrownBy(() -> read(folders + "web.tls=yes\nweb.key.file=office.key\n"))
                .hasMessageContaining("web.certificate.file must name a file");
    }

    @Test
    void clusterNeedsAServerOfTheDatabaseAndABrokerOutside() {
        String settings = "data.folder=data\nclips.folder=clips\ncluster.enabled=yes\n";
        String postgresql = "database.url=jdbc:postgresql://db/centre\n";

        assertThatThrownBy(() -> read(settings))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("the embedded database serves one centre.");
        assertThatThrownBy(() -> read(settings + postgresql))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("the centre's own broker serves one centre.");
        assertThatThrownBy(() -> read("data.folder=d\nclips.folder=c\ncluster.name=Hà Nội\n"))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("is not a name of 1 to 32 lower-case letters");
    }

    @Test
    void centreWithoutANameIsNamedByItsMachineAndANumber() {
        CentreName one = ClusterSettings.NONE.nameOr(new SecureRandom());
        CentreName other = ClusterSettings.NONE.nameOr(new SecureRandom());

        assertThat(one.value()).matches("[a-z0-9-]{1,24}-[0-9a-f]{6}");
        assertThat(one).isNotEqualTo(other);
    }

    @Test
    void brokerOutsideTheCentreIsAlsoTheOneOfTheStations() throws IOException {
        CentralConfig config =
                read(
                        """
                        data.folder=data
                        clips.folder=clips
                        broker.url=mqtt://10.0.0.5:1999
                        broker.password.file=broker.password
                        """);
        assertThat(config.broker())
                .contains(
                        new ExternalBroker(
                                "10.0.0.5", 1999, "@centre", folder.resolve("broker.password")));
        assertThat(config.mqttAddress()).isEqualTo("10.0.0.5");
        assertThat(config.mqttPort()).isEqualTo(1999);
    }

    @Test
    void problemsOfTheBrokerAreReportedTogether() {
        assertThatThrownBy(() ->
                        read(
                                """
                                data.folder=data
                                clips.folder=clips
                                mqtt.host=0.0.0.0
                                broker.url=mqtts://10.0.0.5
                                broker.user=ls-dong-kinh
                                """))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("broker.url = 'mqtts://10.0.0.5' is not an address like")
                .hasMessageContaining("broker.user = 'ls-dong-kinh' is not a user name")
                .hasMessageContaining("broker.password.file must name a file")
                .hasMessageContaining("mqtt.host is for the centre's own broker");
        assertThatThrownBy(
                        () -> read("data.folder=data\nclips.folder=clips\nbroker.user=centre-1\n"))
                .hasMessageContaining("broker.user needs broker.url");
    }

    @Test
    void foldersAreRelativeToTheFile() throws IOException {
        assertThat(read("data.folder=data\nclips.folder=a/b\n").clipsFolder())
                .isEqualTo(folder.resolve("a/b"));
    }

    @Test
    void databaseIsEmbeddedInTheDataFolderUnlessAnAddressIsGiven() throws IOException {
        String folders = "data.folder=data\nclips.folder=clips\n";
        assertThat(read(folders).database())
                .isEqualTo(new DatabaseSettings.Embedded(folder.resolve("data")));
        assertThat(read(folders + "database.url=jdbc:postgresql:centre\n").database())
                .isEqualTo(
                        new DatabaseSettings.Postgresql(
                                "jdbc:postgresql:centre",
                                "tienglang",
                                folder.resolve("database.password"),
                                10));
    }

    @Test
    void wrongAddressOfADatabaseIsReported() {
        for (String url :
                List.of(
                        "jdbc:mysql://localhost/centre",
                        "postgresql://localhost/centre",
                        "jdbc:postgresql://localhost",
                        "jdbc:postgresql://local host/centre",
                        "")) {
            assertThatThrownBy(() -> read("database.url=" + url + "\n"))
                    .as(url)
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("database.url = '" + url + "' is not an address like");
        }
        assertThatThrownBy(() -> read("database.url=jdbc:postgresql://db/centre?password=x\n"))
                .hasMessageContaining("must not contain the user or the password");
        assertThatThrownBy(() -> read("database.url=jdbc:postgresql:c\ndatabase.connections=3\n"))
                .hasMessageContaining("database.connections = '3' is not a number from 4 to 100");
    }

    @Test
    void allProblemsAreReportedTogether() {
        assertThatThrownBy(() ->
                        read(
                                """
                                data.folder =
                                zone = Saigon
                                web.port = 0
                                web.host = two words
                                mqtt.port = 65536
                                grace.minutes = ten
                                sound.target.lufs = 0
                                sound.ceiling.dbtp = loud
                                sound.horn = maybe
                                web.prot = 8080
                                """))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("data.folder must name a folder")
                .hasMessageContaining("clips.folder must name a folder")
                .hasMessageContaining("zone = 'Saigon' is not a time zone")
                .hasMessageContaining("web.port = '0' is not a port")
                .hasMessageContaining("web.host = 'two words' is not a host")
                .hasMessageContaining("mqtt.port = '65536' is not a port")
                .hasMessageContaining("grace.minutes = 'ten' is not a number of minutes")
                .hasMessageContaining("sound.target.lufs = '0' is not a loudness")
                .hasMessageContaining("sound.ceiling.dbtp = 'loud' is not a true peak")
                .hasMessageContaining("sound.horn = 'maybe' is neither yes nor no")
                .hasMessageContaining("unknown setting web.prot");
    }

    @Test
    void missingFileIsReported() {
        assertThatThrownBy(() -> CentralConfig.read(folder.resolve("nothing.properties")))
                .isInstanceOf(StartupFailure.class)
                .hasMessageContaining("nothing.properties cannot be read");
    }
}
