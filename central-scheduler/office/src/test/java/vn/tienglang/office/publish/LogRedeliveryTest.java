package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.StationId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.airtime.wire.StationStatus;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.DailyLogRepository.LogRevision;
import vn.tienglang.office.store.InMemoryTransactions;
import vn.tienglang.office.store.station.OutboxMessage;
import vn.tienglang.office.store.station.StationState;
import vn.tienglang.office.store.station.UndeliverableMessage;

final class LogRedeliveryTest {
    private static final LocalDate TODAY = OfficeSamples.SATURDAY;
    private static final Instant NOW = OfficeSamples.EIGHT;
    private static final Duration LOST_AFTER = Duration.ofMinutes(5);
    private static final Station STATION =
            OfficeSamples.station("ls-dong-kinh", OfficeSamples.DONG_KINH);

    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final LogRedelivery redelivery = new LogRedelivery(transactions);

    @BeforeEach
    void enrolStation() {
        enrol(STATION);
    }

    private void enrol(Station station) {
        transactions.inTransaction(repositories -> {
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(station, OfficeSamples.Keys.of(station, 1)));
            return true;
        });
    }

    private static DailyLog log(LocalDate date, int revision) {
        return new DailyLog(STATION.id(), date, revision, List.of(), List.of());
    }

    /** Issues a log and marks it as taken by the broker at that time. */
    private DailyLog sent(LocalDate date, int revision, Instant sentAt) {
        DailyLog log = issued(date, revision);
        transactions.inTransaction(repositories -> {
            repositories.dailyLogs().markSent(LogRevision.of(log), sentAt);
            return true;
        });
        return log;
    }

    private DailyLog issued(LocalDate date, int revision) {
        DailyLog log = log(date, revision);
        transactions.inTransaction(repositories -> {
            OfficeSamples.issue(repositories, log, NOW.minus(Duration.ofHours(1)));
            return true;
        });
        return log;
    }

    /** Stores the status of a station that holds these logs. */
    private void reports(
            StationId station, boolean lost, Instant at, StationStatus.HeldLog... held) {
        var status =
                new StationStatus(
                        station,
                        at,
                        1,
                        OfficeSamples.CLOCK,
                        "loa",
                        true,
                        "rơ-le",
                        List.of(held),
                        List.of(),
                        List.of(),
                        List.of(),
                        Optional.of(OfficeSamples.emptyChain(station)),
                        0,
                        Optional.empty(),
                        Map.of());
        transactions.inTransaction(repositories -> {
            repositories.stationStates().put(new StationState(status, lost, at));
            return true;
        });
    }

    private void reports(Instant at, StationStatus.HeldLog... held) {
        reports(STATION.id(), false, at, held);
    }

    private List<OutboxMessage> outbox() {
        return transactions.inTransaction(
                repositories -> repositories.outbox().next(10_000, OfficeSamples.EIGHT));
    }

    private List<AuditEntry> audit() {
        return transactions.inTransaction(repositories -> repositories.audit().latest(9));
    }

    private Stream<DailyLog> resentLogs() {
        return outbox().stream().map(one -> ((Message.LogIssued) one.message()).log());
    }

    @Test
    void aLogThatTheStationDoesNotHoldFiveMinutesAfterItWasSentIsSentAgain() {
        DailyLog log = sent(TODAY, 1, NOW.minus(LOST_AFTER).minusMillis(1));
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isEqualTo(1);

        assertThat(outbox())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.message()).isEqualTo(new Message.LogIssued(log));
                    assertThat(message.retained()).isTrue();
                    assertThat(message.expiresAt())
                            .isEqualTo(TODAY.plusDays(2).atStartOfDay(STATION.zone()).toInstant());
                });
        assertThat(audit())
                .containsExactly(
                        new AuditEntry(
                                NOW, "", "send-again", new Message.LogIssued(log).topic().text()));
    }

    @Test
    void aLogThatMayStillBeUnderWayIsNotSentAgain() {
        sent(TODAY, 1, NOW.minus(LOST_AFTER));
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isZero();
        assertThat(outbox()).isEmpty();
    }

    @Test
    void theAgeCountsFromTheStationsReportAndNotFromNow() {
        sent(TODAY, 1, NOW.minus(LOST_AFTER));
        reports(NOW);

        assertThat(redelivery.resendLost(NOW.plus(Duration.ofHours(9)))).isZero();
    }

    @Test
    void aLogIsSentAgainAtMostOnceInFiveMinutes() {
        sent(TODAY, 1, NOW.minus(Duration.ofHours(1)));
        reports(NOW);
        assertThat(redelivery.resendLost(NOW)).isEqualTo(1);
        assertThat(redelivery.resendLost(NOW)).isZero();

        reports(NOW.plus(LOST_AFTER));
        assertThat(redelivery.resendLost(NOW.plus(LOST_AFTER))).isZero();

        Instant later = NOW.plus(LOST_AFTER).plusMillis(1);
        reports(later);
        assertThat(redelivery.resendLost(later)).isEqualTo(1);
    }

    @Test
    void aLogThatTheBrokerNeverTookIsLeftToTheOutbox() {
        waits(issued(TODAY, 1));
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isZero();
    }

    @Test
    void aLogThatTheBrokerRefusedForGoodIsLeftToAPerson() {
        waits(issued(TODAY, 1));
        long id = outbox().getFirst().id();
        transactions.inTransaction(repositories -> {
            repositories.outbox().bury(id, UndeliverableMessage.Reason.REFUSED, "", NOW);
            return true;
        });
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isZero();
    }

    @Test
    void aLogThatExpiredWithoutBeingSentIsSentAgain() {
        issued(TODAY, 1);
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isEqualTo(1);
        reports(NOW.plusSeconds(1));
        assertThat(redelivery.resendLost(NOW.plusSeconds(1))).as("it waits now").isZero();
    }

    @Test
    void aLogSentByAClockThatWasYearsAheadIsSentAgainOnce() {
        sent(TODAY, 1, NOW.plus(Duration.ofDays(1_600)));
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isEqualTo(1);
        reports(NOW.plusSeconds(1));
        assertThat(redelivery.resendLost(NOW.plusSeconds(1))).isZero();
    }

    private void waits(DailyLog log) {
        transactions.inTransaction(repositories -> {
            LogIssuer.enqueue(repositories, log, STATION.zone());
            return true;
        });
    }

    @Test
    void aLogThatTheStationHoldsInTheSameOrAHigherRevisionIsNotSentAgain() {
        sent(TODAY, 2, NOW.minus(Duration.ofHours(1)));
        reports(NOW, new StationStatus.HeldLog(TODAY, 2));
        assertThat(redelivery.resendLost(NOW)).isZero();

        reports(NOW, new StationStatus.HeldLog(TODAY, 3));
        assertThat(redelivery.resendLost(NOW)).isZero();

        reports(NOW, new StationStatus.HeldLog(TODAY, 1));
        assertThat(redelivery.resendLost(NOW)).isEqualTo(1);
        assertThat(resentLogs()).extracting(DailyLog::revision).containsExactly(2);
    }

    @Test
    void onlyTheHighestRevisionOfADayIsSentAgain() {
        sent(TODAY, 1, NOW.minus(Duration.ofHours(2)));
        sent(TODAY, 2, NOW.minus(Duration.ofHours(1)));
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isEqualTo(1);
        assertThat(resentLogs()).extracting(DailyLog::revision).containsExactly(2);
    }

    @Test
    void daysFromYesterdayToTheLastDayAheadAreSentAgain() {
        Instant sentAt = NOW.minus(Duration.ofHours(1));
        sent(TODAY.minusDays(2), 1, sentAt);
        sent(TODAY.minusDays(1), 1, sentAt);
        sent(TODAY.plusDays(Limits.DAYS_AHEAD - 1), 1, sentAt);
        sent(TODAY.plusDays(Limits.DAYS_AHEAD), 1, sentAt);
        reports(NOW);

        assertThat(redelivery.resendLost(NOW)).isEqualTo(2);
        assertThat(resentLogs())
                .extracting(DailyLog::date)
                .containsExactlyInAnyOrder(
                        TODAY.minusDays(1), TODAY.plusDays(Limits.DAYS_AHEAD - 1));
    }

    @Test
    void nothingIsSentToAStationThatIsLostUnknownOrSilent() {
        sent(TODAY, 1, NOW.minus(Duration.ofHours(1)));
        assertThat(redelivery.resendLost(NOW)).as("silent").isZero();

        reports(STATION.id(), true, NOW);
        assertThat(redelivery.resendLost(NOW)).as("lost").isZero();

        reports(new StationId("xx-unknown"), false, NOW);
        assertThat(redelivery.resendLost(NOW)).as("not enrolled").isZero();
    }

    @Test
    void moreStationsThanOneTransactionTakesAreAllServed() {
        Instant sentAt = NOW.minus(Duration.ofHours(1));
        int stations = 251;
        for (int i = 0; i < stations; i++) {
            var station =
                    new Station(
                            new StationId("xx-" + (1000 + i)),
                            "Đài",
                            OfficeSamples.TOWN,
                            ZoneId.of("Asia/Ho_Chi_Minh"));
            enrol(station);
            var log = new DailyLog(station.id(), TODAY, 1, List.of(), List.of());
            transactions.inTransaction(repositories -> {
                OfficeSamples.issue(repositories, log, sentAt);
                repositories.dailyLogs().markSent(LogRevision.of(log), sentAt);
                return true;
            });
            reports(station.id(), false, NOW);
        }

        assertThat(redelivery.resendLost(NOW)).isEqualTo(stations);
        assertThat(resentLogs()).extracting(DailyLog::station).doesNotHaveDuplicates();
    }
}
