package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.bulletin.BulletinId;
import vn.tienglang.planner.slot.SlotId;

/** Repository of slots, in all revisions. */
public interface SlotRepository {
    /** Adds the first revision of a slot with a new id and number. */
    void add(SlotRevision first);

    /**
     * Stores a revision; returns false and changes nothing if the previous revision is not the
     * latest stored one.
     */
    boolean put(SlotRevision next);

    /** The latest revision of this item, withdrawn or not. */
    Optional<SlotRevision> find(SlotId id);

    /** The latest revisions of these items, withdrawn or not, in booking order. */
    List<SlotRevision> of(Set<SlotId> ids);

    /** Every revision of this item, the first one first. */
    List<SlotRevision> revisions(SlotId id);

    /**
     * The latest revision of each slot that may have an occurrence from {@code from} to before
     * {@code until}, withdrawn ones included, in booking order.
     */
    List<SlotRevision> between(LocalDate from, LocalDate until);

    /**
     * The slots in force on those days, in booking order: the latest approved revision of each slot
     * that is not withdrawn.
     */
    List<SlotRevision> standing(LocalDate from, LocalDate until);

    /**
     * The slots of {@link #standing(LocalDate, LocalDate)} whose target names one of these areas,
     * in booking order. Slots of other areas are not read.
     */
    List<SlotRevision> standing(Set<AreaCode> areas, LocalDate from, LocalDate until);

    /** The areas that the targets of slots with this bulletin name, in any revision. */
    Set<AreaCode> areasUsing(BulletinId bulletin);

    /** The areas that the targets of slots with this recording name, in any revision. */
    Set<AreaCode> areasUsing(ClipId clip);

    /** Whether any revision, withdrawn or not, uses this clip. */
    boolean usesClip(ClipId clip);

    /** Sets the stage of a revision, if there is one. */
    void advance(SlotId id, int revision, Stage stage);
}
