package vn.tienglang.deploy.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.airtime.StationId;
import vn.tienglang.deploy.CentreClient;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.DemoSystem.Ports;
import vn.tienglang.deploy.ProgramCommands;
import vn.tienglang.deploy.ProgramProcess;
import vn.tienglang.deploy.StationPageClient;

/** The real programs: a fresh board joins a running centre, airs, and is replaced. */
class EnrolmentEndToEndIT {
    private static final StationId NEW = new StationId("ls-mau-son-moi");
    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");

    @TempDir Path folder;
    private final ProgramCommands programs = new ProgramCommands(Path.of(".."));
    private final Ports ports = Ports.free(2);
    private final List<AutoCloseable> running = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable one : running.reversed()) {
            one.close();
        }
    }

    /** Output and exit code of a command. */
    private record Result(int exit, String output) {}

    private Result run(List<String> command, String input) throws Exception {
        Path output = Files.createTempFile(folder, "command", ".txt");
        Path typed = Files.writeString(Files.createTempFile(folder, "input", ".txt"), input);
        var builder =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(typed.toFile())
                        .redirectOutput(output.toFile());
        builder.environment().put("LC_ALL", "C.UTF-8");
        int exit = builder.start().waitFor();
        return new Result(exit, Files.readString(output, StandardCharsets.UTF_8));
    }

    private List<String> enrolAtCentre(DemoSystem system, String... more) {
        var arguments =
                new ArrayList<String>(
                        List.of(
                                "enrol",
                                "--config",
                                system.centreFolder()
                                        .resolveSibling("centre.properties")
                                        .toString(),
                                "--station",
                                NEW.value(),
                                "--name",
                                "Đài Mẫu Sơn mới",
                                "--area",
                                "06238",
                                "--relay",
                                "simulated",
                                "--page-port",
                                Integer.toString(ports.pages().get(1))));
        arguments.addAll(List.of(more));
        return programs.centre(arguments.toArray(String[]::new));
    }

    private Result enrolBoard(Path settings, String code) throws Exception {
        Files.createDirectories(settings.toAbsolutePath().getParent());
        return run(
                programs.node(
                        "enrol",
                        "--config",
                        settings.toString(),
                        "--centre",
                        "http://127.0.0.1:" + ports.web()),
                code + "\n");
    }

    private ProgramProcess startNode(Path settings) {
        ProgramProcess node =
                ProgramProcess.start(
                        "node " + NEW,
                        programs.node("--config", settings.toString()),
                        Map.of(),
                        settings.resolveSibling("node.trace"));
        running.add(node);
        return node;
    }

    @Test
    void freshBoardJoinsTheRunningCentreAndIsHeard() throws Exception {
        DemoSystem system =
                DemoSystem.create(
                        folder.resolve("system"),
                        programs,
                        ports,
                        DemoSystem.LANG_SON.subList(0, 1),
                        DemoSystem.Broker.EMBEDDED_TLS);
        running.add(system);
        ProgramProcess centre = system.startCentre();
        CentreClient client = CentreClient.ofAdministrator(system);

        Result made = run(enrolAtCentre(system), "");
        assertThat(made.exit()).as(made.output()).isZero();
        Matcher code = CODE.matcher(made.output());
        assertThat(code.find()).as(made.output()).isTrue();
        Path settings = folder.resolve("board/node.properties");
        Result enrolled = enrolBoard(settings, code.group());
        assertThat(enrolled.exit()).as(enrolled.output()).isZero();
        Result other = enrolBoard(folder.resolve("other/node.properties"), code.group());
        assertThat(other.exit()).as("another board with the same code").isEqualTo(1);
        assertThat(other.output()).contains("đã dùng cho một máy khác");
        assertThat(enrolBoard(settings, code.group()).exit()).as("the same board again").isZero();

        ProgramProcess node = startNode(settings);
        var page =
                new StationPageClient(URI.create("http://127.0.0.1:" + ports.pages().get(1) + "/"));
        DemoSystem.await(
                "the new station with a trusted clock",
                TIMEOUT,
                () -> client.isOnline(NEW) && page.status().at("clockTrusted").isTrue());
        Instant start = Instant.now().plusSeconds(10).truncatedTo(ChronoUnit.SECONDS);
        String slot = client.book(CentreClient.PROVINCE, start, client.ident());
        DemoSystem.await(
                "the confirmation", TIMEOUT, () -> !client.confirmations(NEW, slot).isEmpty());
        assertThat(page.edges()).as("the simulated relay").isNotEmpty();

        // A new board, while the old one runs: the old one is cut off and not let in again.
        Result replaced =
                run(
                        enrolAtCentre(
                                system, "--replace", "--to", folder.resolve("new").toString()),
                        "");
        assertThat(replaced.exit()).as(replaced.output()).isZero();
        DemoSystem.await("the old board to be cut off", TIMEOUT, () -> !client.isOnline(NEW));
        assertThat(centre.output()).contains("The session of " + NEW + " was ended");
        assertThat(node.runs()).as("it goes on playing what it has").isTrue();
    }
}
