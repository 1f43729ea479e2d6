package vn.tienglang.node.clock;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import vn.tienglang.node.port.TimeDaemonState;

/**
 * State of the machine's time daemon: a state that is read, not an event that is waited for. The
 * kernel knows it for every daemon. {@code systemd-timesyncd} also creates a file once it has set
 * the clock from the network (systemd-timesyncd.service(8)), which stays when the kernel does not
 * confirm the clock, for example after a step.
 */
public final class TimeDaemon {
    private static final Path SET_SINCE_BOOT = Path.of("/run/systemd/timesync/synchronized");

    private final Supplier<Optional<Duration>> kernel;
    private final Path file;

    /** The daemon of this machine. */
    public TimeDaemon() {
        this(new KernelClock(), SET_SINCE_BOOT);
    }

    /**
     * A daemon.
     *
     * @param kernel bound of the error by the kernel; empty while the clock is not synchronised
     * @param file file that exists once the daemon has set the clock
     */
    TimeDaemon(Supplier<Optional<Duration>> kernel, Path file) {
        this.kernel = kernel;
        this.file = file;
    }

    /** The present state. */
    public TimeDaemonState read() {
        return kernel.get()
                .map(TimeDaemonState::synchronised)
                .orElseGet(() ->
                        Files.exists(file) ? TimeDaemonState.SET : TimeDaemonState.UNSYNCHRONISED);
    }
}
