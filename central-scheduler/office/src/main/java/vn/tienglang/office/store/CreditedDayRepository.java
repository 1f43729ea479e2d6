package vn.tienglang.office.store;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.station.CreditedDay;

/** What was heard of obligations, day by day, as it was counted last. */
public interface CreditedDayRepository {
    /** Enters these, each in the place of what stood there for its station, day and obligation. */
    void put(List<CreditedDay> days);

    /**
     * What was counted for these stations and the days from {@code from} up to, not including,
     * {@code until}; in no particular order.
     */
    List<CreditedDay> between(List<StationId> stations, LocalDate from, LocalDate until);

    /** Forgets the days before that one: it can be counted anew. */
    void forgetBefore(LocalDate date);
}
