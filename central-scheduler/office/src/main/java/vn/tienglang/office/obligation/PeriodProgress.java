package vn.tienglang.office.obligation;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;

/**
 * Progress of the current period of an obligation at one station; amounts in the unit of the
 * obligation.
 *
 * @param period the first day of the period
 * @param until the first day of the next period
 * @param owed amount required in the whole period
 * @param heard amount played so far, makegoods for earlier periods included
 * @param planned amount in the issued logs of days not yet judged
 * @param missing amount required up to the last issued day that is neither played nor planned
 */
public record PeriodProgress(
        StationId station,
        LocalDate period,
        LocalDate until,
        long owed,
        long heard,
        long planned,
        long missing) {}
