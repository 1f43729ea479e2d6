package vn.tienglang.office.obligation;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;

/**
 * How far the running period of an obligation has come at one station; amounts in its own unit.
 *
 * @param period the first day of the term
 * @param until the first day of the next
 * @param owed how much is owed in the whole of it
 * @param heard how much was heard so far, makegoods for earlier periods among it
 * @param planned how much more was issued for the days that are to come
 * @param missing how much of what is owed up to the last day that was issued is neither heard nor
 *     planned
 */
public record PeriodProgress(
        StationId station,
        LocalDate period,
        LocalDate until,
        long owed,
        long heard,
        long planned,
        long missing) {}
