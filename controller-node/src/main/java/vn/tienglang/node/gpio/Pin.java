package vn.tienglang.node.gpio;

/**
 * Where a relay hangs.
 *
 * @param chip label of the GPIO chip ({@code pinctrl-rp1}); empty text for whichever chip has the
 *     header of a Raspberry Pi
 * @param line number of the line, as BCM counts on a Raspberry Pi; 0 to 1023
 * @param activeLow true when the relay closes at the low level, as most relay boards do
 */
public record Pin(String chip, int line, boolean activeLow) {
    /** Refuses a line that no chip has. */
    public Pin {
        if (line < 0 || line > 1023) {
            throw new IllegalArgumentException("no GPIO line " + line);
        }
    }
}
