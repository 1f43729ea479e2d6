package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.BulletinRevision;
import vn.tienglang.planner.bulletin.BulletinId;

/** Repository of bulletins, retired ones included. */
public interface BulletinRepository {
    /** Adds a bulletin with a new id, in its first revision. */
    void add(BulletinRevision bulletin);

    /**
     * Replaces the previous revision of a bulletin; returns false and changes nothing if that is
     * not the stored one.
     */
    boolean replace(BulletinRevision bulletin);

    /** The entry of this id, if there is one. */
    Optional<BulletinRevision> find(BulletinId id);

    /** Every bulletin, the one that ends last first, then by id. */
    List<BulletinRevision> all();

    /** The bulletins with a rendition that uses this clip, by id. */
    List<BulletinRevision> using(ClipId clip);

    /** Whether a rendition uses this clip. */
    boolean usesClip(ClipId clip);
}
