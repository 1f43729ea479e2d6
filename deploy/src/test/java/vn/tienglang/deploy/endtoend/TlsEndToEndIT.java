package vn.tienglang.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.ProgramProcess;
import vn.tienglang.deploy.StationPageClient;

/** The real programs with TLS between stations and centre, and what they write down. */
class TlsEndToEndIT {
    private static final StationId FIRST = DemoSystem.LANG_SON.get(0).station();
    private static final StationId SECOND = DemoSystem.LANG_SON.get(1).station();
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @TempDir Path folder;
    private final List<AutoCloseable> running = new ArrayList<>();

    @BeforeEach
    void nothingRuns() {
        assertThat(running).isEmpty();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }

    private DemoSystem system(String name) {
        DemoSystem system =
                DemoSystem.create(
                        folder.resolve(name),
                        new ProgramCommands(Path.of("..")),
                        Ports.free(2),
                        DemoSystem.LANG_SON.subList(0, 2),
                        DemoSystem.Broker.EMBEDDED_TLS);
        running.add(system);
        return system;
    }

    @Test
    void slotAirsOverTlsAndNoSecretIsWrittenDown() throws IOException {
        DemoSystem system = system("system");
        ProgramProcess centre = system.startCentre();
        ProgramProcess node = system.startNode(FIRST);
        CentreClient client = CentreClient.ofAdministrator(system);
        var page = new StationPageClient(system.page(FIRST));
        DemoSystem.await(
                "the station with a trusted clock",
                TIMEOUT,
                () -> client.isOnline(FIRST) && page.status().at("clockTrusted").isTrue());
        Instant start = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        String slot = client.book(CentreClient.PROVINCE, start, client.ident());
        DemoSystem.await(
                "the confirmation", TIMEOUT, () -> !client.confirmations(FIRST, slot).isEmpty());

        List<String> secrets = secrets(system);
        assertThat(secrets).hasSizeGreaterThanOrEqualTo(6);
        for (ProgramProcess program : List.of(centre, node)) {
            String commandLine =
                    Files.readString(
                            Path.of("/proc", Long.toString(program.pid()), "cmdline"),
                            StandardCharsets.UTF_8);
            String log = Files.readString(program.trace(), StandardCharsets.UTF_8);
            assertThat(log).isNotEmpty();
            for (String secret : secrets) {
                assertThat(commandLine).doesNotContain(secret);
                assertThat(log).doesNotContain(secret);
            }
        }
    }

    /** Secrets of the stations, all private keys, and the password that was chosen. */
    private static List<String> secrets(DemoSystem system) throws IOException {
        var secrets = new ArrayList<String>();
        secrets.add(CentreClient.PASSWORD);
        for (StationId station : List.of(FIRST, SECOND)) {
            secrets.add(system.secretOf(station));
            secrets.add(Files.readString(system.stationFolder(station).resolve("station.key")));
        }
        try (Stream<Path> files = Files.list(system.centreFolder())) {
            for (Path file : files.filter(one -> one.toString().endsWith(".key")).toList()) {
                secrets.addAll(
                        Files.readAllLines(file).stream()
                                .filter(line -> !line.startsWith("id="))
                                .filter(line -> !line.startsWith("public="))
                                .filter(line -> !line.startsWith("-----"))
                                .map(line -> line.replaceFirst("^private=", ""))
                                .toList());
            }
        }
        return secrets.stream().map(String::strip).filter(one -> one.length() > 16).toList();
    }

    /** A station whose certificate is of another centre: both programs say so. */
    @Test
    void certificateOfAnotherCentreIsNamedOnBothSides() throws IOException {
        DemoSystem other = system("other");
        DemoSystem system = system("system");
        ProgramProcess centre = system.startCentre();
        for (String file : List.of("ca.pem", "station.pem", "station.key")) {
            Files.copy(
                    other.stationFolder(SECOND).resolve(file),
                    system.stationFolder(SECOND).resolve(file),
                    StandardCopyOption.REPLACE_EXISTING);
        }
        // It trusts the right centre, so that the handshake gets as far as its own certificate.
        Files.copy(
                system.stationFolder(FIRST).resolve("ca.pem"),
                system.stationFolder(SECOND).resolve("ca.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        ProgramProcess node = system.startNode(SECOND);
        DemoSystem.await(
                "the node to say what is wrong",
                TIMEOUT,
                () -> node.output().contains("certificate of the station is not of the centre"));

        Files.copy(
                other.stationFolder(SECOND).resolve("ca.pem"),
                system.stationFolder(SECOND).resolve("ca.pem"),
                StandardCopyOption.REPLACE_EXISTING);
        ProgramProcess second = system.startNode(SECOND);
        DemoSystem.await(
                "the node to refuse this centre",
                TIMEOUT,
                () -> second.output().contains("không phải của trung tâm"));
        assertThat(centre.runs()).isTrue();
    }
}
