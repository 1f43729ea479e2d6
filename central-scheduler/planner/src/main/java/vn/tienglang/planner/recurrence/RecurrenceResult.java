package vn.tienglang.planner.recurrence;

import java.util.List;

/** Result of reading a text: the parsed value, or every problem. */
public sealed interface RecurrenceResult<T> {
    /** The text is valid. */
    record Parsed<T>(T value) implements RecurrenceResult<T> {}

    /** The text is invalid; every problem in text order, at least one. */
    record Rejected<T>(List<RecurrenceProblem> problems) implements RecurrenceResult<T> {}
}
