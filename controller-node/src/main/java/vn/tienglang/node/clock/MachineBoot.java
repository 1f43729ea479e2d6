package vn.tienglang.node.clock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.tinylog.Logger;

/**
 * Boot of this machine: its id, which the kernel makes anew at each start, and how long the machine
 * has run since.
 */
public final class MachineBoot {
    private static final Path UPTIME = Path.of("/proc/uptime");
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

    /** How long the machine has run, times of standby included; zero if that cannot be read. */
    public static Duration uptime() {
        return uptime(UPTIME);
    }

    static Duration uptime(Path file) {
        try {
            String seconds = Files.readString(file).split(" ", 2)[0];
            return Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1_000));
        } catch (IOException | NumberFormatException e) {
            Logger.warn("The time since the start of the machine is unknown: {}", e.toString());
            return Duration.ZERO;
        }
    }
}
