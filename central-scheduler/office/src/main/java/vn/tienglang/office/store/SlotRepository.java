package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.SlotRevision;
import vn.tienglang.office.store.programme.Stage;
import vn.tienglang.planner.slot.SlotId;

/** What was booked, in every revision there ever was. */
public interface SlotRepository {
    /** Enters the first revision of a slot whose id and number are new. */
    void add(SlotRevision first);

    /**
     * Enters a revision. False, with nothing changed, when the revision before it is not the last
     * one that stands here: somebody else was faster.
     */
    boolean put(SlotRevision next);

    /** The last revision of this one, withdrawn or not. */
    Optional<SlotRevision> find(SlotId id);

    /** Every revision of this one, from the first on. */
    List<SlotRevision> revisions(SlotId id);

    /**
     * The last revision of each that may take place on one of the days from {@code from} up to, not
     * including, {@code until}; withdrawn ones too, in booking order.
     */
    List<SlotRevision> between(LocalDate from, LocalDate until);

    /**
     * What may be heard on one of those days, in booking order: of each slot that was not withdrawn
     * the last revision that is cleared. Until a change is approved, what it changes goes on.
     */
    List<SlotRevision> standing(LocalDate from, LocalDate until);

    /** True when any revision, withdrawn or not, names this recording. */
    boolean usesClip(ClipId clip);

    /** Says how far a revision has come; no harm when there is none such. */
    void advance(SlotId id, int revision, Stage stage);
}
