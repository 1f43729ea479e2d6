package vn.tienglang.planner.form;

import java.util.ArrayList;
import java.util.List;

/** What has been said against a text so far. */
final class Complaints {
    private final List<Complaint> kept = new ArrayList<>();
    private int count;

    void add(String path, String what) {
        count++;
        if (count < FormLimits.COMPLAINTS) {
            kept.add(new Complaint(path, what));
        }
    }

    /** How many there were, whether kept or not. */
    int count() {
        return count;
    }

    /** All of them, or the first and how many more. */
    List<Complaint> all() {
        var all = new ArrayList<>(kept);
        if (count > kept.size()) {
            all.add(new Complaint("$", "and " + (count - kept.size()) + " more"));
        }
        return List.copyOf(all);
    }
}
