package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.planner.handover.HandOverId;

/** Repository of hand-over days. */
public interface HandOverDayRepository {
    /** Stores the result of a day; returns false and changes nothing if it is stored already. */
    boolean enter(HandOverDay day);

    /** The result of that day, if it is stored. */
    Optional<HandOverDay> find(HandOverId handOver, LocalDate date);

    /** The last day before {@code date} with a result. */
    Optional<LocalDate> lastBefore(HandOverId handOver, LocalDate date);

    /** The results of the days from {@code from} to before {@code until}, by hand-over and day. */
    List<HandOverDay> between(LocalDate from, LocalDate until);
}
