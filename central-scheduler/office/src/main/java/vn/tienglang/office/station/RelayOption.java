package vn.tienglang.office.station;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.tienglang.airtime.RelayPinRule;

/**
 * Relay of a station, as the option {@code --relay} of the enrolment names it. There is no default:
 * a station with a simulated relay switches no amplifier and is heard by nobody.
 *
 * @param settings the keys of the relay in the settings of the station, in order
 */
public record RelayOption(Map<String, String> settings) {
    /** What to write after {@code --relay}. */
    public static final String ADVICE =
            "give the GPIO chip and the line that the relay is wired to, as CHIP:PIN (closes at"
                    + " the high level) or CHIP:PIN:low (closes at the low level, as most relay"
                    + " boards do), for example pinctrl-rp1:17:low, or 'simulated' for a computer"
                    + " without a relay";

    private static final Pattern PIN = Pattern.compile("([!-9;-~]{1,31}):([0-9]{1,4})(:low)?");
    private static final int LAST_LINE = 1023;

    /** No relay; the station is heard by nobody. */
    public static final RelayOption SIMULATED = new RelayOption(Map.of("relay", "simulated"));

    /**
     * Reads {@code CHIP:PIN}, {@code CHIP:PIN:low} or {@code simulated}.
     *
     * @throws IllegalArgumentException for any other text, with what to write, and for a pin that
     *     the board uses itself
     */
    public static RelayOption parse(String text) {
        if (text.equals("simulated")) {
            return SIMULATED;
        }
        Matcher pin = PIN.matcher(text);
        if (!pin.matches() || Integer.parseInt(pin.group(2)) > LAST_LINE) {
            throw new IllegalArgumentException("'" + text + "' is not a relay; " + ADVICE);
        }
        int line = Integer.parseInt(pin.group(2));
        boolean activeLow = pin.group(3) != null;
        Optional<String> risk = RelayPinRule.problem(pin.group(1), line, activeLow);
        if (risk.isPresent()) {
            throw new IllegalArgumentException("'" + text + "' is refused: " + risk.get());
        }
        var settings = new LinkedHashMap<String, String>();
        settings.put("relay", "gpio");
        settings.put("relay.chip.label", pin.group(1));
        settings.put("relay.line", String.valueOf(line));
        settings.put("relay.active-low", Boolean.toString(activeLow));
        return new RelayOption(settings);
    }

    /** Whether there is no relay. */
    public boolean isSimulated() {
        return equals(SIMULATED);
    }

    /** Keeps the order of the settings. */
    public RelayOption {
        settings = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
