package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.Airing;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeFixture;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.input.PastLoader;
import vn.tienglang.office.input.PlanInputLoader;
import vn.tienglang.office.station.StationKeys;
import vn.tienglang.office.store.InMemoryClipSource;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.station.Enrolment;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.planner.engine.DayPlan;
import vn.tienglang.planner.engine.Planner;
import vn.tienglang.planner.input.PlanInput;

/**
 * Law of incremental publishing: after any changes in any order, at any time, the issued logs are
 * those that compiling every day of every station from the whole plan gives. Each publishing round
 * is compared, so the histories of both ways are equal too.
 */
public abstract class IncrementalPublishingContract {
    private static final Duration GRACE = Duration.ofMinutes(10);
    private static final Duration LONGEST_STEP = Duration.ofHours(9);
    private static final int ROUNDS = 60;
    private static final long FIRST_SEED = Long.getLong("tienglang.seed", 0);

    private final FakeStationSender sender = new FakeStationSender();
    private Instant now = OfficeSamples.EIGHT;

    /** Transactions on empty repositories; every call returns new ones. */
    protected abstract Transactions emptyTransactions();

    /** Number of histories that are tried. */
    protected abstract int seeds();

    @Test
    void incrementalEqualsFull() {
        int issued = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + seeds(); seed++) {
            issued += history(seed);
        }
        assertThat(issued).as("logs issued in all").isGreaterThan(20 * seeds());
    }

    /** Runs one history; returns the number of logs issued. */
    private int history(long seed) {
        var random = new SplittableRandom(seed);
        Transactions transactions = emptyTransactions();
        var changes = new RandomPlanChanges(random);
        now = OfficeSamples.EIGHT.plus(Duration.ofMinutes(random.nextInt(1_440)));
        transactions.inTransaction(repositories -> changes.begin(repositories));
        OfficeFixture office = office(transactions);
        int issued = 0;
        var trace = new ArrayList<String>();
        for (int round = 0; round < ROUNDS; round++) {
            for (int change = random.nextInt(3); change > 0; change--) {
                trace.add(
                        transactions.inTransaction(
                                repositories -> changes.change(repositories, now)));
            }
            List<ExpectedDay> expected = transactions.inTransaction(this::expectedDays);
            issued += office.publishDue(now);
            String where = "seed " + seed + ", round " + round + ", " + now + ", after " + trace;
            transactions.inTransaction(repositories -> compare(repositories, expected, where));
            if (random.nextInt(4) == 0) {
                now = now.plusMillis(1);
                List<ExpectedDay> later = transactions.inTransaction(this::expectedDays);
                assertThat(office.compareAll(now).found()).as(where).isZero();
                transactions.inTransaction(repositories -> compare(repositories, later, where));
            }
            sendAll(office);
            now = now.plusMillis(random.nextLong(step(random).toMillis()) + 1);
        }
        return issued;
    }

    /** Short steps within a programme, long ones over midnight. */
    private static Duration step(SplittableRandom random) {
        return switch (random.nextInt(3)) {
            case 0 -> Duration.ofSeconds(90);
            case 1 -> Duration.ofMinutes(40);
            default -> LONGEST_STEP;
        };
    }

    private OfficeFixture office(Transactions transactions) {
        return new OfficeFixture(
                transactions,
                new StationKeys(transactions),
                new InMemoryClipSource(),
                sender,
                new FakePublishTrigger(),
                () -> now,
                OfficeSamples.HANOI,
                GRACE);
    }

    /** What the stations get is the latest issued log, from the row that refers to it. */
    private void sendAll(OfficeFixture office) {
        for (OutboxMessage item : office.outbox().next(1_000)) {
            assertThat(item.message()).isInstanceOf(Message.LogIssued.class);
            assertThat(item.form()).isInstanceOf(OutboxMessage.Form.Signed.class);
            office.outbox().markSent(item);
        }
    }

    /** What a station is to play on a day. */
    private record ExpectedDay(
            StationId station, LocalDate date, List<Airing> airings, List<Clip> clips) {}

    /** The days by a plan of the whole country, without any shortcut. */
    private List<ExpectedDay> expectedDays(Repositories repositories) {
        List<Enrolment> enrolments = repositories.enrolments().all();
        List<Station> stations = enrolments.stream().map(Enrolment::station).toList();
        List<LocalDate> todays =
                stations.stream().map(at -> LocalDate.ofInstant(now, at.zone())).sorted().toList();
        PlanInput standing =
                PlanInputLoader.basis(
                        repositories,
                        stations,
                        todays.getFirst(),
                        todays.getLast().plusDays(Limits.DAYS_AHEAD - 1L));
        var past = new PastLoader(repositories, standing, now, GRACE);
        Planner planner = Planner.of(past.with(enrolments));
        var expected = new ArrayList<ExpectedDay>();
        for (Enrolment enrolment : enrolments) {
            Station station = enrolment.station();
            LocalDate today = LocalDate.ofInstant(now, station.zone());
            for (DayPlan day : planner.days(station, today, Limits.DAYS_AHEAD)) {
                List<Airing> airings =
                        day.airings().stream()
                                .filter(one -> !one.airtime().start().isBefore(enrolment.since()))
                                .sorted(Airing.IN_ORDER)
                                .toList();
                List<Clip> clips =
                        day.clips().stream()
                                .filter(clip ->
                                        airings.stream()
                                                .anyMatch(one -> one.clip().equals(clip.id())))
                                .sorted(Comparator.comparing(Clip::id))
                                .toList();
                expected.add(new ExpectedDay(station.id(), day.date(), airings, clips));
            }
        }
        return expected;
    }

    private static int compare(
            Repositories repositories, List<ExpectedDay> expected, String where) {
        for (ExpectedDay day : expected) {
            Optional<DailyLog> latest = repositories.dailyLogs().latest(day.station(), day.date());
            assertThat(
                            new ExpectedDay(
                                    day.station(),
                                    day.date(),
                                    latest.map(DailyLog::airings).orElse(List.of()),
                                    latest.map(DailyLog::clips).orElse(List.of())))
                    .as(where + ", next " + repositories.dirty().find(List.of(day.station())))
                    .isEqualTo(day);
        }
        return expected.size();
    }
}
