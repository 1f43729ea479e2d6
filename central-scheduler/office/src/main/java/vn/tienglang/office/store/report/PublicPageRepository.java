package vn.tienglang.office.store.report;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;

/** Repository of public pages. A unit without a row has none. */
public interface PublicPageRepository {
    /** Stores the choice of a unit; replaces the one before. */
    void put(PublicPage page);

    /** The choice of this unit, if it made one. */
    Optional<PublicPage> find(AreaCode unit);

    /** The choices of all units, by unit. */
    List<PublicPage> all();
}
