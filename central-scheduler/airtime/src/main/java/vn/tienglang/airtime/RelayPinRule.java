package vn.tienglang.airtime;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rule for the pin that switches an amplifier. It refuses pins that the board uses itself or that
 * have the wrong level while the board starts. Applies to the 40-pin header of a Raspberry Pi; pins
 * of other chips are not known and are accepted.
 */
public final class RelayPinRule {
    /**
     * Labels of the chip behind the header: Pi 1 to 3, Pi 4, Pi 5. Empty: the one that is there.
     */
    private static final Set<String> HEADERS =
            Set.of("", "pinctrl-bcm2835", "pinctrl-bcm2711", "pinctrl-rp1");

    /** Pins with a use of their own, by BCM number. */
    private static final Map<Integer, String> USED =
            Map.of(
                    0, "ID_SD, which the board reads at each start to identify attached boards",
                    1, "ID_SC, which the board reads at each start to identify attached boards",
                    2, "SDA of the I2C bus, which is always pulled up",
                    3, "SCL of the I2C bus, which is always pulled up",
                    14, "TXD of the UART, which carries the messages of the start",
                    15, "RXD of the UART, which is driven by what is connected to it");

    /** Highest BCM number on the header; the pins above drive parts of the board. */
    private static final int LAST_ON_HEADER = 27;

    /** Pins up to this one are pulled up from power-on until a program drives them. */
    private static final int LAST_PULLED_UP = 8;

    private static final String ADVICE = "; use one of GPIO 9 to 13 and 16 to 27";

    private RelayPinRule() {}

    /**
     * One sentence why a relay must not be wired to this pin; empty if it may.
     *
     * @param chip label of the GPIO chip; empty for the header of a Raspberry Pi
     * @param line BCM number
     * @param activeLow true when the relay closes at the low level
     */
    public static Optional<String> problem(String chip, int line, boolean activeLow) {
        if (!HEADERS.contains(chip)) {
            return Optional.empty();
        }
        String use = USED.get(line);
        if (use != null) {
            return Optional.of("GPIO " + line + " is " + use + ADVICE);
        }
        if (line > LAST_ON_HEADER) {
            return Optional.of(
                    "GPIO "
                            + line
                            + " is not on the header and drives a part of the board"
                            + ADVICE);
        }
        if (line <= LAST_PULLED_UP && !activeLow) {
            return Optional.of(
                    "GPIO "
                            + line
                            + " is pulled up while the board starts, and a relay that closes at"
                            + " the high level would switch the amplifier on"
                            + ADVICE);
        }
        return Optional.empty();
    }
}
