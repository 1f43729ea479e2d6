package vn.tienglang.planner.document;

import java.util.List;

/** What came of reading a text: the thing meant, or everything that stands against the text. */
public sealed interface DocumentResult<T> {
    /** It was understood. */
    record Parsed<T>(T value) implements DocumentResult<T> {}

    /**
     * It was not.
     *
     * @param problems at least one, at most {@link DocumentLimits#COMPLAINTS}
     */
    record Rejected<T>(List<DocumentProblem> problems) implements DocumentResult<T> {
        /** Takes a copy. */
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
