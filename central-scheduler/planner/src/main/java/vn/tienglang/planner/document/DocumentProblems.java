package vn.tienglang.planner.document;

import java.util.ArrayList;
import java.util.List;

/** What has been said against a text so far. */
final class DocumentProblems {
    private final List<DocumentProblem> kept = new ArrayList<>();
    private int count;

    void add(String path, String what) {
        count++;
        if (count < DocumentLimits.COMPLAINTS) {
            kept.add(new DocumentProblem(path, what));
        }
    }

    /** How many there were, whether kept or not. */
    int count() {
        return count;
    }

    /** All of them, or the first and how many more. */
    List<DocumentProblem> all() {
        var all = new ArrayList<>(kept);
        if (count > kept.size()) {
            all.add(new DocumentProblem("$", "and " + (count - kept.size()) + " more"));
        }
        return List.copyOf(all);
    }
}
