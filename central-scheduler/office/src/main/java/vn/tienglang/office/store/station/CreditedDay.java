package vn.tienglang.office.store.station;

import java.time.LocalDate;
import vn.tienglang.airtime.StationId;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * How much of an obligation was heard at a station on a day that was judged; kept so that it is not
 * counted again with every plan, and so that what was heard does not become less when a bulletin is
 * edited afterwards. It holds as long as the station tells nothing more of that day, and the
 * obligation asks for the same.
 *
 * @param query what the obligation asked for when it was counted
 * @param entries how many as-run entries of the day there were then
 * @param amount how much was heard, in the obligation's own unit
 */
public record CreditedDay(
        StationId station,
        LocalDate date,
        ObligationId obligation,
        String query,
        int entries,
        long amount) {

    /** Whether it would be counted the same for what is asked now, of so many entries. */
    public boolean isCurrent(String wanted, int told) {
        return entries == told && query.equals(wanted);
    }

    /** What an obligation asks for, as far as it decides what counts. */
    public static String query(Obligation obligation) {
        String unit =
                switch (obligation.amount()) {
                    case Obligation.Amount.Time _ -> "time";
                    case Obligation.Amount.Airings _ -> "airings";
                };
        return unit + " " + obligation.language() + " " + obligation.theme();
    }
}
