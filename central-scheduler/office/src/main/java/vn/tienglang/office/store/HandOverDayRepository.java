package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.tienglang.office.store.programme.HandOverDay;
import vn.tienglang.planner.handover.HandOverId;

/** How each day of every hand-over ended. */
public interface HandOverDayRepository {
    /** Enters how a day ended. False, with nothing changed, when that stands here already. */
    boolean enter(HandOverDay day);

    /** How that day ended, if it has. */
    Optional<HandOverDay> find(HandOverId handOver, LocalDate date);

    /** The last day before {@code date} that has ended. */
    Optional<LocalDate> lastBefore(HandOverId handOver, LocalDate date);

    /**
     * How the days from {@code from} up to, not including, {@code until} ended; in order of name
     * and day.
     */
    List<HandOverDay> between(LocalDate from, LocalDate until);
}
