package vn.tienglang.node.clock;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the machine's time daemon says of itself: {@code systemd-timesyncd} leaves this file once it
 * has set the clock from the network (systemd-timesyncd.service(8)). Other daemons do not, and then
 * the centre's signed time is what the clock is held against.
 */
public final class TimeDaemon {
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    /** True once the clock was set from the network since the machine started. */
    public boolean isSynchronised() {
        return Files.exists(SYNCHRONISED);
    }
}
