package vn.tienglang.office.store.station;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * Closing of one period of an obligation at one station; stored once, not changed by later proofs.
 *
 * @param period the first day of the period
 * @param owed required amount, in the unit of the obligation
 * @param heard played amount, makegoods included; at most the required amount
 * @param at when it was closed, to the millisecond
 */
public record PeriodClosing(
        ObligationId obligation,
        LocalDate period,
        StationId station,
        long owed,
        long heard,
        Instant at) {
    /** Refuses impossible amounts. */
    public PeriodClosing {
        if (heard < 0 || heard > owed) {
            throw new IllegalArgumentException(
                    obligation + " " + period + " " + station + ": " + heard + " of " + owed);
        }
    }

    /** The shortfall. */
    public long missing() {
        return owed - heard;
    }
}
