package vn.tienglang.office.dirty;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StoredDirtyMark;

/**
 * Expansion of marks into due stations, with the time of the earliest order among them. Marks are
 * removed in the transaction that makes their stations due, so a power cut leaves either the marks
 * or the due stations.
 */
public final class DirtyExpansion {
    /** Marks per transaction. */
    private static final int AT_ONCE = 1_000;

    /**
     * Days after the last visible one on which a change still matters: a slot may begin the day
     * after and restrict what plays past midnight.
     */
    private static final int DAYS_AFTER = 3;

    /** Kinds of marks that make stations due. */
    public static final Set<DirtyMark.Kind> OF_PLANS =
            Collections.unmodifiableSet(
                    EnumSet.of(
                            DirtyMark.Kind.EVERYWHERE,
                            DirtyMark.Kind.AREA,
                            DirtyMark.Kind.STATION,
                            DirtyMark.Kind.AS_RUN));

    private DirtyExpansion() {}

    /**
     * Expands the oldest marks. The caller holds the lock of the plan.
     *
     * @return the number of marks; 0 when there are none left
     */
    public static int expand(Repositories repositories, Instant now) {
        List<StoredDirtyMark> marks = repositories.dirty().marks(OF_PLANS, AT_ONCE);
        if (marks.isEmpty()) {
            return 0;
        }
        // Later days are compiled when they become visible.
        LocalDate end =
                LocalDate.ofInstant(now, ZoneOffset.UTC)
                        .plusDays(1L + Limits.DAYS_AHEAD + DAYS_AFTER);
        List<DirtyMark> near =
                marks.stream()
                        .map(StoredDirtyMark::mark)
                        .filter(mark -> mark.from().isBefore(end))
                        .distinct()
                        .toList();
        Optional<Instant> orderedAt =
                near.stream()
                        .flatMap(mark -> mark.orderedAt().stream())
                        .filter(at -> at.isBefore(now))
                        .min(Instant::compareTo);
        repositories
                .dirty()
                .makeDue(
                        stations(repositories, near),
                        now.truncatedTo(ChronoUnit.MILLIS),
                        orderedAt);
        repositories.dirty().removeMarks(marks.stream().map(StoredDirtyMark::id).toList());
        return marks.size();
    }

    private static Set<StationId> stations(Repositories repositories, List<DirtyMark> marks) {
        var stations = new TreeSet<StationId>();
        if (marks.stream().anyMatch(one -> one.kind() == DirtyMark.Kind.EVERYWHERE)) {
            repositories.enrolments().all().forEach(one -> stations.add(one.station().id()));
            return stations;
        }
        var areas = new TreeSet<AreaCode>();
        var named = new TreeSet<StationId>();
        var reported = new TreeSet<StationId>();
        for (DirtyMark mark : marks) {
            switch (mark.kind()) {
                case AREA -> areas.add(new AreaCode(mark.subject()));
                case STATION -> named.add(new StationId(mark.subject()));
                case AS_RUN -> reported.add(new StationId(mark.subject()));
                case EVERYWHERE, STATUS, OVERVIEW, REPORT -> {
                    // Everywhere returned above; the others alter no plan.
                }
            }
        }
        repositories
                .enrolments()
                .of(List.copyOf(named))
                .forEach(one -> stations.add(one.station().id()));
        if (!areas.isEmpty()) {
            repositories
                    .enrolments()
                    .in(AreaClosure.in(repositories).inside(areas))
                    .forEach(one -> stations.add(one.station().id()));
        }
        if (!reported.isEmpty()) {
            stations.addAll(owing(repositories, List.copyOf(reported)));
        }
        return stations;
    }

    /** Those of these stations for which an obligation may be in force. */
    private static Set<StationId> owing(Repositories repositories, List<StationId> reported) {
        var units = new TreeSet<AreaCode>();
        for (PlanItemRevision kept : repositories.planItems().all(PlanItem.Kind.OBLIGATION)) {
            if (!kept.withdrawn()) {
                units.add(kept.item().unit());
            }
        }
        var owing = new TreeSet<StationId>();
        Set<AreaCode> inside = AreaClosure.in(repositories).inside(units);
        for (Enrolment one : repositories.enrolments().of(reported)) {
            if (inside.contains(one.station().area())) {
                owing.add(one.station().id());
            }
        }
        return owing;
    }
}
