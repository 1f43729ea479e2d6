package vn.tienglang.node.gpio;

import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.MemoryLayout.PathElement.sequenceElement;
import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.nio.charset.StandardCharsets;

/** Structures and requests of the GPIO character device, version 2 ({@code linux/gpio.h}). */
final class GpioUapi {
    /** {@code struct gpiochip_info}. */
    static final StructLayout CHIP_INFO =
            structLayout(
                    sequenceLayout(32, JAVA_BYTE).withName("name"),
                    sequenceLayout(32, JAVA_BYTE).withName("label"),
                    JAVA_INT.withName("lines"));

    private static final StructLayout ATTRIBUTE =
            structLayout(
                    JAVA_INT.withName("id"),
                    JAVA_INT.withName("padding"),
                    JAVA_LONG.withName("values"),
                    JAVA_LONG.withName("mask"));

    private static final StructLayout CONFIG =
            structLayout(
                    JAVA_LONG.withName("flags"),
                    JAVA_INT.withName("num_attrs"),
                    sequenceLayout(5, JAVA_INT).withName("padding"),
                    sequenceLayout(10, ATTRIBUTE).withName("attrs"));

    /** {@code struct gpio_v2_line_request}. */
    static final StructLayout LINE_REQUEST =
            structLayout(
                    sequenceLayout(64, JAVA_INT).withName("offsets"),
                    sequenceLayout(32, JAVA_BYTE).withName("consumer"),
                    CONFIG.withName("config"),
                    JAVA_INT.withName("num_lines"),
                    JAVA_INT.withName("event_buffer_size"),
                    sequenceLayout(5, JAVA_INT).withName("padding"),
                    JAVA_INT.withName("fd"));

    /** {@code struct gpio_v2_line_values}. */
    static final StructLayout LINE_VALUES =
            structLayout(JAVA_LONG.withName("bits"), JAVA_LONG.withName("mask"));

    static final long GET_CHIP_INFO = request(2, 0x01, CHIP_INFO);
    static final long GET_LINE = request(3, 0x07, LINE_REQUEST);
    static final long GET_VALUES = request(3, 0x0E, LINE_VALUES);
    static final long SET_VALUES = request(3, 0x0F, LINE_VALUES);

    static final long FLAG_OUTPUT = 1L << 3;
    static final int ATTRIBUTE_OUTPUT_VALUES = 2;

    /** The only line of a request is its first. */
    private static final long FIRST = 1L;

    private static final int CONSUMER_BYTES = 31;

    private GpioUapi() {}

    /** Number of a driver request: {@code _IOR} is 2, {@code _IOWR} is 3. */
    private static long request(int direction, int number, StructLayout argument) {
        return ((long) direction << 30) | (argument.byteSize() << 16) | (0xB4L << 8) | number;
    }

    static long offset(StructLayout layout, String... path) {
        var elements = new PathElement[path.length];
        for (int i = 0; i < path.length; i++) {
            elements[i] = groupElement(path[i]);
        }
        return layout.byteOffset(elements);
    }

    private static long attribute(String name) {
        return LINE_REQUEST.byteOffset(
                groupElement("config"),
                groupElement("attrs"),
                sequenceElement(0),
                groupElement(name));
    }

    /** Request for a line as an output that has its level from the first moment. */
    static MemorySegment outputRequest(Arena arena, int line, boolean high, String consumer) {
        MemorySegment request = arena.allocate(LINE_REQUEST);
        request.set(JAVA_INT, offset(LINE_REQUEST, "offsets"), line);
        byte[] name = consumer.getBytes(StandardCharsets.US_ASCII);
        MemorySegment.copy(
                name,
                0,
                request,
                JAVA_BYTE,
                offset(LINE_REQUEST, "consumer"),
                Math.min(name.length, CONSUMER_BYTES));
        request.set(JAVA_LONG, offset(LINE_REQUEST, "config", "flags"), FLAG_OUTPUT);
        request.set(JAVA_INT, offset(LINE_REQUEST, "config", "num_attrs"), 1);
        request.set(JAVA_INT, attribute("id"), ATTRIBUTE_OUTPUT_VALUES);
        request.set(JAVA_LONG, attribute("values"), high ? FIRST : 0L);
        request.set(JAVA_LONG, attribute("mask"), FIRST);
        request.set(JAVA_INT, offset(LINE_REQUEST, "num_lines"), 1);
        return request;
    }

    /** The descriptor in the answer of the kernel to an {@link #outputRequest}. */
    static int descriptor(MemorySegment request) {
        return request.get(JAVA_INT, offset(LINE_REQUEST, "fd"));
    }

    /** Argument to set or to get the level of the only line of a request. */
    static MemorySegment values(Arena arena, boolean high) {
        MemorySegment values = arena.allocate(LINE_VALUES);
        values.set(JAVA_LONG, offset(LINE_VALUES, "bits"), high ? FIRST : 0L);
        values.set(JAVA_LONG, offset(LINE_VALUES, "mask"), FIRST);
        return values;
    }

    static boolean isHigh(MemorySegment values) {
        return (values.get(JAVA_LONG, offset(LINE_VALUES, "bits")) & FIRST) != 0;
    }

    /** Label of a chip, which names its type; its number may change. */
    static String label(MemorySegment chipInfo) {
        return chipInfo.getString(offset(CHIP_INFO, "label"), StandardCharsets.US_ASCII);
    }

    /** How many lines a chip has. */
    static int lines(MemorySegment chipInfo) {
        return chipInfo.get(JAVA_INT, offset(CHIP_INFO, "lines"));
    }
}
