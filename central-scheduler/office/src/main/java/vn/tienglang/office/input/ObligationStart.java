package vn.tienglang.office.input;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;

/**
 * Since when an obligation is held against a station. What came before it was laid down here counts
 * as met, whatever its paper says, and so do days before the station had joined.
 *
 * @param enteredAt when each obligation was
 */
public record ObligationStart(Map<ObligationId, Instant> enteredAt) {
    /** As it stands in these books. */
    public static ObligationStart in(Repositories repositories) {
        var laidDown = new HashMap<ObligationId, Instant>();
        repositories
                .planItems()
                .firstEnteredAt(PlanItem.Kind.OBLIGATION)
                .forEach((id, at) -> laidDown.put(new ObligationId(id), at));
        return new ObligationStart(laidDown);
    }

    /** The first day of that obligation that is held against that station. */
    public LocalDate of(Enrolment enrolment, Obligation obligation) {
        ZoneId zone = enrolment.station().zone();
        Instant known = enteredAt.getOrDefault(obligation.id(), Instant.EPOCH);
        LocalDate joined = LocalDate.ofInstant(enrolment.since(), zone).plusDays(1);
        return latest(List.of(obligation.from(), joined, LocalDate.ofInstant(known, zone)));
    }

    /** The latest of at least one day. */
    public static LocalDate latest(List<LocalDate> days) {
        return days.stream().max(LocalDate::compareTo).orElseThrow();
    }
}
