package vn.tienglang.office.store.report;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;

/** Repository of frozen reports and locked days. Both are only added. */
public interface FinalReportRepository {
    /** Adds a report with a new number. */
    void add(FinalReport report);

    /** The report of this number, if there is one. */
    Optional<FinalReport> find(long number);

    /** The latest reports, the latest first; their content is left out. */
    List<FinalReport> latest(int atMost);

    /** Adds a lock; returns false and changes nothing if this day of this unit is locked. */
    boolean lock(DayLock lock);

    /**
     * The locks of these units for days from {@code from} to before {@code until}, by date and
     * unit.
     */
    List<DayLock> locks(Set<AreaCode> units, LocalDate from, LocalDate until);
}
