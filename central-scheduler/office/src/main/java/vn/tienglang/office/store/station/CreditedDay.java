package vn.tienglang.office.store.station;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * Credited airtime of an obligation at a station on a judged day. It is stored so that it is not
 * counted for every plan, and does not shrink when a bulletin is edited later. It is valid while
 * the number of as-run entries and the query of the obligation stay the same.
 *
 * @param query what the obligation required when it was counted
 * @param entries number of as-run entries of the day when it was counted
 * @param amount credited amount, in the unit of the obligation
 */
public record CreditedDay(
        StationId station,
        LocalDate date,
        ObligationId obligation,
        String query,
        int entries,
        long amount) {

    /** Whether the amount is still valid for this query and number of entries. */
    public boolean isCurrent(String wanted, int told) {
        return entries == told && query.equals(wanted);
    }

    /** The properties of an obligation that decide what counts, as text. */
    public static String query(Obligation obligation) {
        String unit =
                switch (obligation.amount()) {
                    case Obligation.Amount.Time _ -> "time";
                    case Obligation.Amount.Airings _ -> "airings";
                };
        return unit + " " + obligation.language() + " " + obligation.theme();
    }
}
