package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.BulletinId;

/** The bulletins there are, laid aside or not. */
public interface BulletinRepository {
    /** Enters one whose id is new, in its first revision. */
    void add(BulletinRevision bulletin);

    /**
     * Puts a bulletin in the place of its revision before; false, with nothing changed, when that
     * is not the one that stands here: somebody else was faster.
     */
    boolean replace(BulletinRevision bulletin);

    /** This one. */
    Optional<BulletinRevision> find(BulletinId id);

    /** All of them, the last to end first, then by id. */
    List<BulletinRevision> all();

    /** True when a rendition of any of them is heard from this recording. */
    boolean usesClip(ClipId clip);
}
