package vn.tienglang.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside a running centre: given, refused, and by someone else. */
class CommandServerTest {
    @TempDir Path folder;

    private CommandServer start() {
        return CommandServer.start(
                folder,
                new SecureRandom(),
                arguments -> {
                    if (arguments.contains("--fail")) {
                        throw new StartupFailure("Station ls-a is enrolled already.");
                    }
                    return "done: " + arguments;
                });
    }

    @Test
    void aCommandIsGivenToTheRunningCentre() throws IOException {
        try (CommandServer server = start()) {
            assertThat(CommandClient.enrol(folder, List.of("--name", "Đài Mẫu Sơn")))
                    .contains("done: [--name, Đài Mẫu Sơn]");
            assertThat(
                            PosixFilePermissions.toString(
                                    Files.getPosixFilePermissions(
                                            folder.resolve(CommandServer.FILE))))
                    .isEqualTo("rw-------");
            assertThat(server).isNotNull();
        }
        assertThat(folder.resolve(CommandServer.FILE)).doesNotExist();
        assertThat(CommandClient.enrol(folder, List.of())).isEmpty();
    }

    @Test
    void whatTheCentreRefusesIsSaid() {
        try (CommandServer server = start()) {
            assertThat(server).isNotNull();
            assertThatThrownBy(() -> CommandClient.enrol(folder, List.of("--fail")))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessage("Station ls-a is enrolled already.");
        }
    }

    @Test
    void nobodyWithoutTheTokenGivesCommands() throws IOException {
        try (CommandServer server = start()) {
            assertThat(server).isNotNull();
            Path file = folder.resolve(CommandServer.FILE);
            String port = Files.readString(file).split(" ", -1)[0];
            Files.writeString(file, port + " " + "A".repeat(43));
            assertThatThrownBy(() -> CommandClient.enrol(folder, List.of("--name", "x")))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessageContaining("try again");
        }
    }

    @Test
    void aCentreThatWasKilledIsNotRunning() throws IOException {
        String access;
        try (CommandServer server = start()) {
            assertThat(server).isNotNull();
            access = Files.readString(folder.resolve(CommandServer.FILE));
        }
        Files.writeString(folder.resolve(CommandServer.FILE), access);
        assertThat(CommandClient.enrol(folder, List.of("--name", "x"))).isEmpty();
    }

    @Test
    void aCommandThatIsTooLongIsRefused() {
        try (CommandServer server = start()) {
            assertThat(server).isNotNull();
            assertThatThrownBy(() -> CommandClient.enrol(folder, List.of("x".repeat(20_000))))
                    .isInstanceOf(StartupFailure.class)
                    .hasMessage("The command is too long.");
        }
    }
}
