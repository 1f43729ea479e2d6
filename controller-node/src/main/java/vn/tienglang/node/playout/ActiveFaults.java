package vn.tienglang.node.playout;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.Limits;

/** Faults that are active now, each with its text for staff. */
final class ActiveFaults {
    private final Map<StationFault, String> active = new EnumMap<>(StationFault.class);

    void raise(StationFault fault) {
        active.put(fault, fault.words());
    }

    /** Raises a fault with the detail that an adapter gave, shortened to fit on the wire. */
    void raise(StationFault fault, String detail) {
        String words = (fault.words() + ": " + detail).replaceAll("\\p{Cntrl}+", " ").strip();
        int end = Math.min(words.length(), Limits.WORDS_CHARACTERS);
        active.put(fault, words.substring(0, end));
    }

    /** Raises a fault with this detail, or clears it when there is none. */
    void replace(StationFault fault, Optional<String> detail) {
        clear(fault);
        detail.ifPresent(words -> raise(fault, words));
    }

    void clear(StationFault fault) {
        active.remove(fault);
    }

    void set(StationFault fault, boolean raised) {
        if (raised) {
            raise(fault);
        } else {
            clear(fault);
        }
    }

    List<String> words() {
        return List.copyOf(active.values());
    }
}
