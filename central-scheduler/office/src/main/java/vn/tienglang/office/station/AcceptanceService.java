package vn.tienglang.office.station;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.AcceptanceReport;
import vn.tienglang.office.store.station.Enrolment;

/** Acceptance reports of stations. Its methods may be called from any thread. */
public final class AcceptanceService {
    private static final int LISTED_MOST = 20;

    private final Transactions transactions;
    private final InstantSource clock;

    public AcceptanceService(Transactions transactions, InstantSource clock) {
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Stores a report; returns it, or nothing when the station is not enrolled.
     *
     * @param filled makes the report of this head
     */
    public Optional<AcceptanceReport> store(
            StationId station, Function<Head, AcceptanceReport> filled, Officer officer) {
        return transactions.inTransaction(repositories -> {
            Optional<Enrolment> present = repositories.enrolments().find(station);
            if (present.isEmpty()) {
                return Optional.empty();
            }
            Instant now = nextFree(repositories, station);
            AcceptanceReport report =
                    filled.apply(
                            new Head(station, now, officer.login(), present.get().key().value()));
            repositories.commissioning().addReport(report);
            repositories
                    .audit()
                    .add(
                            AuditEntry.by(
                                    officer,
                                    now,
                                    "station-acceptance",
                                    station
                                            + " "
                                            + report.key()
                                            + (report.isComplete() ? ", complete" : ", open")));
            return Optional.of(report);
        });
    }

    /** The present time, or just after the last report: two officers may store at one instant. */
    private Instant nextFree(Repositories repositories, StationId station) {
        repositories.counters().hold(Counters.ENROLMENTS);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return repositories.commissioning().reports(station, 1).stream()
                .map(AcceptanceReport::at)
                .filter(last -> !last.isBefore(now))
                .map(last -> last.plusMillis(1))
                .findFirst()
                .orElse(now);
    }

    /**
     * What the centre itself knows of a report.
     *
     * @param at to the millisecond
     * @param key id of the signing key of the present board
     */
    public record Head(StationId station, Instant at, String login, String key) {}

    /** The reports of a station, the latest first. */
    public List<AcceptanceReport> reports(StationId station) {
        return transactions.inTransaction(
                repositories -> repositories.commissioning().reports(station, LISTED_MOST));
    }
}
