package vn.tienglang.planner.document;

import java.util.List;

/** Result of reading a text: the parsed value, or every problem. */
public sealed interface DocumentResult<T> {
    /** The text is valid. */
    record Parsed<T>(T value) implements DocumentResult<T> {}

    /**
     * The text is invalid.
     *
     * @param problems at least one, at most {@link DocumentLimits#PROBLEMS}
     */
    record Rejected<T>(List<DocumentProblem> problems) implements DocumentResult<T> {
        /** Copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
