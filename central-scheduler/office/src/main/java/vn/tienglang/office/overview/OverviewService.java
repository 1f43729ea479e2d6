package vn.tienglang.office.overview;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AreaOverview;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StationOverview;
import vn.tienglang.office.store.station.StoredDirtyMark;

/**
 * Service of the overviews: keeps the rows up to date, and reads lists. Its methods may be called
 * from any thread.
 *
 * <p>Intake and publishing only add a mark. {@link #refresh} makes the rows of marked stations, and
 * of those that time alone changes. Every transaction that changes rows holds one lock, so two
 * centres on one database make each row once, and counts of areas never lose a difference. A power
 * cut leaves either the mark or the row made of it.
 */
public final class OverviewService {
    /** Number of stations per transaction. */
    static final int STATIONS_AT_ONCE = 250;

    /** Number of marks read per transaction; a station may be marked many times. */
    private static final int MARKS_AT_ONCE = 2_000;

    private final Transactions transactions;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param grace how long after its end an airing may stay unconfirmed, not negative
     */
    public OverviewService(Transactions transactions, Duration grace) {
        this.transactions = transactions;
        this.grace = grace;
    }

    /**
     * Page of a list.
     *
     * @param counts the counts of the area
     * @param stations the stations, the worst first
     * @param next where the next page begins; empty on the last one
     */
    public record OverviewPage(
            AreaOverview counts,
            List<StationOverview> stations,
            Optional<StationOverview.Position> next) {}

    /** The stations inside this area after that position, or the first ones; at most so many. */
    public OverviewPage page(AreaCode area, Optional<StationOverview.Position> after, int atMost) {
        return transactions.inTransaction(repositories -> {
            List<StationOverview> found = repositories.overviews().worst(area, after, atMost + 1);
            boolean isLast = found.size() <= atMost;
            List<StationOverview> page = isLast ? found : found.subList(0, atMost);
            return new OverviewPage(
                    counts(repositories, area),
                    List.copyOf(page),
                    isLast ? Optional.empty() : Optional.of(page.getLast().position()));
        });
    }

    /** The counts of those of these areas that have a station, in order of code. */
    public List<AreaOverview> areas(Set<AreaCode> areas) {
        return transactions.inTransaction(repositories -> repositories.overviews().areas(areas));
    }

    /** The airings of today of all stations inside this area, by outcome. */
    public StationOverview.DayOutcome outcome(AreaCode area) {
        return transactions.inTransaction(repositories -> repositories.overviews().outcome(area));
    }

    private static AreaOverview counts(Repositories repositories, AreaCode area) {
        return repositories.overviews().areas(Set.of(area)).stream()
                .findFirst()
                .orElse(AreaOverview.none(area, 0));
    }

    /**
     * Makes the rows that are marked or due. A second call changes nothing.
     *
     * @return the number of marks and rows that were done
     */
    public int refresh(Instant now) {
        int made = 0;
        int round;
        do {
            round = refreshSome(now);
            made += round;
        } while (round > 0);
        return made;
    }

    /** Does one transaction; returns 0 when nothing is marked or due. */
    private int refreshSome(Instant now) {
        try {
            return transactions.inTransaction(repositories -> {
                if (!isAnythingToDo(repositories, now)) {
                    return 0;
                }
                repositories.counters().hold(Counters.OVERVIEWS);
                Marked marked = marked(repositories, now);
                List<Enrolment> enrolments = repositories.enrolments().of(marked.stations());
                List<StationOverview> rows =
                        StationOverviewBuilder.overviews(repositories, enrolments, now, grace);
                repositories.overviews().put(rows);
                repositories.dirty().removeMarks(marked.marks());
                return marked.marks().size() + rows.size();
            });
        } catch (RuntimeException e) {
            return refreshOneByOne(now, e);
        }
    }

    private static boolean isAnythingToDo(Repositories repositories, Instant now) {
        return !repositories.dirty().marks(Set.of(DirtyMark.Kind.OVERVIEW), 1).isEmpty()
                || !repositories.overviews().due(now, 1).isEmpty();
    }

    /** Stations to make, and the marks that name them. */
    private record Marked(List<StationId> stations, List<Long> marks) {}

    private static Marked marked(Repositories repositories, Instant now) {
        var stations = new LinkedHashSet<StationId>();
        var marks = new ArrayList<Long>();
        for (StoredDirtyMark mark :
                repositories.dirty().marks(Set.of(DirtyMark.Kind.OVERVIEW), MARKS_AT_ONCE)) {
            String subject = mark.mark().subject();
            if (subject.isEmpty()) {
                repositories.overviews().makeAllDue(now.truncatedTo(ChronoUnit.MILLIS));
            } else if (stations.size() < STATIONS_AT_ONCE
                    || stations.contains(new StationId(subject))) {
                stations.add(new StationId(subject));
            } else {
                continue;
            }
            marks.add(mark.id());
        }
        if (stations.size() < STATIONS_AT_ONCE) {
            repositories.overviews().due(now, STATIONS_AT_ONCE).stream()
                    .limit((long) STATIONS_AT_ONCE - stations.size())
                    .forEach(stations::add);
        }
        return new Marked(List.copyOf(stations), marks);
    }

    /**
     * Makes each row in a transaction of its own. A station whose stored data cannot be read gets a
     * row that says so, and does not hold up the others.
     *
     * @throws RuntimeException the failure, if the database fails: it is not one of the station
     */
    private int refreshOneByOne(Instant now, RuntimeException failure) {
        Marked marked =
                transactions.inTransaction(repositories -> {
                    repositories.counters().hold(Counters.OVERVIEWS);
                    return marked(repositories, now);
                });
        for (StationId station : marked.stations()) {
            try {
                refreshOne(station, now);
            } catch (RuntimeException _) {
                putUnreadable(station, now, failure);
            }
        }
        transactions.inTransaction(repositories -> {
            repositories.dirty().removeMarks(marked.marks());
            return marked.marks().size();
        });
        return marked.marks().size() + marked.stations().size();
    }

    private void refreshOne(StationId station, Instant now) {
        transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.OVERVIEWS);
            repositories
                    .overviews()
                    .put(
                            StationOverviewBuilder.overviews(
                                    repositories,
                                    repositories.enrolments().of(List.of(station)),
                                    now,
                                    grace));
            return station;
        });
    }

    private void putUnreadable(StationId station, Instant now, RuntimeException failure) {
        try {
            transactions.inTransaction(repositories -> {
                repositories.counters().hold(Counters.OVERVIEWS);
                repositories.enrolments().of(List.of(station)).stream()
                        .map(one ->
                                StationOverviewBuilder.unreadable(repositories, one.station(), now))
                        .forEach(row -> repositories.overviews().put(List.of(row)));
                return station;
            });
        } catch (Transactions.Failed _) {
            throw failure;
        }
    }
}
