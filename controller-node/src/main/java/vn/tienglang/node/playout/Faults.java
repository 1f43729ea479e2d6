package vn.tienglang.node.playout;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.Limits;

/** The faults that stand, each with what is known of it. */
final class Faults {
    private final Map<Fault, String> standing = new EnumMap<>(Fault.class);

    void raise(Fault fault) {
        standing.put(fault, fault.words());
    }

    /** Raises it with what an adapter said, made fit for the wire. */
    void raise(Fault fault, String detail) {
        String words = (fault.words() + ": " + detail).replaceAll("\\p{Cntrl}+", " ").strip();
        int end = Math.min(words.length(), Limits.WORDS_CHARACTERS);
        standing.put(fault, words.substring(0, end));
    }

    void clear(Fault fault) {
        standing.remove(fault);
    }

    void set(Fault fault, boolean stands) {
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
