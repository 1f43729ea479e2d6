package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.CreditedDay;

/** Repository of the credited days of obligations. */
public interface CreditedDayRepository {
    /** Stores these; each replaces the one of its station, day and obligation. */
    void put(List<CreditedDay> days);

    /**
     * The credited days of these stations from {@code from} to before {@code until}, in no
     * particular order.
     */
    List<CreditedDay> between(List<StationId> stations, LocalDate from, LocalDate until);

    /** Deletes the days before that one; they can be counted again. */
    void forgetBefore(LocalDate date);
}
