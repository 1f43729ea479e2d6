package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.SlotId;

/** What was booked, in every revision there ever was. */
public interface SlotBook {
    /** Enters the first revision of a slot whose id and number are new. */
    void add(BookedSlot first);

    /**
     * Enters a revision. False, with nothing changed, when the revision before it is not the last
     * one that stands here: somebody else was faster.
     */
    boolean put(BookedSlot next);

    /** The last revision of this one, withdrawn or not. */
    Optional<BookedSlot> find(SlotId id);

    /** Every revision of this one, from the first on. */
    List<BookedSlot> revisions(SlotId id);

    /**
     * The last revision of each that may take place on one of the days from {@code from} up to, not
     * including, {@code until}; withdrawn ones too, in booking order.
     */
    List<BookedSlot> between(LocalDate from, LocalDate until);

    /**
     * What may be heard on one of those days, in booking order: of each slot that was not withdrawn
     * the last revision that is cleared. Until a change is approved, what it changes goes on.
     */
    List<BookedSlot> standing(LocalDate from, LocalDate until);

    /** True when any revision, withdrawn or not, names this recording. */
    boolean plays(ClipId clip);

    /** Says how far a revision has come; no harm when there is none such. */
    void advance(SlotId id, int revision, Stage stage);
}
