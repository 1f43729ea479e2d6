package vn.tienglang.office.store;

import java.util.List;
import vn.tienglang.airtime.Area;
import vn.tienglang.airtime.AreaTree;
import vn.tienglang.office.store.station.AreaChange;

/** Repository of areas and their periods of existence. */
public interface AreaRepository {
    /** The tree of all areas. The tree is cached; it is built again only after a change. */
    AreaTree tree();

    /** The version of the tree: higher after every change. */
    long version();

    /**
     * Adds areas.
     *
     * @throws IllegalArgumentException when they do not form a tree with the stored ones
     */
    void add(List<Area> areas);

    /**
     * Replaces areas.
     *
     * @param before stored areas, by code and first day
     * @throws IllegalArgumentException when an area of {@code before} is not stored exactly so, or
     *     the rest and {@code after} do not form a tree
     */
    void replace(List<Area> before, List<Area> after);

    /** Stores what was changed; the number is new. */
    void add(AreaChange change);

    /** Marks a change as undone. */
    void markUndone(long number);

    /** Every change, the first one first. */
    List<AreaChange> changes();
}
