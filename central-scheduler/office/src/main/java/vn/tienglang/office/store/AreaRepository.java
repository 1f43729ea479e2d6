package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaTree;

/** The places there are, and when they were. */
public interface AreaRepository {
    /** All of them. Cheap to ask for: the tree is built anew only after {@link #add}. */
    AreaTree tree();

    /**
     * Takes these areas in.
     *
     * @throws IllegalArgumentException when they do not make a tree with those that are there
     */
    void add(List<Area> areas);
}
