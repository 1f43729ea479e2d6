package vn.tienglang.pages.form;

import java.util.Optional;
import vn.tienglang.planner.slot.SlotId;

/** Readers of ids in the path of a request. */
public final class PathIds {
    private PathIds() {}

    /** The slot id of a path; empty when the text cannot be one. */
    public static Optional<SlotId> slotId(String text) {
        try {
            return Optional.of(new SlotId(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
