package vn.tienglang.office.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.planner.obligation.ObligationId;

/** Repository of period closings. */
public interface PeriodClosingRepository {
    /**
     * Stores a closing; returns false and changes nothing if the period is closed at that station
     * already.
     */
    boolean enter(PeriodClosing closing);

    /** The last closed period of each obligation at each of these stations. */
    Map<StationId, Map<ObligationId, LocalDate>> lastClosed(List<StationId> stations);

    /** The latest closings of an obligation: the latest period first, then by station. */
    List<PeriodClosing> forObligation(ObligationId obligation, int atMost);

    /**
     * Removes closings stored before this, at most so many; the last one of each obligation and
     * station stays.
     *
     * @return how many
     */
    int removeBefore(Instant instant, int atMost);
}
