package vn.tienglang.central.desk;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * Since when an obligation is held against a station. What came before it was laid down here counts
 * as met, whatever its paper says, and so do days before the station had joined.
 *
 * @param laidDown when each obligation was
 */
record OwedSince(Map<ObligationId, Instant> laidDown) {
    /** As it stands in these books. */
    static OwedSince in(Books books) {
        var laidDown = new HashMap<ObligationId, Instant>();
        books.plan()
                .begun(PlanItem.Kind.OBLIGATION)
                .forEach((id, at) -> laidDown.put(new ObligationId(id), at));
        return new OwedSince(laidDown);
    }

    /** The first day of that obligation that is held against that station. */
    LocalDate of(Enrolment enrolment, Obligation obligation) {
        ZoneId zone = enrolment.station().zone();
        Instant known = laidDown.getOrDefault(obligation.id(), Instant.EPOCH);
        LocalDate joined = LocalDate.ofInstant(enrolment.since(), zone).plusDays(1);
        return latest(List.of(obligation.from(), joined, LocalDate.ofInstant(known, zone)));
    }

    /** The latest of at least one day. */
    static LocalDate latest(List<LocalDate> days) {
        return days.stream().max(LocalDate::compareTo).orElseThrow();
    }
}
