package vn.tienglang.planner.recurrence;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * Occurrence of a recurrence.
 *
 * @param id the time by the recurrence itself, its permanent id: iCalendar's RECURRENCE-ID
 * @param start the actual start; differs from {@code id} if the occurrence was moved
 */
public record Occurrence(LocalDateTime id, LocalDateTime start) {
    /**
     * Returns the start in a zone by the rule of {@code java.time}: a time in a gap moves forward
     * by the gap, and of a repeated time the first counts.
     */
    public Instant instant(ZoneId zone) {
        return start.atZone(zone).toInstant();
    }
}
