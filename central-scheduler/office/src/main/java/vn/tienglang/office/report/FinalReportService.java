package vn.tienglang.office.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.people.Officer;
import vn.tienglang.office.report.figures.AirtimeReport;
import vn.tienglang.office.report.figures.FiguresText;
import vn.tienglang.office.report.figures.ReportQuery;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.report.DayLock;
import vn.tienglang.office.store.report.FinalReport;

/**
 * Service that freezes reports and locks days. A frozen report keeps its figures and the digest of
 * what was counted; it can be computed again and compared. Nothing that arrives later is refused:
 * it is counted, and named as a difference. Its methods may be called from any thread.
 */
public final class FinalReportService {
    /** Most differences that a comparison names. */
    private static final int DIFFERENCES = 200;

    private final Transactions transactions;
    private final ReportDayService days;
    private final InstantSource clock;

    /** Service over these repositories. */
    public FinalReportService(
            Transactions transactions, ReportDayService days, InstantSource clock) {
        this.transactions = transactions;
        this.days = days;
        this.clock = clock;
    }

    /** Result of freezing. */
    public sealed interface FreezeResult {
        /** The report is final. */
        record Done(FinalReport report) implements FreezeResult {}

        /** Nothing of the period has ended yet. */
        record NotBegun() implements FreezeResult {}

        /** The figures are longer than a frozen report may be: choose a smaller unit. */
        record TooLarge() implements FreezeResult {}
    }

    /** Result of locking a day. */
    public enum LockResult {
        /** Locked. */
        DONE,
        /** It was locked before. */
        LOCKED_ALREADY,
        /** The day has not ended. */
        NOT_OVER
    }

    /**
     * Comparison of a frozen report with the figures of now.
     *
     * @param frozen the figures as they were frozen
     * @param present the figures computed now
     * @param same whether everything counted is the same: equal digests
     * @param digest the digest computed now
     * @param changed days counted anew since the report was frozen, at most a few hundred
     */
    public record Comparison(
            FinalReport report,
            AirtimeReport frozen,
            AirtimeReport present,
            boolean same,
            String digest,
            List<StationDay> changed) {
        /** Takes a copy. */
        public Comparison {
            changed = List.copyOf(changed);
        }
    }

    /** Freezes the report of a query. */
    public FreezeResult freeze(ReportQuery query, LocalDate today, Officer officer) {
        if (!query.from().isBefore(today)) {
            return new FreezeResult.NotBegun();
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        days.refresh(now);
        return transactions.inTransaction(repositories -> {
            // The lock keeps the days as they are until this is stored.
            repositories.counters().hold(Counters.REPORT);
            Counted counted = count(repositories, query);
            String content = FiguresText.of(counted.report());
            if (content.length() > FinalReport.CONTENT_CHARACTERS) {
                return new FreezeResult.TooLarge();
            }
            long number = repositories.counters().value(Counters.FROZEN_REPORT) + 1;
            repositories.counters().countTo(Counters.FROZEN_REPORT, number);
            var report =
                    new FinalReport(
                            number,
                            query,
                            days.rules(),
                            counted.digest(),
                            counted.stationDays(),
                            repositories.reportDays().lastChange(),
                            content,
                            officer.login(),
                            now);
            repositories.frozenReports().add(report);
            String about = query.unit() + " " + query.from() + " – " + query.until().minusDays(1);
            repositories
                    .audit()
                    .add(
                            AuditEntry.by(officer, now, "report-freeze", about)
                                    .changing(query.unit().value(), "", counted.digest()));
            return new FreezeResult.Done(report);
        });
    }

    private record Counted(AirtimeReport report, String digest, long stationDays) {}

    private Counted count(Repositories repositories, ReportQuery query) {
        Set<AreaCode> areas =
                query.unit().equals(AreaCode.COUNTRY)
                        ? Set.of()
                        : repositories.areas().tree().everInside(query.unit());
        var all =
                new ArrayList<StationDay>(
                        repositories.reportDays().in(areas, query.from(), query.until()));
        all.sort(Comparator.comparing(StationDay::date).thenComparing(StationDay::station));
        MessageDigest digest = sha256();
        update(
                digest,
                days.rules() + "\n" + query.unit() + " " + query.from() + " " + query.until());
        update(digest, "\n" + query.filter() + "\n");
        for (StationDay day : all) {
            update(digest, day.station() + "\t" + day.date() + "\t" + day.area() + "\n");
            update(digest, day.text());
        }
        return new Counted(
                ReportSlice.read(repositories, query).report(query),
                HexFormat.of().formatHex(digest.digest()),
                all.size());
    }

    private static void update(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Computes a frozen report again; empty when there is none of this number. */
    public Optional<Comparison> compare(long number) {
        days.refresh(clock.instant());
        return transactions.inTransaction(repositories ->
                repositories
                        .frozenReports()
                        .find(number)
                        .map(report -> {
                            Counted counted = count(repositories, report.query());
                            return new Comparison(
                                    report,
                                    FiguresText.parse(
                                            report.content(), report.query(), report.change()),
                                    counted.report(),
                                    counted.digest().equals(report.digest()),
                                    counted.digest(),
                                    changed(repositories, report.query(), report.change()));
                        }));
    }

    private static List<StationDay> changed(
            Repositories repositories, ReportQuery query, long change) {
        Set<AreaCode> areas = repositories.areas().tree().everInside(query.unit());
        return repositories
                .reportDays()
                .changedAfter(change, query.from(), query.until(), DIFFERENCES * 10)
                .stream()
                .filter(day -> areas.contains(day.area()))
                .limit(DIFFERENCES)
                .toList();
    }

    /** The latest frozen reports, the latest first, without their figures. */
    public List<FinalReport> latest(int atMost) {
        return transactions.inTransaction(
                repositories -> repositories.frozenReports().latest(atMost));
    }

    /** Locks a day of a unit. */
    public LockResult lock(AreaCode unit, LocalDate date, LocalDate today, Officer officer) {
        if (!date.isBefore(today)) {
            return LockResult.NOT_OVER;
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        days.refresh(now);
        return transactions.inTransaction(repositories -> {
            repositories.counters().hold(Counters.REPORT);
            var lock =
                    new DayLock(
                            unit,
                            date,
                            officer.login(),
                            now,
                            repositories.reportDays().lastChange());
            if (!repositories.frozenReports().lock(lock)) {
                return LockResult.LOCKED_ALREADY;
            }
            repositories
                    .audit()
                    .add(
                            AuditEntry.by(officer, now, "day-lock", unit + " " + date)
                                    .changing(unit.value(), "", date.toString()));
            return LockResult.DONE;
        });
    }

    /**
     * Lock of a day, and what was counted anew since.
     *
     * @param corrected the days of stations that changed after the lock
     */
    public record LockedDay(DayLock lock, List<StationDay> corrected) {
        /** Takes a copy. */
        public LockedDay {
            corrected = List.copyOf(corrected);
        }
    }

    /** The locked days of a unit from {@code from} to before {@code until}, by date. */
    public List<LockedDay> locks(AreaCode unit, LocalDate from, LocalDate until) {
        return transactions.inTransaction(repositories ->
                repositories.frozenReports().locks(Set.of(unit), from, until).stream()
                        .map(lock ->
                                new LockedDay(
                                        lock,
                                        changed(
                                                repositories,
                                                new ReportQuery(
                                                        unit,
                                                        lock.date(),
                                                        lock.date().plusDays(1),
                                                        ReportQuery.Filter.ALL),
                                                lock.change())))
                        .toList());
    }
}
