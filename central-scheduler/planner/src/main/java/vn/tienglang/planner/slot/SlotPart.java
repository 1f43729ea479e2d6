package vn.tienglang.planner.slot;

import java.time.Duration;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.planner.bulletin.BulletinId;

/** Part of a slot's programme. Parts follow one another without a pause. */
public sealed interface SlotPart {
    /** Recording that always plays: an ident, a sign-off, a single announcement. */
    record Recording(ClipId clip) implements SlotPart {}

    /**
     * Bulletins in rotation from one occurrence to the next, in languages chosen by the slot's mix.
     * The last ones are omitted if there is no room.
     *
     * @param rotation the bulletins; at least one
     * @param perOccurrence how many each occurrence plays, from 1 to the size of the rotation
     */
    record Bulletins(List<BulletinId> rotation, int perOccurrence) implements SlotPart {
        /** Copies the list. */
        public Bulletins {
            rotation = List.copyOf(rotation);
            if (perOccurrence < 1 || perOccurrence > rotation.size()) {
                throw new IllegalArgumentException(
                        perOccurrence + " of " + rotation.size() + " bulletins");
            }
        }
    }

    /**
     * Notices of the station's own unit, as many as fit: every bulletin that this unit issued and
     * that is valid on the day, by id.
     *
     * @param maximum their maximum total length
     */
    record Notices(Duration maximum) implements SlotPart {
        /** Rejects a maximum that is not positive. */
        public Notices {
            if (!maximum.isPositive()) {
                throw new IllegalArgumentException("notices of " + maximum);
            }
        }
    }

    /**
     * Relay of another station's programme. The airtime is reserved; a station that cannot relay
     * stays silent.
     *
     * @param source the name of the source in the office
     * @param length the length of the relay
     */
    record Relay(String source, Duration length) implements SlotPart {
        /** Composes the source; rejects a relay without a source or a length. */
        public Relay {
            source = PlainText.composed(source);
            if (source.isBlank() || !length.isPositive()) {
                throw new IllegalArgumentException("a relay of '" + source + "' for " + length);
            }
        }
    }
}
