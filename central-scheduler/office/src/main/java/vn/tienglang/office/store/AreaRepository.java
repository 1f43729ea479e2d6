package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaTree;

/** Repository of areas and their periods of existence. */
public interface AreaRepository {
    /** The tree of all areas. The tree is cached; it is built again only after {@link #add}. */
    AreaTree tree();

    /**
     * Adds areas.
     *
     * @throws IllegalArgumentException when they do not form a tree with the stored ones
     */
    void add(List<Area> areas);
}
