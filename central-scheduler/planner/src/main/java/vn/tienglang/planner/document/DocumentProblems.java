package vn.tienglang.planner.document;

import java.util.ArrayList;
import java.util.List;

/** Problems collected while reading one text. */
final class DocumentProblems {
    private final List<DocumentProblem> kept = new ArrayList<>();
    private int count;

    void add(String path, String what) {
        count++;
        if (count < DocumentLimits.COMPLAINTS) {
            kept.add(new DocumentProblem(path, what));
        }
    }

    /** Returns the number of problems, including those that were not kept. */
    int count() {
        return count;
    }

    /** Returns all problems, or the first ones and how many more there are. */
    List<DocumentProblem> all() {
        var all = new ArrayList<>(kept);
        if (count > kept.size()) {
            all.add(new DocumentProblem("$", "and " + (count - kept.size()) + " more"));
        }
        return List.copyOf(all);
    }
}
