package vn.tienglang.node.gpio;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import vn.tienglang.node.gpio.Libc.Errno;

/**
 * Finds GPIO chips by label and requests lines from them. The number of a chip is not fixed: the
 * header of a Raspberry Pi 5 is chip 0 under one kernel and chip 4 under another.
 */
final class GpioChips {
    /** Labels of the chip behind the 40-pin header: Pi 1 to 3, Pi 4, Pi 5. */
    private static final List<String> PI_HEADERS =
            List.of("pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1");

    private static final String CONSUMER = "tieng-lang";

    private final Libc libc;
    private final List<String> paths;

    /** Chips of these device files. */
    GpioChips(Libc libc, List<String> paths) {
        this.libc = libc;
        this.paths = List.copyOf(paths);
    }

    /** The chips this machine has. */
    static GpioChips ofThisMachine() throws RelayUnavailableException {
        try (Stream<Path> devices = Files.list(Path.of("/dev"))) {
            return new GpioChips(
                    new LinuxLibc(),
                    devices.filter(path -> path.getFileName().toString().startsWith("gpiochip"))
                            .map(Path::toString)
                            .sorted()
                            .toList());
        } catch (IOException e) {
            throw new RelayUnavailableException("Cannot look for GPIO chips in /dev.", e);
        }
    }

    /** One line of a chip, held as an output. */
    final class Line implements AutoCloseable {
        private final int descriptor;
        private final String chip;
        private boolean closed;

        private Line(int descriptor, String chip) {
            this.descriptor = descriptor;
            this.chip = chip;
        }

        /** The label of its chip. */
        String chip() {
            return chip;
        }

        void set(boolean high) throws Errno {
            try (Arena arena = Arena.ofConfined()) {
                libc.ioctl(descriptor, GpioUapi.SET_VALUES, GpioUapi.values(arena, high));
            }
        }

        /** The level that the chip reports, not the one that was set. */
        boolean isHigh() throws Errno {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment values = GpioUapi.values(arena, false);
                libc.ioctl(descriptor, GpioUapi.GET_VALUES, values);
                return GpioUapi.isHigh(values);
            }
        }

        /** Closes once only: a closed descriptor number is soon reused. */
        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                libc.close(descriptor);
            }
        }
    }

    /** Requests the line of this pin; it has this level from the first moment. */
    Line output(Pin pin, boolean high) throws RelayUnavailableException {
        if (paths.isEmpty()) {
            throw new RelayUnavailableException(
                    "This machine has no GPIO chip (no /dev/gpiochip*);"
                            + " on a laptop choose the simulated relay board.");
        }
        var seen = new ArrayList<String>();
        for (String path : paths) {
            try {
                int chip = libc.open(path);
                try {
                    String label = label(chip);
                    seen.add(label);
                    if (isMeant(pin, label)) {
                        return new Line(request(chip, pin, high, label), label);
                    }
                } finally {
                    libc.close(chip);
                }
            } catch (Errno e) {
                throw fault(path, e);
            }
        }
        throw new RelayUnavailableException(
                "No GPIO chip is labelled %s; there are: %s."
                        .formatted(pin.chip().isEmpty() ? PI_HEADERS : pin.chip(), seen));
    }

    private static boolean isMeant(Pin pin, String label) {
        return pin.chip().isEmpty() ? PI_HEADERS.contains(label) : pin.chip().equals(label);
    }

    private String label(int chip) throws Errno {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(GpioUapi.CHIP_INFO);
            libc.ioctl(chip, GpioUapi.GET_CHIP_INFO, info);
            return GpioUapi.label(info);
        }
    }

    private int request(int chip, Pin pin, boolean high, String label)
            throws RelayUnavailableException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment request = GpioUapi.outputRequest(arena, pin.line(), high, CONSUMER);
            libc.ioctl(chip, GpioUapi.GET_LINE, request);
            return GpioUapi.descriptor(request);
        } catch (Errno e) {
            String line = "GPIO line " + pin.line() + " of " + label;
            throw switch (e.code()) {
                case Errno.EBUSY ->
                        new RelayUnavailableException(
                                line + " is held by another program; stop that one.", e);
                case Errno.EINVAL ->
                        new RelayUnavailableException(
                                line + " does not exist or cannot be an output.", e);
                default ->
                        new RelayUnavailableException(
                                line + " cannot be had: " + e.getMessage() + ".", e);
            };
        }
    }

    private static RelayUnavailableException fault(String path, Errno e) {
        return switch (e.code()) {
            case Errno.EACCES, Errno.EPERM ->
                    new RelayUnavailableException(
                            path + " may not be used; add the program's user to group 'gpio'.", e);
            case Errno.ENOENT, Errno.ENODEV ->
                    new RelayUnavailableException(path + " went away while it was looked at.", e);
            case Errno.ENOTTY -> new RelayUnavailableException(path + " is not a GPIO chip.", e);
            default ->
                    new RelayUnavailableException(
                            path + " cannot be used: " + e.getMessage() + ".", e);
        };
    }
}
