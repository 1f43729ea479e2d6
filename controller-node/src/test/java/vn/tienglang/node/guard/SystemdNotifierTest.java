package vn.tienglang.node.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests of the reports to systemd, received by another program. */
final class SystemdNotifierTest {
    private static final String RECEIVER =
            """
            import socket, sys
            s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            s.bind(sys.argv[1].replace("@", "\\0"))
            print("bound", flush=True)
            for _ in range(3):
                print(s.recv(100).decode(), flush=True)
            """;

    @TempDir private Path folder;

    private static void assertReceived(String socket) throws Exception {
        Process receiver =
                new ProcessBuilder(List.of("/usr/bin/python3", "-c", RECEIVER, socket))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (var out = receiver.inputReader()) {
            assertThat(out.readLine()).isEqualTo("bound");
            SystemdNotifier systemd = SystemdNotifier.to(socket);
            systemd.ready();
            systemd.alive();
            systemd.stopping();
            assertThat(out.lines().toList()).containsExactly("READY=1", "WATCHDOG=1", "STOPPING=1");
        } finally {
            receiver.destroyForcibly();
        }
    }

    @Test
    void reportsReachTheSocketOfTheService() throws Exception {
        assertReceived(folder.resolve("notify").toString());
    }

    @Test
    void abstractSocketIsReached() throws Exception {
        assertReceived("@tieng-lang-test-" + ProcessHandle.current().pid());
    }

    @Test
    void nothingHappensOutsideAService() {
        SystemdNotifier.to("").ready();
        SystemdNotifier.to(folder.resolve("nobody").toString()).ready();
        SystemdNotifier.to("x".repeat(200)).ready();
    }
}
