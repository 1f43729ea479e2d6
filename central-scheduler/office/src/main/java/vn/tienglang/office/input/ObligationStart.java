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
 * First day from which an obligation counts against a station. Days before the obligation was
 * stored here, and days before the station joined, count as met.
 *
 * @param enteredAt when each obligation was stored first, by id
 */
public record ObligationStart(Map<ObligationId, Instant> enteredAt) {
    /** Reads the times from these repositories. */
    public static ObligationStart in(Repositories repositories) {
        var laidDown = new HashMap<ObligationId, Instant>();
        repositories
                .planItems()
                .firstEnteredAt(PlanItem.Kind.OBLIGATION)
                .forEach((id, at) -> laidDown.put(new ObligationId(id), at));
        return new ObligationStart(laidDown);
    }

    /** The first day of the obligation that counts against the station. */
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
