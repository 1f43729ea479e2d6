package vn.tienglang.office.obligation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.tienglang.airtime.AiringId;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.office.input.CreditedDays;
import vn.tienglang.office.input.ObligationStart;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.PlanItem;
import vn.tienglang.office.store.programme.PlanItemRevision;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.planner.compliance.Proof;
import vn.tienglang.planner.engine.HeardCounter;
import vn.tienglang.planner.input.PlanInput;
import vn.tienglang.planner.obligation.Obligation;
import vn.tienglang.planner.obligation.ObligationId;
import vn.tienglang.planner.obligation.ObligationLedger;

/**
 * Service for the periods of obligations: progress of the current period, closing of the periods
 * that are over. Its methods may be called from any thread, and by several centres on one database.
 */
public final class PeriodService {
    /** Number of stations per transaction. */
    private static final int STATIONS_AT_ONCE = 250;

    /** Maximum number of days per transaction; a longer backlog takes several. */
    private static final int DAYS_AT_ONCE = 100;

    /** Number of days that credited amounts are kept; longer than any makegood deadline. */
    private static final int DAYS_KEPT = 200;

    /** A day after every plan. */
    private static final LocalDate AFTER_EVERY_PLAN = LocalDate.of(9999, 12, 31);

    private final Transactions transactions;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param grace how long after its end an airing may stay unconfirmed
     */
    public PeriodService(Transactions transactions, Duration grace) {
        this.transactions = transactions;
        this.grace = grace;
    }

    /**
     * Closes every period whose makegood deadline has passed, once, periods that ended while the
     * centre was down included. Later proofs do not change a closed period. A second call changes
     * nothing.
     *
     * @return number of closed periods, counted per station
     */
    public int close(Instant now) {
        Instant at = now.truncatedTo(ChronoUnit.MILLIS);
        LocalDate kept = LocalDate.ofInstant(at, ZoneOffset.UTC).minusDays(DAYS_KEPT);
        transactions.inTransaction(repositories -> {
            repositories.creditedDays().forgetBefore(kept);
            return kept;
        });
        int closed = 0;
        for (List<StationId> some : batches()) {
            for (int more = 1; more > 0; closed += more) {
                more = transactions.inTransaction(repositories -> close(repositories, some, at));
            }
        }
        return closed;
    }

    /** Batches of stations; none if there are no obligations. */
    private List<List<StationId>> batches() {
        return transactions.inTransaction(repositories -> {
            var batches = new ArrayList<List<StationId>>();
            if (obligations(repositories).isEmpty()) {
                return batches;
            }
            List<StationId> all =
                    repositories.enrolments().all().stream()
                            .map(one -> one.station().id())
                            .toList();
            for (int from = 0; from < all.size(); from += STATIONS_AT_ONCE) {
                batches.add(all.subList(from, Math.min(from + STATIONS_AT_ONCE, all.size())));
            }
            return batches;
        });
    }

    private static List<Obligation> obligations(Repositories repositories) {
        var obligations = new ArrayList<Obligation>();
        var kinds = Set.of(PlanItem.Kind.OBLIGATION);
        for (PlanItemRevision kept :
                repositories.planItems().standing(kinds, LocalDate.EPOCH, AFTER_EVERY_PLAN)) {
            if (kept.item() instanceof PlanItem.OfObligation(var one)) {
                obligations.add(one);
            }
        }
        return obligations;
    }

    /** Data read for one batch of stations. */
    private record Batch(List<Enrolment> enrolments, HeardCounter counter, CreditedDays days) {}

    private Batch loadBatch(Repositories repositories, List<StationId> stations, Instant now) {
        List<Enrolment> enrolments =
                stations.stream()
                        .flatMap(id -> repositories.enrolments().find(id).stream())
                        .toList();
        List<Station> places = enrolments.stream().map(Enrolment::station).toList();
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        PlanInput standing = PlanInputLoader.basis(repositories, places, today, today);
        var counter =
                new HeardCounter(standing.network(), standing.content(), obligations(repositories));
        return new Batch(enrolments, counter, new CreditedDays(repositories, counter, now, grace));
    }

    private int close(Repositories repositories, List<StationId> stations, Instant now) {
        // The lock prevents two centres from closing one period twice.
        repositories.counters().hold(Counters.PLAN);
        Batch batch = loadBatch(repositories, stations, now);
        List<OpenPeriods> work = openPeriods(repositories, batch, stations);
        if (work.isEmpty()) {
            return 0;
        }
        LocalDate from =
                work.stream().map(OpenPeriods::from).min(LocalDate::compareTo).orElseThrow();
        LocalDate until = from.plusDays(DAYS_AT_ONCE);
        // Whether yesterday is judged depends on the end of its last airing.
        LocalDate open = batch.days().firstUnjudgedDay(work.getFirst().enrolment().station());
        batch.days().readLogs(stations, open.minusDays(2), open.plusDays(1));
        batch.days()
                .count(
                        work.stream()
                                .map(one ->
                                        new CreditedDays.CreditQuery(
                                                one.enrolment().station().id(),
                                                one.obligation(),
                                                one.from(),
                                                judgedUntil(one, batch, until)))
                                .toList());
        var closed = new ArrayList<PeriodClosing>();
        for (OpenPeriods one : work) {
            closed.addAll(closings(one, batch.days(), judgedUntil(one, batch, until), now));
        }
        List<PeriodClosing> entered =
                closed.stream().filter(repositories.periodClosings()::enter).toList();
        auditShortfalls(repositories, entered, now);
        return entered.size();
    }

    /** The first day that is not judged, or not covered by this transaction. */
    private static LocalDate judgedUntil(OpenPeriods one, Batch batch, LocalDate until) {
        LocalDate open = batch.days().firstOpenDay(one.enrolment().station());
        return open.isBefore(until) ? open : until;
    }

    private static List<OpenPeriods> openPeriods(
            Repositories repositories, Batch batch, List<StationId> stations) {
        ObligationStart owedSince = ObligationStart.in(repositories);
        Map<StationId, Map<ObligationId, LocalDate>> last =
                repositories.periodClosings().lastClosed(stations);
        var work = new ArrayList<OpenPeriods>();
        for (Enrolment enrolment : batch.enrolments()) {
            StationId id = enrolment.station().id();
            LocalDate open = batch.days().firstUnjudgedDay(enrolment.station());
            for (Obligation one : batch.counter().obligationsOf(enrolment.station(), open)) {
                LocalDate since = owedSince.of(enrolment, one);
                LocalDate closed = last.getOrDefault(id, Map.of()).get(one.id());
                LocalDate first =
                        closed == null
                                ? one.period().firstDay(since)
                                : one.period().firstDayOfNext(closed);
                var wanted = new OpenPeriods(enrolment, one, since, first);
                if (wanted.isOver(first, open)) {
                    work.add(wanted);
                }
            }
        }
        return work;
    }

    private static List<PeriodClosing> closings(
            OpenPeriods one, CreditedDays days, LocalDate open, Instant now) {
        Obligation obligation = one.obligation();
        StationId station = one.enrolment().station().id();
        var heard =
                ObligationLedger.credits(
                        obligation,
                        days.creditedByDay(station, obligation, one.from(), open),
                        open);
        var lapsed = new TreeMap<LocalDate, Long>();
        ObligationLedger.balanceOn(obligation, heard, open)
                .expired()
                .forEach(shortfall -> lapsed.put(shortfall.period(), shortfall.units()));
        var closings = new ArrayList<PeriodClosing>();
        LocalDate period = one.first();
        for (; one.isOver(period, open); period = obligation.period().firstDayOfNext(period)) {
            long owed = one.owed(period);
            long missing = Math.min(owed, lapsed.getOrDefault(period, 0L));
            closings.add(
                    new PeriodClosing(obligation.id(), period, station, owed, owed - missing, now));
        }
        return closings;
    }

    /** Adds an audit entry for each period with a shortfall. */
    private static void auditShortfalls(
            Repositories repositories, List<PeriodClosing> closed, Instant now) {
        var shorts = new TreeMap<String, Integer>();
        for (PeriodClosing one : closed) {
            if (one.missing() > 0) {
                shorts.merge(one.obligation() + " " + one.period(), 1, Integer::sum);
            }
        }
        shorts.forEach((what, stations) ->
                repositories
                        .audit()
                        .add(
                                new AuditEntry(
                                        now, "", "period-short", what + ": " + stations + " đài")));
    }

    /**
     * The latest closings of an obligation: the latest period first, then by station; empty if
     * there is no such obligation.
     */
    public Optional<List<PeriodClosing>> closings(ObligationId id, int atMost) {
        return transactions.inTransaction(repositories ->
                repositories
                        .planItems()
                        .find(new PlanItem.Name(PlanItem.Kind.OBLIGATION, id.value()))
                        .map(_ -> repositories.periodClosings().forObligation(id, atMost)));
    }

    /**
     * The progress of the current period at every station with this obligation, by station; empty
     * if the obligation does not exist or has ended.
     */
    public Optional<List<PeriodProgress>> progress(ObligationId id, Instant now) {
        Optional<Obligation> wanted =
                transactions.inTransaction(repositories -> obligations(repositories)).stream()
                        .filter(one -> one.id().equals(id))
                        .findFirst();
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        var progress = new ArrayList<PeriodProgress>();
        for (List<StationId> some : batches()) {
            progress.addAll(
                    transactions.inTransaction(
                            repositories -> progress(repositories, wanted.get(), some, now)));
        }
        progress.sort(Comparator.comparing(PeriodProgress::station));
        return Optional.of(List.copyOf(progress));
    }

    private List<PeriodProgress> progress(
            Repositories repositories,
            Obligation obligation,
            List<StationId> stations,
            Instant now) {
        Batch batch = loadBatch(repositories, stations, now);
        ObligationStart owedSince = ObligationStart.in(repositories);
        var work = new ArrayList<OpenPeriods>();
        for (Enrolment enrolment : batch.enrolments()) {
            LocalDate today = LocalDate.ofInstant(now, enrolment.station().zone());
            boolean owes =
                    obligation.isOwedOn(today)
                            && batch.counter()
                                    .obligationsOf(enrolment.station(), today)
                                    .contains(obligation);
            if (owes) {
                LocalDate period = obligation.period().firstDay(today);
                LocalDate since = owedSince.of(enrolment, obligation);
                work.add(new OpenPeriods(enrolment, obligation, since, period));
            }
        }
        if (work.isEmpty()) {
            return List.of();
        }
        List<StationId> ids = work.stream().map(one -> one.enrolment().station().id()).toList();
        LocalDate from =
                work.stream().map(OpenPeriods::first).min(LocalDate::compareTo).orElseThrow();
        LocalDate until =
                ObligationStart.latest(work.stream().map(one -> one.lastDay(one.first())).toList())
                        .plusDays(1);
        batch.days().readLogs(ids, from, until);
        batch.days().readAsRun(ids, from, until);
        return work.stream().map(one -> progress(one, batch, now)).toList();
    }

    private static PeriodProgress progress(OpenPeriods one, Batch batch, Instant now) {
        Obligation obligation = one.obligation();
        Station station = one.enrolment().station();
        LocalDate open = batch.days().firstOpenDay(station);
        LocalDate next = one.lastDay(one.first()).plusDays(1);
        long heard = 0;
        long planned = 0;
        for (DailyLog log : batch.days().issued(station.id()).values()) {
            if (log.date().isBefore(one.first()) || !log.date().isBefore(next)) {
                continue;
            }
            Map<AiringId, Proof> proofs = batch.days().proofs(log);
            heard += batch.counter().heardUnits(obligation, log, proofs);
            if (!log.date().isBefore(open)) {
                planned += batch.counter().plannedUnits(obligation, log, proofs);
            }
        }
        LocalDate issued =
                LocalDate.ofInstant(now, station.zone()).plusDays(Limits.DAYS_AHEAD - 1L);
        LocalDate through = issued.isBefore(next) ? issued : next.minusDays(1);
        long before =
                one.since().isAfter(one.first())
                        ? obligation.requiredThrough(one.since().minusDays(1))
                        : 0;
        long due = Math.max(0, obligation.requiredThrough(through) - before);
        return new PeriodProgress(
                station.id(),
                one.first(),
                next,
                one.owed(one.first()),
                heard,
                planned,
                Math.max(0, due - heard - planned));
    }
}
