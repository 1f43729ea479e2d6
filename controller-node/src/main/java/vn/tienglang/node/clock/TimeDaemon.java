package vn.tienglang.node.clock;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * State of the machine's time daemon. {@code systemd-timesyncd} creates a file once it has set the
 * clock from the network (systemd-timesyncd.service(8)). Other daemons do not; then the station
 * judges its clock only by the signed time of the centre.
 */
public final class TimeDaemon {
    private static final Path SYNCHRONISED = Path.of("/run/systemd/timesync/synchronized");

    private final Path file;

    /** The daemon of this machine. */
    public TimeDaemon() {
        this(SYNCHRONISED);
    }

    /** A daemon that creates this file once it is synchronised. */
    TimeDaemon(Path file) {
        this.file = file;
    }

    /** True once the clock was set from the network since the machine started. */
    public boolean isSynchronised() {
        return Files.exists(file);
    }
}
