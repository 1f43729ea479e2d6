package vn.tienglang.node.playout;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.Limits;

/** The faults that stand, each with what is known of it. */
final class ActiveFaults {
    private final Map<StationFault, String> standing = new EnumMap<>(StationFault.class);

    void raise(StationFault fault) {
        standing.put(fault, fault.words());
    }

    /** Raises it with what an adapter said, made fit for the wire. */
    void raise(StationFault fault, String detail) {
        String words = (fault.words() + ": " + detail).replaceAll("\\p{Cntrl}+", " ").strip();
        int end = Math.min(words.length(), Limits.WORDS_CHARACTERS);
        standing.put(fault, words.substring(0, end));
    }

    void clear(StationFault fault) {
        standing.remove(fault);
    }

    void set(StationFault fault, boolean stands) {
        if (stands) {
            raise(fault);
        } else {
            clear(fault);
        }
    }

    List<String> words() {
        return List.copyOf(standing.values());
    }
}
