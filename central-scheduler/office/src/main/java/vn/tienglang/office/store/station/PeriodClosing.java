package vn.tienglang.office.store.station;

import java.time.Instant;
import java.time.LocalDate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * What one period of an obligation came to at one station; written once, and not changed by what is
 * proven later.
 *
 * @param period the first day of the term
 * @param owed how much was owed, in the obligation's own unit
 * @param heard how much of that was heard, makegoods among it; never more than was owed
 * @param at when it was closed, to the millisecond
 */
public record PeriodClosing(
        ObligationId obligation,
        LocalDate period,
        StationId station,
        long owed,
        long heard,
        Instant at) {
    /** Refuses what cannot be. */
    public PeriodClosing {
        if (heard < 0 || heard > owed) {
            throw new IllegalArgumentException(
                    obligation + " " + period + " " + station + ": " + heard + " of " + owed);
        }
    }

    /** How much was never heard. */
    public long missing() {
        return owed - heard;
    }
}
