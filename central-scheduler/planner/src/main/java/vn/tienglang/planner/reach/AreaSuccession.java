package vn.tienglang.planner.reach;

import java.time.LocalDate;
import vn.tienglang.airtime.AreaCode;

/**
 * That one unit carries on another, or a part of it.
 *
 * @param before the unit that ended
 * @param after the unit that carries it on; a unit that was split has several
 * @param on first day on which it does
 */
public record AreaSuccession(AreaCode before, AreaCode after, LocalDate on) {
    /** Refuses a unit that carries on itself. */
    public AreaSuccession {
        if (before.equals(after)) {
            throw new IllegalArgumentException("area " + before + " cannot succeed itself");
        }
    }
}
