package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.planner.obligation.ObligationId;

/** What periods of obligations came to. */
public interface PeriodClosingRepository {
    /** Enters a period. False, with nothing changed, when it was closed at that station before. */
    boolean enter(PeriodClosing closing);

    /** The last period of each obligation that was closed at each of these stations. */
    Map<StationId, Map<ObligationId, LocalDate>> lastClosed(List<StationId> stations);

    /** The latest closings of an obligation: the latest period first, then in order of station. */
    List<PeriodClosing> forObligation(ObligationId obligation, int atMost);
}
