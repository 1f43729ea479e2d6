package vn.tienglang.office.publish;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.signing.Signer;
import vn.tienglang.office.dirty.DirtyExpansion;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.DueStation;

/**
 * Service that publishes daily logs. A round does three things:
 *
 * <pre>
 * marks of changes   -> due stations                 the marks go in the same transaction
 * due stations       -> logs and outbox messages     the station is due later, in the same one
 * status of stations -> lost logs enqueued again     the marks go in the same transaction
 * </pre>
 *
 * <p>A power cut leaves either the mark or what was made of it. Every transaction holds the lock of
 * the plan and reads what is due after it has the lock, so two publishers at once issue a log once.
 * A round with nothing due reads three empty lists. The marks of a small change become logs in one
 * transaction.
 *
 * <p>A station whose logs cannot be made does not hold up the others: it stays due, is tried again
 * after {@link #FIRST_POSTPONEMENT}, then twice as long up to {@link #LONGEST_POSTPONEMENT}, and is
 * listed among the dead letters until it succeeds. A change makes it due at once.
 */
public final class PublishingService {
    /** Highest revision that a station can report; higher ones are ignored. */
    public static final int REVISION_BELIEVED = 1_000_000_000;

    /** Wait after the first failure of a station. */
    static final Duration FIRST_POSTPONEMENT = Duration.ofSeconds(30);

    /** Longest wait after failures of a station. */
    static final Duration LONGEST_POSTPONEMENT = Duration.ofMinutes(30);

    /** Failures after which the wait grows no more. */
    private static final int DOUBLINGS = 6;

    /**
     * Number of stations per transaction: small enough not to delay bookings, large enough to share
     * the reading of the plan input.
     */
    static final int STATIONS_AT_ONCE = 250;

    private final Transactions transactions;
    private final StationSender sender;
    private final LogRedelivery redelivery;
    private final StationDayCompiler compiler;
    private final LogIssuer issuer;

    /**
     * Service over these repositories.
     *
     * @param sender notified when the outbox has changed
     * @param signer the key of the centre
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PublishingService(
            Transactions transactions, StationSender sender, Signer signer, Duration grace) {
        this.transactions = transactions;
        this.sender = sender;
        this.redelivery = new LogRedelivery(transactions);
        this.compiler = new StationDayCompiler(grace);
        this.issuer = new LogIssuer(signer);
    }

    /**
     * Issues every log that is due, and enqueues again logs that were sent and did not arrive. A
     * second call changes nothing.
     *
     * @return the number of logs issued, without those enqueued again
     */
    public int publishDue(Instant now) {
        int issued = 0;
        Round round;
        do {
            round = round(now);
            issued += round.issued();
        } while (round.stations() > 0);
        int again = redelivery.resendLost(now);
        if (issued + again > 0) {
            sender.outboxChanged();
        }
        return issued;
    }

    /** What one transaction did; no stations when nothing is due. */
    private record Round(int stations, int issued) {}

    /** Turns marks into due stations and publishes the first of these, in one transaction. */
    private Round round(Instant now) {
        try {
            return transactions.inTransaction(repositories -> {
                if (!isAnythingDue(repositories, now)) {
                    return new Round(0, 0);
                }
                repositories.counters().hold(Counters.PLAN);
                int marks = DirtyExpansion.expand(repositories, now);
                List<StationId> due = due(repositories, now);
                int issued = publish(repositories, due, now);
                return new Round(Math.max(marks, due.size()), issued);
            });
        } catch (RuntimeException _) {
            // One of the stations makes it fail; the marks are expanded without it.
            expandMarks(now);
            List<StationId> due =
                    transactions.inTransaction(repositories -> due(repositories, now));
            return new Round(due.size(), due.isEmpty() ? 0 : publish(due, now));
        }
    }

    private static boolean isAnythingDue(Repositories repositories, Instant now) {
        return !repositories.dirty().marks(DirtyExpansion.OF_PLANS, 1).isEmpty()
                || !repositories.dirty().due(now, 1).isEmpty();
    }

    private static List<StationId> due(Repositories repositories, Instant now) {
        return repositories.dirty().due(now, STATIONS_AT_ONCE).stream()
                .map(DueStation::station)
                .toList();
    }

    private void expandMarks(Instant now) {
        int expanded;
        do {
            expanded =
                    transactions.inTransaction(repositories -> {
                        repositories.counters().hold(Counters.PLAN);
                        return DirtyExpansion.expand(repositories, now);
                    });
        } while (expanded > 0);
    }

    /**
     * Publishes in one transaction. If it fails, each half is published in its own, down to the
     * station that makes it fail.
     */
    private int publish(List<StationId> stations, Instant now) {
        try {
            return transactions.inTransaction(repositories -> publish(repositories, stations, now));
        } catch (RuntimeException e) {
            if (stations.size() > 1) {
                int half = stations.size() / 2;
                return publish(stations.subList(0, half), now)
                        + publish(stations.subList(half, stations.size()), now);
            }
            putUnplanned(stations.getFirst(), e, now);
            return 0;
        }
    }

    private int publish(Repositories repositories, List<StationId> stations, Instant now) {
        // Locked before anything is read, so that the latest log contains the latest change, and
        // a station that another publisher has done meanwhile is not due any more.
        repositories.counters().hold(Counters.PLAN);
        List<DueStation> due =
                repositories.dirty().find(stations).stream()
                        .filter(one -> !one.dueAt().isAfter(now))
                        .toList();
        StationDayCompiler.Compiled compiled = compiler.compile(repositories, due, now);
        List<LogIssuer.ChangedLog> issued = issuer.issue(repositories, compiled, now);
        repositories.dirty().put(nextDue(due, compiled, now));
        repositories
                .dirty()
                .makeDue(
                        issued.stream()
                                .filter(one -> one.station().isOwing())
                                .map(one -> one.log().station())
                                .collect(Collectors.toSet()),
                        toMillis(now).plusMillis(1));
        repositories.outbox().removeUnplanned(stations);
        return issued.size();
    }

    /** The next instants; a station that is not enrolled is looked at again in a long time. */
    private static List<DueStation> nextDue(
            List<DueStation> due, StationDayCompiler.Compiled compiled, Instant now) {
        var next = new ArrayList<DueStation>();
        compiled.stations().forEach(one -> next.add(one.next()));
        Set<StationId> done = next.stream().map(DueStation::station).collect(Collectors.toSet());
        due.stream()
                .filter(one -> !done.contains(one.station()))
                .forEach(one ->
                        next.add(
                                new DueStation(
                                        one.station(),
                                        toMillis(now.plus(Duration.ofDays(1))),
                                        DueStation.Cause.CHANGED,
                                        0)));
        return next;
    }

    /**
     * Lists the station among the dead letters and postpones it.
     *
     * @throws RuntimeException the failure, if the database fails: it is not one of the station
     */
    private void putUnplanned(StationId station, RuntimeException failure, Instant now) {
        try {
            transactions.inTransaction(repositories -> {
                repositories.counters().hold(Counters.PLAN);
                repositories.outbox().putUnplanned(station, failure.toString(), toMillis(now));
                List<DueStation> before = repositories.dirty().find(List.of(station));
                int attempts = before.stream().mapToInt(DueStation::attempts).sum() + 1;
                repositories
                        .dirty()
                        .put(
                                List.of(
                                        new DueStation(
                                                station,
                                                toMillis(now.plus(wait(attempts))),
                                                DueStation.Cause.CHANGED,
                                                attempts,
                                                before.stream()
                                                        .flatMap(one -> one.orderedAt().stream())
                                                        .findFirst())));
                return station;
            });
        } catch (Transactions.Failed _) {
            throw failure;
        }
    }

    private static Duration wait(int attempts) {
        Duration wait =
                FIRST_POSTPONEMENT.multipliedBy(1L << Math.clamp(attempts - 1, 0, DOUBLINGS));
        return wait.compareTo(LONGEST_POSTPONEMENT) < 0 ? wait : LONGEST_POSTPONEMENT;
    }

    private static Instant toMillis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
