package vn.tienglang.planner.form;

import java.util.List;

/** What came of reading a text: the thing meant, or everything that stands against the text. */
public sealed interface Reading<T> {
    /** It was understood. */
    record Understood<T>(T value) implements Reading<T> {}

    /**
     * It was not.
     *
     * @param complaints at least one, at most {@link FormLimits#COMPLAINTS}
     */
    record Refused<T>(List<Complaint> complaints) implements Reading<T> {
        /** Takes a copy. */
        public Refused {
            complaints = List.copyOf(complaints);
        }
    }
}
