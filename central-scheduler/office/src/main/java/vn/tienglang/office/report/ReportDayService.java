package vn.tienglang.office.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.asrun.AsRunEntry;
import vn.tienglang.office.report.figures.CountedAiring;
import vn.tienglang.office.report.figures.DayCounter;
import vn.tienglang.office.report.figures.StationDay;
import vn.tienglang.office.store.Counters;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.StoredDirtyMark;

/**
 * Service of counted days: counts the days of stations that changed, once, and stores their
 * figures. Its methods may be called from any thread and by several centres on one database.
 *
 * <p>Intake and publishing only add a mark. {@link #refresh} counts the marked days, and those that
 * time alone changes. Every transaction that stores days holds one lock, so the numbers of change
 * are committed in their order: who knows a number finds every later change. A power cut leaves
 * either the mark or the day counted for it.
 */
public final class ReportDayService {
    /** Most marks read in one transaction. */
    private static final int MARKS_AT_ONCE = 500;

    /** Days of stations that are counted in one transaction, about. */
    private static final int DAYS_AT_ONCE = 1_000;

    /** Days before today that a mark without an end covers; stations keep their journal as long. */
    private static final int DAYS_BACK = 400;

    /** Days after today that logs are issued for, and one more. */
    private static final int DAYS_AHEAD = 9;

    private final Transactions transactions;
    private final Duration grace;

    /**
     * Service over these repositories.
     *
     * @param grace how long after its end an airing may stay without a report
     */
    public ReportDayService(Transactions transactions, Duration grace) {
        this.transactions = transactions;
        this.grace = grace;
    }

    /** The rules of counting, as text; part of the digest of a frozen report. */
    String rules() {
        return "figures=1 grace=" + grace + " on-time=" + DayCounter.START_TOLERANCE;
    }

    /**
     * Counts the days that are marked or due. A second call changes nothing.
     *
     * @return number of marks and days that were done
     */
    public int refresh(Instant now) {
        int made = 0;
        int round;
        do {
            round = transactions.inTransaction(repositories -> refreshSome(repositories, now));
            made += round;
        } while (round > 0);
        return made;
    }

    /** Period of days; {@code until} is excluded. */
    private record Period(LocalDate from, LocalDate until) {
        long days() {
            return until.toEpochDay() - from.toEpochDay();
        }

        Period with(Period other) {
            return new Period(
                    from.isBefore(other.from) ? from : other.from,
                    until.isAfter(other.until) ? until : other.until);
        }
    }

    private int refreshSome(Repositories repositories, Instant now) {
        boolean isAnythingToDo =
                !repositories.dirty().marks(Set.of(DirtyMark.Kind.REPORT), 1).isEmpty()
                        || !repositories.reportDays().due(now, 1).isEmpty();
        if (!isAnythingToDo) {
            return 0;
        }
        repositories.counters().hold(Counters.REPORT);
        var periods = new TreeMap<StationId, Period>();
        var done = new ArrayList<Long>();
        for (StoredDirtyMark mark :
                repositories.dirty().marks(Set.of(DirtyMark.Kind.REPORT), MARKS_AT_ONCE)) {
            if (add(periods, mark.mark(), now)) {
                done.add(mark.id());
            } else {
                break;
            }
        }
        int marked = done.size();
        if (marked == 0 || marked < MARKS_AT_ONCE) {
            for (StationDay day : repositories.reportDays().due(now, DAYS_AT_ONCE)) {
                var period = new Period(day.date(), day.date().plusDays(1));
                if (!add(periods, day.station(), period)) {
                    break;
                }
                marked++;
            }
        }
        count(repositories, periods, now);
        repositories.dirty().removeMarks(done);
        return marked;
    }

    private static boolean add(Map<StationId, Period> periods, DirtyMark mark, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        LocalDate first = today.minusDays(DAYS_BACK);
        LocalDate end = today.plusDays(DAYS_AHEAD);
        boolean isWide = mark.from().isBefore(LocalDate.of(1990, 1, 1));
        var period = isWide ? new Period(first, end) : new Period(mark.from(), mark.until());
        if (!period.until().isAfter(first)) {
            // Its log may be removed already; the stored figures stay.
            return true;
        }
        return add(periods, new StationId(mark.subject()), period);
    }

    /** Adds a period; false when the transaction has enough. The first one is always added. */
    private static boolean add(Map<StationId, Period> periods, StationId station, Period more) {
        if (periods.isEmpty()) {
            periods.put(station, more);
            return true;
        }
        Period all = periods.values().stream().reduce(more, Period::with);
        Period known = periods.getOrDefault(station, more);
        long size = (periods.containsKey(station) ? 0L : 1L) + periods.size();
        if (all.days() * size > DAYS_AT_ONCE) {
            return false;
        }
        periods.put(station, known.with(more));
        return true;
    }

    private void count(Repositories repositories, Map<StationId, Period> periods, Instant now) {
        if (periods.isEmpty()) {
            return;
        }
        List<StationId> ids = List.copyOf(periods.keySet());
        Period all = periods.values().stream().reduce(Period::with).orElseThrow();
        Map<StationDate, StationDay> before = new HashMap<>();
        repositories
                .reportDays()
                .of(ids, all.from(), all.until())
                .forEach(day -> before.put(new StationDate(day.station(), day.date()), day));
        long change = repositories.counters().value(Counters.REPORT) + 1;
        var changed = new ArrayList<StationDay>();
        boolean isCounted = false;
        for (LoadedDay day : load(repositories, repositories.enrolments().of(ids), all)) {
            Period wanted = periods.get(day.station().id());
            if (wanted == null
                    || day.log().date().isBefore(wanted.from())
                    || !day.log().date().isBefore(wanted.until())) {
                continue;
            }
            StationDay counted =
                    day.counter(grace).day(day.station().area(), day.log(), day.asRun(), now);
            StationDay old = before.get(new StationDate(day.station().id(), day.log().date()));
            if (old != null && !day.isIssued() && isPlanned(old)) {
                // The log was removed after its time; what was counted of it stays.
                continue;
            }
            if (old == null || !old.countsSameAs(counted)) {
                changed.add(truncated(counted).changedAs(change));
                isCounted = true;
            } else if (!old.dueAt().equals(truncated(counted).dueAt())) {
                changed.add(truncated(counted).changedAs(old.change()));
            }
        }
        repositories.reportDays().put(changed);
        if (isCounted) {
            repositories.counters().countTo(Counters.REPORT, change);
        }
    }

    private static boolean isPlanned(StationDay day) {
        return day.figures().values().stream().anyMatch(figures -> figures.planned() > 0);
    }

    private static StationDay truncated(StationDay day) {
        return day.dueAt().equals(Instant.MAX)
                ? day
                : new StationDay(
                        day.station(),
                        day.area(),
                        day.date(),
                        day.figures(),
                        day.dueAt().plusNanos(999_999).truncatedTo(ChronoUnit.MILLIS),
                        day.change());
    }

    private record StationDate(StationId station, LocalDate date) {}

    /** Log of a station and day with its entries and subjects. */
    record LoadedDay(
            Station station,
            DailyLog log,
            boolean isIssued,
            List<AsRunEntry> asRun,
            AiringSubjects subjects) {
        DayCounter counter(Duration grace) {
            return new DayCounter(
                    (airing, clip) -> subjects.of(station.area(), log.date(), airing, clip), grace);
        }

        List<CountedAiring> airings(Instant now, Duration grace) {
            return counter(grace).airings(log, asRun, now);
        }
    }

    /** Every day of these stations with a log or an entry, by station and date. */
    private static List<LoadedDay> load(
            Repositories repositories, List<Enrolment> enrolments, Period period) {
        List<StationId> ids = enrolments.stream().map(one -> one.station().id()).toList();
        var logs = new TreeMap<StationId, Map<LocalDate, DailyLog>>();
        var issued = new HashSet<StationDate>();
        for (DailyLog log :
                repositories.dailyLogs().latestBetween(ids, period.from(), period.until())) {
            logs.computeIfAbsent(log.station(), _ -> new TreeMap<>()).put(log.date(), log);
            issued.add(new StationDate(log.station(), log.date()));
        }
        var asRun = new HashMap<StationDate, List<AsRunEntry>>();
        for (AsRunEntry entry : repositories.asRun().between(ids, period.from(), period.until())) {
            asRun.computeIfAbsent(
                            new StationDate(entry.station(), entry.date()), _ -> new ArrayList<>())
                    .add(entry);
            // An emergency may sound on a day without a log.
            logs.computeIfAbsent(entry.station(), _ -> new TreeMap<>())
                    .computeIfAbsent(
                            entry.date(),
                            date -> new DailyLog(entry.station(), date, 1, List.of(), List.of()));
        }
        var subjects = new AiringSubjects(repositories);
        subjects.read(logs.values().stream().flatMap(days -> days.values().stream()).toList());
        return enrolments.stream()
                .map(Enrolment::station)
                .flatMap(station ->
                        logs.getOrDefault(station.id(), Map.of()).values().stream()
                                .map(log ->
                                        new LoadedDay(
                                                station,
                                                log,
                                                issued.contains(
                                                        new StationDate(station.id(), log.date())),
                                                asRun.getOrDefault(
                                                        new StationDate(station.id(), log.date()),
                                                        List.of()),
                                                subjects)))
                .toList();
    }

    /**
     * The airings behind the figures of a station from {@code from} to before {@code until}: by
     * date, then in the order of the log. Empty when the station is not enrolled.
     */
    public List<CountedAiring> airings(
            StationId station, LocalDate from, LocalDate until, Instant now) {
        return transactions.inTransaction(repositories ->
                airings(
                        load(
                                repositories,
                                repositories.enrolments().of(List.of(station)),
                                new Period(from, until)),
                        now));
    }

    /** The airings behind the figures of these stations on one day. */
    List<CountedAiring> airings(
            Repositories repositories, List<Enrolment> stations, LocalDate date, Instant now) {
        return airings(load(repositories, stations, new Period(date, date.plusDays(1))), now);
    }

    private List<CountedAiring> airings(List<LoadedDay> days, Instant now) {
        return days.stream().flatMap(day -> airings(day, now)).toList();
    }

    private Stream<CountedAiring> airings(LoadedDay day, Instant now) {
        return day.airings(now, grace).stream();
    }

    /** The station of this id, if it is enrolled. */
    public Optional<Station> station(StationId id) {
        return transactions
                .inTransaction(repositories -> repositories.enrolments().find(id))
                .map(Enrolment::station);
    }
}
