package vn.tienglang.planner.recurrence;

import java.util.List;

/** What came of reading a text: the thing meant, or everything that is wrong with the text. */
public sealed interface Reading<T> {
    /** It was understood. */
    record Understood<T>(T value) implements Reading<T> {}

    /** It was not; every complaint, in the order of the text, at least one. */
    record Refused<T>(List<Complaint> complaints) implements Reading<T> {}
}
