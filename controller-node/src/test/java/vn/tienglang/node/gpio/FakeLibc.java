package vn.tienglang.node.gpio;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Simulated kernel with GPIO chips. It reads the raw offsets of {@code linux/gpio.h} as gcc lays
 * them out, so that it shares no layout with the program that both could have wrong.
 */
final class FakeLibc implements Libc {
    private static final long GET_CHIP_INFO = 0x8044B401L;
    private static final long GET_LINE = 0xC250B407L;
    private static final long GET_VALUES = 0xC010B40EL;
    private static final long SET_VALUES = 0xC010B40FL;

    private final Map<String, Chip> chips = new LinkedHashMap<>();
    private final Map<Integer, Chip> openChips = new HashMap<>();
    private final Map<Integer, Line> openLines = new HashMap<>();
    private final Map<String, Integer> locked = new HashMap<>();
    private int nextDescriptor = 3;
    private boolean dead;

    private record Chip(String label, int lines, Set<Integer> taken, Map<Integer, Line> wires) {}

    /** A wire on a line, with every level that it ever had. */
    static final class Line {
        private final int number;
        private final Chip chip;
        private final List<Boolean> levels = new ArrayList<>();
        private String consumer = "";
        private boolean stuck;

        private Line(int number, Chip chip) {
            this.number = number;
            this.chip = chip;
        }

        /** Every level since the line was requested as an output; first the initial one. */
        List<Boolean> levels() {
            return List.copyOf(levels);
        }

        String consumer() {
            return consumer;
        }

        /** Makes the wire keep its level whatever is written. */
        void stick() {
            stuck = true;
        }

        private void set(boolean level) {
            if (!stuck && (levels.isEmpty() || levels.getLast() != level)) {
                levels.add(level);
            }
        }
    }

    /** Adds a chip. */
    FakeLibc with(String path, String label, int lines) {
        chips.put(path, new Chip(label, lines, new HashSet<>(), new HashMap<>()));
        return this;
    }

    /** Makes opening this path fail with this error. */
    FakeLibc locked(String path, int errno) {
        chips.putIfAbsent(path, new Chip("locked", 0, new HashSet<>(), new HashMap<>()));
        locked.put(path, errno);
        return this;
    }

    /** Another program holds this line. */
    FakeLibc taken(String path, int line) {
        chip(path).taken().add(line);
        return this;
    }

    List<String> paths() {
        return List.copyOf(chips.keySet());
    }

    Line line(String path, int number) {
        Chip chip = chip(path);
        return chip.wires().computeIfAbsent(number, n -> new Line(n, chip));
    }

    /** Makes the board stop answering. */
    void die() {
        dead = true;
    }

    int openDescriptors() {
        return openChips.size() + openLines.size();
    }

    private Chip chip(String path) {
        Chip chip = chips.get(path);
        if (chip == null) {
            throw new IllegalArgumentException(path);
        }
        return chip;
    }

    @Override
    public int open(String path) throws Errno {
        Integer errno = locked.get(path);
        if (errno != null) {
            throw new Errno("open " + path, errno);
        }
        if (!chips.containsKey(path)) {
            throw new Errno("open " + path, Errno.ENOENT);
        }
        openChips.put(nextDescriptor, chip(path));
        return nextDescriptor++;
    }

    @Override
    public void ioctl(int descriptor, long request, MemorySegment argument) throws Errno {
        if (dead) {
            throw new Errno("ioctl", Errno.ENODEV);
        }
        if (request == GET_CHIP_INFO && openChips.containsKey(descriptor)) {
            chipInfo(openChips.get(descriptor), argument);
        } else if (request == GET_LINE && openChips.containsKey(descriptor)) {
            takeLine(openChips.get(descriptor), argument);
        } else if (request == SET_VALUES && openLines.containsKey(descriptor)) {
            openLines.get(descriptor).set((argument.get(JAVA_LONG, 0) & 1) == 1);
        } else if (request == GET_VALUES && openLines.containsKey(descriptor)) {
            boolean level = openLines.get(descriptor).levels().getLast();
            argument.set(JAVA_LONG, 0, level ? 1L : 0L);
        } else {
            throw new Errno("ioctl", Errno.ENOTTY);
        }
    }

    private static void chipInfo(Chip chip, MemorySegment info) {
        byte[] label = chip.label().getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(MemorySegment.ofArray(label), 0, info, 32, label.length);
        info.set(JAVA_INT, 64, chip.lines());
    }

    private void takeLine(Chip chip, MemorySegment request) throws Errno {
        int number = request.get(JAVA_INT, 0);
        boolean output = request.get(JAVA_LONG, 288) == 8;
        boolean hasLevel = request.get(JAVA_INT, 296) == 1 && request.get(JAVA_INT, 320) == 2;
        if (number >= chip.lines() || request.get(JAVA_INT, 560) != 1 || !output) {
            throw new Errno("ioctl", Errno.EINVAL);
        }
        if (!chip.taken().add(number)) {
            throw new Errno("ioctl", Errno.EBUSY);
        }
        Line line = chip.wires().computeIfAbsent(number, n -> new Line(n, chip));
        line.consumer = request.getString(256, StandardCharsets.US_ASCII);
        // Without a level the kernel drives an output low.
        line.set(hasLevel && (request.get(JAVA_LONG, 328) & request.get(JAVA_LONG, 336)) == 1);
        openLines.put(nextDescriptor, line);
        request.set(JAVA_INT, 588, nextDescriptor++);
    }

    @Override
    public void close(int descriptor) {
        openChips.remove(descriptor);
        Line line = openLines.remove(descriptor);
        if (line != null) {
            line.chip.taken().remove(line.number);
        }
    }
}
