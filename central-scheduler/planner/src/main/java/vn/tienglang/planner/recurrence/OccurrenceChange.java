package vn.tienglang.planner.recurrence;

import java.time.LocalDateTime;

/** What was decided about one occurrence by itself. It has no effect when there is none. */
public sealed interface OccurrenceChange {
    /** Which occurrence: when it would have taken place. */
    LocalDateTime id();

    /** It takes place at another time, on the same or another day. */
    record Moved(LocalDateTime id, LocalDateTime to) implements OccurrenceChange {}

    /** It does not take place. */
    record Cancelled(LocalDateTime id) implements OccurrenceChange {}
}
