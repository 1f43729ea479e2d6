package vn.tienglang.central.desk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.planner.SlotId;

/** What was booked. */
public interface SlotBook {
    /** Enters a slot whose id and number are new. */
    void add(BookedSlot slot);

    /** This one, withdrawn or not. */
    Optional<BookedSlot> find(SlotId id);

    /**
     * Those with a first day before {@code until} and a last day not before {@code from}, withdrawn
     * ones too, in booking order.
     */
    List<BookedSlot> between(LocalDate from, LocalDate until);

    /** True when any of them, withdrawn or not, plays this recording. */
    boolean plays(ClipId clip);

    /** Says how far a slot has come; no harm when it is there already, or there is no such slot. */
    void advance(SlotId id, Stage stage);
}
