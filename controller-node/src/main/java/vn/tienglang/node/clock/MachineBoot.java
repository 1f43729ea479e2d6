package vn.tienglang.node.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tinylog.Logger;

/** Id of the boot of this machine: the kernel makes a new one at each start. */
public final class MachineBoot {
    private static final Path ID = Path.of("/proc/sys/kernel/random/boot_id");

    private MachineBoot() {}

    /** The id; empty if the kernel does not give one. */
    public static String id() {
        return id(ID);
    }

    static String id(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            Logger.warn("The boot of the machine has no id: {}", e.toString());
            return "";
        }
    }
}
