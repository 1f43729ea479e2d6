package vn.tienglang.node.guard;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.node.gpio.GpioRelay;
import vn.tienglang.node.gpio.Pin;
import vn.tienglang.node.port.RelayState;

/**
 * Program that closes a relay under the guard and then behaves badly. Arguments: the socket of the
 * guard, the file of a {@link FileRelay} or {@code gpio:LINE} for a real one that closes at the
 * high level, and {@code wait}, {@code hang} or {@code memory}.
 */
final class GuardedProgram {
    private static final String GPIO = "gpio:";

    private static final List<byte[]> MEMORY = new ArrayList<>();

    private GuardedProgram() {}

    public static void main(String[] arguments) throws Exception {
        boolean isGpio = arguments[1].startsWith(GPIO);
        int line = isGpio ? Integer.parseInt(arguments[1].substring(GPIO.length())) : 0;
        GuardConnection guard = GuardConnection.open(Path.of(arguments[0]), "", line, false);
        var relay =
                new GuardedRelay(
                        isGpio
                                ? GpioRelay.on(new Pin("", line, false))
                                : new FileRelay(Path.of(arguments[1])),
                        guard);
        var station = new ThreadTimer(System::nanoTime);
        var owner = new ThreadOwner(relay::openForGood, _ -> System.exit(1));
        Heartbeat.start(List.of(station), relay, guard, SystemdNotifier.ofThisProcess(), owner);
        relay.drive(RelayState.CLOSED);
        System.out.println("closed");
        switch (arguments[2]) {
            case "hang" -> station.busy(Duration.ofMillis(1500));
            case "memory" -> {
                while (MEMORY.size() < Integer.MAX_VALUE) {
                    MEMORY.add(new byte[1 << 20]);
                }
            }
            default -> {}
        }
        Thread.currentThread().join();
    }
}
