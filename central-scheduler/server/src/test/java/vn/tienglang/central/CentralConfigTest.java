package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.audio.ingest.IngestSettings;
import vn.tienglang.office.publish.RetentionRules;

final class CentralConfigTest {
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
                        .map(line -> line.replaceFirst("^#(?=[a-z.]+ = )", ""))
                        .collect(Collectors.joining("\n"));
        var properties = new Properties();
        properties.load(new StringReader(uncommented));
        assertThat(properties.stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(CentralConfig.KEYS);
        assertThat(read(uncommented))
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
                                zone = Europe/Berlin
                                web.host = 0.0.0.0
                                web.port = 1
                                web.trusted.proxies = 10.0.0.5, ::1
                                mqtt.host = ::1
                                mqtt.port = 65535
                                mqtt.address = centre.example.org
                                grace.minutes = 0
                                sound.target.lufs = -18.5
                                sound.ceiling.dbtp = -2
                                sound.horn = yes
                                """))
                .isEqualTo(
                        new CentralConfig(
                                Path.of("/var/lib/tieng-lang"),
                                folder.resolveSibling("clips"),
                                ZoneId.of("Europe/Berlin"),
                                "0.0.0.0",
                                1,
                                Set.of("10.0.0.5", "::1", "0:0:0:0:0:0:0:1"),
                                "::1",
                                65_535,
                                "centre.example.org",
                                Duration.ZERO,
                                new IngestSettings(
                                        -18.5,
                                        -2,
                                        true,
                                        IngestSettings.defaults().shortest(),
                                        IngestSettings.defaults().longest(),
                                        IngestSettings.defaults().uploadBytes()),
                                RetentionRules.USUAL));
    }

    @Test
    void foldersAreRelativeToTheFile() throws IOException {
        assertThat(read("data.folder=data\nclips.folder=a/b\n").clipsFolder())
                .isEqualTo(folder.resolve("a/b"));
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
