package vn.tienglang.central.desk;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.BulletinId;

/** The bulletins there are, laid aside or not. */
public interface BulletinBook {
    /** Enters one whose id is new, in its first revision. */
    void add(KeptBulletin bulletin);

    /**
     * Puts a bulletin in the place of its revision before; false, with nothing changed, when that
     * is not the one that stands here: somebody else was faster.
     */
    boolean replace(KeptBulletin bulletin);

    /** This one. */
    Optional<KeptBulletin> find(BulletinId id);

    /** All of them, the last to end first, then by id. */
    List<KeptBulletin> all();

    /** True when a rendition of any of them is heard from this recording. */
    boolean isHeard(ClipId clip);
}
