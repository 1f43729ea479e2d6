package vn.tienglang.office.obligation;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.office.input.ObligationStart;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.obligation.Obligation;

/**
 * One obligation of one station, and its periods that are not closed.
 *
 * @param since the first day that counts against the station
 * @param first the first day of the first period that is not closed
 */
record OpenPeriods(Enrolment enrolment, Obligation obligation, LocalDate since, LocalDate first) {
    /** The first day to read: earlier shortfalls may have used up airtime of the first period. */
    LocalDate from() {
        LocalDate before = obligation.period().firstDay(first.minusDays(obligation.graceDays()));
        return ObligationStart.latest(List.of(since, before));
    }

    /** Whether no shortfall of that period can be made good from {@code open} on. */
    boolean isOver(LocalDate period, LocalDate open) {
        return period.isBefore(obligation.until())
                && lastDay(period).plusDays(obligation.graceDays()).isBefore(open);
    }

    /** The last day of that period on which the obligation is in force. */
    LocalDate lastDay(LocalDate period) {
        LocalDate next = obligation.period().firstDayOfNext(period);
        return (next.isBefore(obligation.until()) ? next : obligation.until()).minusDays(1);
    }

    /** The units owed in a period, without the days that do not count against the station. */
    long owed(LocalDate period) {
        long whole = obligation.requiredThrough(lastDay(period));
        return since.isAfter(period)
                ? whole - obligation.requiredThrough(since.minusDays(1))
                : whole;
    }
}
