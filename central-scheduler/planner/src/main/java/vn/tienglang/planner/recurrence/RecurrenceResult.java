package vn.tienglang.planner.recurrence;

import java.util.List;

/** What came of reading a text: the thing meant, or everything that is wrong with the text. */
public sealed interface RecurrenceResult<T> {
    /** It was understood. */
    record Parsed<T>(T value) implements RecurrenceResult<T> {}

    /** It was not; every complaint, in the order of the text, at least one. */
    record Rejected<T>(List<RecurrenceProblem> problems) implements RecurrenceResult<T> {}
}
