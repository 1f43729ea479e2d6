package vn.tienglang.deploy.endtoend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.deploy.DemoSystem;
import vn.tienglang.deploy.ProgramCommands;

/** The centre on a machine whose host name has no address, as on a fresh container or board. */
class UnresolvedHostNameIT {
    @TempDir Path folder;

    @Test
    void theCentreStartsWhereTheHostNameHasNoAddress() throws IOException {
        Path hosts = Files.createFile(folder.resolve("hosts"));
        try (DemoSystem system =
                DemoSystem.create(
                        folder.resolve("system"),
                        new ProgramCommands(Path.of("..")),
                        DemoSystem.Ports.free(0),
                        List.of(),
                        DemoSystem.Broker.EMBEDDED)) {
            // With this file the JDK resolves no name, not even the machine's own.
            system.launchCentre(Map.of("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts));

            DemoSystem.await("the centre to answer", Duration.ofSeconds(60), system::centreAnswers);
        }
    }
}
