package vn.tienglang.planner.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * One time that a recurrence takes place.
 *
 * @param id when it would have taken place by the recurrence itself, its name for good: iCalendar's
 *     RECURRENCE-ID
 * @param start when it does; another time than {@code id} when it was moved
 */
public record Occurrence(LocalDateTime id, LocalDateTime start) {
    /**
     * When that is in a zone, by {@code java.time}'s rule: a time that the zone skips moves forward
     * by the gap, a time that it has twice means the first.
     */
    public Instant instant(ZoneId zone) {
        return start.atZone(zone).toInstant();
    }
}
