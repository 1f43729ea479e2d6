package vn.tienglang.office.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.CountedAiring;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Service of reports. Its methods may be called from any thread.
 *
 * <p>The figures of the last queries are kept in memory with their number of change; each query
 * asks the database what changed since, so several centres on one database say the same.
 */
public final class AirtimeReportService {
    /** Most slices kept in memory. */
    private static final int SLICES = 4;

    /** Most rows and days of a slice that is kept. */
    private static final int CELLS = 100_000;

    /** Most days of stations whose airings are searched in one request. */
    private static final long STATION_DAYS = 4_000;

    /** Stations whose airings are read at once. */
    private static final int STATIONS = 50;

    private final Transactions transactions;
    private final ReportDayService days;
    private final Deque<CachedSlice> kept = new ArrayDeque<>();

    private record CachedSlice(ReportSlice slice, long areas) {}

    /** Service over these repositories. */
    public AirtimeReportService(Transactions transactions, ReportDayService days) {
        this.transactions = transactions;
        this.days = days;
    }

    /** The report of a query, with everything that arrived before {@code now}. */
    public AirtimeReport report(ReportQuery query, Instant now) {
        days.refresh(now);
        return transactions.inTransaction(repositories -> read(repositories, query));
    }

    private synchronized AirtimeReport read(Repositories repositories, ReportQuery query) {
        long areas = repositories.areas().version();
        Optional<CachedSlice> known =
                kept.stream().filter(one -> one.slice().isOf(query)).findFirst();
        known.ifPresent(kept::remove);
        ReportSlice slice =
                known.filter(one -> one.areas() == areas)
                        .map(CachedSlice::slice)
                        .filter(one -> one.update(repositories))
                        .orElseGet(() -> ReportSlice.read(repositories, query));
        if (slice.size() <= CELLS) {
            kept.addFirst(new CachedSlice(slice, areas));
            if (kept.size() > SLICES) {
                kept.removeLast();
            }
        }
        return slice.report(query);
    }

    /**
     * Query of the airings behind figures.
     *
     * @param query unit, period and filter
     * @param station the only station; empty for all
     * @param order id of the only slot, situation or obligation; empty for all
     */
    public record AiringsQuery(
            ReportQuery query, Optional<StationId> station, Optional<String> order) {
        private boolean matches(CountedAiring airing) {
            return query.filter().matches(airing.key())
                    && order.filter(one -> !one.equals(airing.order())).isEmpty();
        }
    }

    /** Result of a query of airings. */
    public sealed interface AiringsResult {
        /**
         * Page of the airings: by date, station, then in the order of the log.
         *
         * @param airings the airings
         * @param more whether there are more
         */
        record Page(List<CountedAiring> airings, boolean more) implements AiringsResult {
            /** Takes a copy. */
            public Page {
                airings = List.copyOf(airings);
            }
        }

        /**
         * More days of stations than are read at once: choose a smaller unit or a shorter period.
         */
        record TooLarge(long stationDays) implements AiringsResult {}
    }

    /**
     * The airings of a query.
     *
     * @param first number of airings that are skipped, from 0
     */
    public AiringsResult airings(AiringsQuery asked, long first, int atMost, Instant now) {
        ReportQuery query = asked.query();
        return transactions.inTransaction(repositories -> {
            List<Enrolment> stations =
                    repositories
                            .enrolments()
                            .in(repositories.areas().tree().everInside(query.unit()))
                            .stream()
                            .filter(one ->
                                    asked.station()
                                            .filter(id -> !id.equals(one.station().id()))
                                            .isEmpty())
                            .toList();
            long size = stations.size() * (query.until().toEpochDay() - query.from().toEpochDay());
            if (size > STATION_DAYS) {
                return new AiringsResult.TooLarge(size);
            }
            var found = new ArrayList<CountedAiring>();
            long skip = first;
            for (LocalDate date = query.from();
                    date.isBefore(query.until()) && found.size() <= atMost;
                    date = date.plusDays(1)) {
                for (int at = 0; at < stations.size(); at += STATIONS) {
                    List<Enrolment> some =
                            stations.subList(at, Math.min(at + STATIONS, stations.size()));
                    for (CountedAiring airing : days.airings(repositories, some, date, now)) {
                        if (!asked.matches(airing)) {
                            continue;
                        }
                        if (skip > 0) {
                            skip--;
                        } else {
                            found.add(airing);
                        }
                    }
                }
            }
            boolean more = found.size() > atMost;
            return new AiringsResult.Page(more ? found.subList(0, atMost) : found, more);
        });
    }
}
