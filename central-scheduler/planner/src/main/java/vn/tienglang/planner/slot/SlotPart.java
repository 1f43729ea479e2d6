package vn.tienglang.planner.slot;

import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.bulletin.BulletinId;

/** One part of what a slot sounds; parts follow one another without a pause. */
public sealed interface SlotPart {
    /** A recording that always sounds: an ident, a sign-off, an announcement of its own. */
    record Recording(ClipId clip) implements SlotPart {}

    /**
     * Bulletins, in turn from one occurrence to the next; the languages by the slot's mix. The last
     * are left out where there is no room.
     *
     * @param rotation which; at least one
     * @param perOccurrence how many an occurrence, 1 to as many as there are
     */
    record Bulletins(List<BulletinId> rotation, int perOccurrence) implements SlotPart {
        /** Takes a copy. */
        public Bulletins {
            rotation = List.copyOf(rotation);
            if (perOccurrence < 1 || perOccurrence > rotation.size()) {
                throw new IllegalArgumentException(
                        perOccurrence + " of " + rotation.size() + " bulletins");
            }
        }
    }

    /**
     * The notices of the station's own unit, as many as fit: every bulletin that unit itself issued
     * and that holds on the day, in order of name.
     *
     * @param maximum how long they may take, together
     */
    record Notices(Duration maximum) implements SlotPart {
        /** Refuses no time at all. */
        public Notices {
            if (!maximum.isPositive()) {
                throw new IllegalArgumentException("notices of " + maximum);
            }
        }
    }

    /**
     * The programme of another station is carried on. The air is kept for it; who cannot carry it
     * stays silent that long.
     *
     * @param source which, by the name the office knows it by
     * @param length how long
     */
    record Relay(String source, Duration length) implements SlotPart {
        /** Refuses a relay of nothing, or of no length. */
        public Relay {
            if (source.isBlank() || !length.isPositive()) {
                throw new IllegalArgumentException("a relay of '" + source + "' for " + length);
            }
        }
    }
}
