package vn.tienglang.node.gpio;

/**
 * Pin that a relay is connected to.
 *
 * @param chip label of the GPIO chip ({@code pinctrl-rp1}); empty for the chip with the header of a
 *     Raspberry Pi
 * @param line number of the line (BCM number on a Raspberry Pi), 0 to 1023
 * @param activeLow true when the relay closes at the low level, as most relay boards do
 */
public record Pin(String chip, int line, boolean activeLow) {
    /** Refuses a line outside the range. */
    public Pin {
        if (line < 0 || line > 1023) {
            throw new IllegalArgumentException("no GPIO line " + line);
        }
    }
}
