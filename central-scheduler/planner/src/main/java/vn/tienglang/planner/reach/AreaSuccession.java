package vn.tienglang.planner.reach;

import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;

/**
 * Succession of a unit by another, in whole or in part.
 *
 * @param before the unit that ended
 * @param after its successor; a unit that was split has several
 * @param on first day of the succession
 */
public record AreaSuccession(AreaCode before, AreaCode after, LocalDate on) {
    /** Rejects a unit that succeeds itself. */
    public AreaSuccession {
        if (before.equals(after)) {
            throw new IllegalArgumentException("area " + before + " cannot succeed itself");
        }
    }
}
