package vn.tienglang.node.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the real guard with real processes and signals, on a relay that keeps its level. */
final class GuardProcessTest {
    private static final Path GUARD =
            Path.of("../deploy/debian/tieng-lang-guard").toAbsolutePath().normalize();
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration PATIENT = Duration.ofSeconds(30);

    @TempDir private Path folder;

    private final List<Process> processes = new ArrayList<>();
    private Path socket;
    private Path relay;

    @BeforeEach
    void name() {
        socket = folder.resolve("socket");
        relay = folder.resolve("relay");
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private Process start(List<String> command) throws IOException {
        Process process =
                new ProcessBuilder(command)
                        .redirectError(
                                ProcessBuilder.Redirect.appendTo(folder.resolve("errors").toFile()))
                        .start();
        processes.add(process);
        return process;
    }

    private Process guard() throws IOException {
        Process guard =
                start(
                        List.of(
                                "/usr/bin/python3",
                                "-IS",
                                GUARD.toString(),
                                "watch",
                                "--pin-file",
                                relay.toString(),
                                "--socket",
                                socket.toString()));
        await(() -> Files.exists(socket), PATIENT);
        return guard;
    }

    /** Starts a program under the guard; returns when its relay is closed. */
    private Process program(String behaviour) throws IOException {
        Process program =
                start(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx32m",
                                "-XX:+UseSerialGC",
                                "-XX:+ExitOnOutOfMemoryError",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                GuardedProgram.class.getName(),
                                socket.toString(),
                                relay.toString(),
                                behaviour));
        BufferedReader out = program.inputReader();
        assertThat(out.readLine()).as(errors()).isEqualTo("closed");
        return program;
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("errors"));
    }

    private static void signal(String name, Process process) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start();
    }

    private boolean isOpen() {
        try {
            return Files.readString(relay).startsWith("OPEN");
        } catch (IOException e) {
            return false;
        }
    }

    private interface Condition {
        boolean holds();
    }

    private static boolean await(Condition condition, Duration atMost) {
        long until = System.nanoTime() + atMost.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() > until) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return true;
    }

    private void assertOpenInTime() throws IOException {
        assertThat(await(this::isOpen, LIMIT)).as(errors()).isTrue();
    }

    @Test
    void killedProgramLeavesAnOpenRelay() throws IOException {
        guard();
        Process program = program("wait");
        assertThat(isOpen()).as("closed until then").isFalse();
        program.destroyForcibly();
        assertOpenInTime();
    }

    @Test
    void stoppedProgramIsKilledAndTheRelayOpened() throws Exception {
        guard();
        Process program = program("wait");
        signal("STOP", program);
        assertOpenInTime();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(errors()).contains("with the relay closed: killed");
    }

    @Test
    void programWithoutMemoryLeavesAnOpenRelay() throws IOException {
        guard();
        program("memory");
        assertThat(await(this::isOpen, PATIENT)).as(errors()).isTrue();
    }

    @Test
    void hungStationEndsWithAnOpenRelayAndAFailure() throws Exception {
        guard();
        Process program = program("hang");
        assertOpenInTime();
        assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(program.exitValue()).isEqualTo(1);
    }

    @Test
    void nextProgramGetsTheLineBack() throws IOException {
        guard();
        program("wait").destroyForcibly();
        assertOpenInTime();
        program("wait");
        assertThat(isOpen()).isFalse();
    }

    @Test
    void guardThatStartsAgainIsConnectedAgain() throws Exception {
        guard().destroyForcibly().waitFor();
        Files.delete(socket);
        Process first = guard();
        Process program = program("wait");
        first.destroyForcibly().waitFor();
        Files.delete(socket);
        guard();
        await(() -> logged("watching process"), PATIENT);
        signal("STOP", program);
        assertThat(await(this::isOpen, LIMIT.plusSeconds(1))).as(errors()).isTrue();
    }

    private boolean logged(String text) {
        try {
            return errors().split(text, -1).length > 2;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void lineIsHeldOpenBeforeTheFirstProgram() throws IOException {
        Files.writeString(relay, "CLOSED\n");
        guard();
        assertOpenInTime();
    }

    /** The settings are those of the node, so that both have the same pin. */
    @Test
    void stopActionReadsTheSettingsOfTheNode() throws Exception {
        Path settings = folder.resolve("node.properties");
        Files.writeString(settings, "# trạm\nstation.name = Đài xã\nrelay = simulated\n");
        assertThat(openOnce(settings)).as(errors()).isZero();

        Files.writeString(
                settings,
                """
                relay=gpio
                relay.chip.label : no-such-chip
                relay.line = 17
                relay.active-low = false
                """);
        assertThat(openOnce(settings)).isEqualTo(1);
        assertThat(errors()).contains("no GPIO chip labelled no-such-chip");

        assertThat(openOnce(folder.resolve("nowhere"))).isEqualTo(1);
        assertThat(errors()).contains("the settings of the node cannot be used");
    }

    private int openOnce(Path settings) throws IOException, InterruptedException {
        return start(
                        List.of(
                                "/usr/bin/python3",
                                "-IS",
                                GUARD.toString(),
                                "open",
                                "--config",
                                settings.toString()))
                .waitFor();
    }

    @Test
    void stopActionOpensTheRelayWithoutAGuard() throws Exception {
        Process program = program("wait");
        program.destroyForcibly().waitFor();
        assertThat(isOpen()).as("keeps its level").isFalse();
        Process open =
                start(
                        List.of(
                                "/usr/bin/python3",
                                "-IS",
                                GUARD.toString(),
                                "open",
                                "--pin-file",
                                relay.toString()));
        assertThat(open.waitFor()).as(errors()).isZero();
        assertThat(isOpen()).isTrue();
    }
}
