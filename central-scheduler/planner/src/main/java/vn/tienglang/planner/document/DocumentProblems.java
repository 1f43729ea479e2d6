package vn.tienglang.planner.document;

import java.util.ArrayList;
import java.util.List;

/** Problems collected while reading one text. */
final class DocumentProblems {
    private final List<DocumentProblem> problems = new ArrayList<>();
    private int count;

    void add(String path, String message) {
        count++;
        if (count < DocumentLimits.PROBLEMS) {
            problems.add(new DocumentProblem(path, message));
        }
    }

    /** Returns the number of problems, including those that were not kept. */
    int count() {
        return count;
    }

    /** Returns all problems, or the first ones and how many more there are. */
    List<DocumentProblem> all() {
        var all = new ArrayList<>(problems);
        if (count > problems.size()) {
            all.add(new DocumentProblem("$", "and " + (count - problems.size()) + " more"));
        }
        return List.copyOf(all);
    }
}
