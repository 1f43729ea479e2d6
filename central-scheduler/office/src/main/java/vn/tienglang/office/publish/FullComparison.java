package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.office.dirty.DirtyExpansion;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.DueStation;
import vn.tienglang.office.store.station.Enrolment;

/**
 * Full comparison, once a night: compiles every day of every station and compares it with the
 * issued logs. It proves that no change was missed; what it finds is a fault of the program. A
 * found log is issued all the same, counted, and shown on the health page.
 *
 * <p>{@link #run} is called by one thread at a time; {@link #last} by any.
 */
public final class FullComparison {
    /** Longer than from one midnight to the next, anywhere. */
    private static final Duration LONGEST_WAIT = Duration.ofDays(2);

    private final Transactions transactions;
    private final PublishingService publishing;
    private final StationSender sender;
    private final StationDayCompiler compiler;
    private final LogIssuer issuer;
    private volatile Optional<Result> last = Optional.empty();

    /**
     * Result of a comparison.
     *
     * @param at when it ran
     * @param stations stations compared
     * @param failed stations whose days could not be compiled; the next round lists them
     * @param found logs that differed, which no mark had announced; 0 is expected
     */
    public record Result(Instant at, int stations, int failed, int found) {
        private Result plus(Result other) {
            return new Result(
                    at, stations + other.stations, failed + other.failed, found + other.found);
        }
    }

    /**
     * Comparison over these repositories.
     *
     * @param publishing publishes what is due before the comparison
     * @param signer the key of the centre
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public FullComparison(
            Transactions transactions,
            PublishingService publishing,
            StationSender sender,
            Signer signer,
            Duration grace) {
        this.transactions = transactions;
        this.publishing = publishing;
        this.sender = sender;
        this.compiler = new StationDayCompiler(grace);
        this.issuer = new LogIssuer(signer);
    }

    /** The result of the last comparison since the start of the program. */
    public Optional<Result> last() {
        return last;
    }

    /** Publishes what is due, then compares all stations. */
    public Result run(Instant now) {
        publishing.publishDue(now);
        List<StationId> stations =
                transactions.inTransaction(repositories ->
                        repositories.enrolments().all().stream()
                                .map(one -> one.station().id())
                                .toList());
        var result = new Result(now, 0, 0, 0);
        int most = PublishingService.STATIONS_AT_ONCE;
        for (int from = 0; from < stations.size(); from += most) {
            result =
                    result.plus(
                            compare(
                                    stations.subList(from, Math.min(from + most, stations.size())),
                                    now));
        }
        if (result.found() > 0) {
            sender.outboxChanged();
        }
        last = Optional.of(result);
        return result;
    }

    /** In one transaction; if it fails, each half in its own. */
    private Result compare(List<StationId> stations, Instant now) {
        try {
            return transactions.inTransaction(repositories -> compare(repositories, stations, now));
        } catch (RuntimeException _) {
            if (stations.size() == 1) {
                // Throws if the database fails: then it is not the fault of the station.
                transactions.inTransaction(repositories -> repositories.dirty().due(now, 1));
                return new Result(now, 1, 1, 0);
            }
            int half = stations.size() / 2;
            return compare(stations.subList(0, half), now)
                    .plus(compare(stations.subList(half, stations.size()), now));
        }
    }

    private Result compare(Repositories repositories, List<StationId> stations, Instant now) {
        repositories.counters().hold(Counters.PLAN);
        correctDueInstants(repositories, stations, now);
        List<Enrolment> known = undisturbed(repositories, stations, now);
        StationDayCompiler.Compiled compiled = compiler.compileAll(repositories, known, now);
        int found = issuer.issue(repositories, compiled, now).size();
        return new Result(now, known.size(), 0, found);
    }

    /**
     * A station that is due in some days got that instant while the clock of the centre was wrong;
     * no rule makes a station wait longer than for its midnight.
     */
    private static void correctDueInstants(
            Repositories repositories, List<StationId> stations, Instant now) {
        Instant latest = now.plus(LONGEST_WAIT);
        repositories
                .dirty()
                .makeDue(
                        repositories.dirty().find(stations).stream()
                                .filter(one -> one.dueAt().isAfter(latest))
                                .map(DueStation::station)
                                .toList(),
                        now.truncatedTo(ChronoUnit.MILLIS));
    }

    /** Those of the stations that no mark has made due since the comparison began. */
    private static List<Enrolment> undisturbed(
            Repositories repositories, List<StationId> stations, Instant now) {
        int expanded;
        do {
            expanded = DirtyExpansion.expand(repositories, now);
        } while (expanded > 0);
        List<StationId> due =
                repositories.dirty().find(stations).stream()
                        .filter(one -> !one.dueAt().isAfter(now) || one.attempts() > 0)
                        .map(DueStation::station)
                        .toList();
        return repositories
                .enrolments()
                .of(stations.stream().filter(one -> !due.contains(one)).toList());
    }
}
