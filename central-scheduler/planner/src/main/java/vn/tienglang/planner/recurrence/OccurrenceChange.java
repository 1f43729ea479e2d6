package vn.tienglang.planner.recurrence;

import java.time.LocalDateTime;

/** Change of one occurrence. It has no effect if the occurrence does not exist. */
public sealed interface OccurrenceChange {
    /** Returns the id of the occurrence: its time by the recurrence itself. */
    LocalDateTime id();

    /** The occurrence takes place at another time, on the same or another day. */
    record Moved(LocalDateTime id, LocalDateTime to) implements OccurrenceChange {}

    /** The occurrence does not take place. */
    record Cancelled(LocalDateTime id) implements OccurrenceChange {}
}
