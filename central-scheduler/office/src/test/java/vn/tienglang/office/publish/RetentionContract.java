package vn.tienglang.office.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.tienglang.airtime.DailyLog;
import vn.tienglang.airtime.Station;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.office.OfficeSamples;
import vn.tienglang.office.dirty.DirtyExpansion;
import vn.tienglang.office.people.AuditEntry;
import vn.tienglang.office.store.CentreRepository;
import vn.tienglang.office.store.Repositories;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.emergency.IncomingAlert;
import vn.tienglang.office.store.station.DirtyMark;
import vn.tienglang.office.store.station.PeriodClosing;
import vn.tienglang.planner.obligation.ObligationId;

/** Removal of old data: what goes, what stays, and that it ends. */
public abstract class RetentionContract {
    private static final Instant NOW = OfficeSamples.EIGHT;
    private static final LocalDate TODAY = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
    private static final Station ONE = OfficeSamples.station("ls-mot", OfficeSamples.DONG_KINH);
    private static final RetentionRules RULES = RetentionRules.USUAL;

    private Transactions transactions;

    /** Transactions on empty repositories. */
    protected abstract Transactions emptyTransactions();

    @BeforeEach
    void begin() {
        transactions = emptyTransactions();
        transactions.inTransaction(repositories -> {
            repositories.areas().add(OfficeSamples.areas());
            repositories
                    .enrolments()
                    .put(OfficeSamples.enrolment(ONE, OfficeSamples.Keys.of(ONE, 1)));
            removedAt(repositories, NOW.minus(Duration.ofDays(1)));
            return ONE;
        });
    }

    private <T> List<T> list(Function<Repositories, List<T>> read) {
        return transactions.inTransaction(read);
    }

    private Retention.Removed removeOld() {
        return new Retention(transactions, RULES).removeOld(NOW);
    }

    private DailyLog issue(LocalDate date) {
        var log = new DailyLog(ONE.id(), date, 1, List.of(), List.of());
        transactions.inTransaction(repositories -> {
            OfficeSamples.issue(repositories, log, NOW);
            return log;
        });
        return log;
    }

    private Optional<DailyLog> latest(LocalDate date) {
        return transactions.inTransaction(
                repositories -> repositories.dailyLogs().latest(ONE.id(), date));
    }

    @Test
    void onlyLogsOfDaysLongPastAreRemoved() {
        LocalDate old = TODAY.minusDays(401);
        LocalDate kept = TODAY.minusDays(400);
        issue(old);
        issue(kept);
        issue(TODAY);
        issue(TODAY.plusDays(7));

        assertThat(removeOld().logs()).isEqualTo(1);

        assertThat(latest(old)).isEmpty();
        assertThat(latest(kept)).isPresent();
        assertThat(latest(TODAY)).isPresent();
        assertThat(latest(TODAY.plusDays(7))).isPresent();
        assertThat(removeOld().total()).as("a second call").isZero();
    }

    @Test
    void aLogThatWaitsInTheOutboxStays() {
        LocalDate old = TODAY.minusDays(500);
        DailyLog log = issue(old);
        transactions.inTransaction(repositories -> {
            repositories
                    .outbox()
                    .put(new Message.LogIssued(log), true, NOW.plus(Duration.ofDays(1)));
            return log;
        });

        assertThat(removeOld().logs()).isZero();

        assertThat(latest(old)).contains(log);
        assertThat(list(repositories -> repositories.outbox().next(9, NOW)).getFirst().message())
                .isEqualTo(new Message.LogIssued(log));
    }

    @Test
    void moreRowsThanFitIntoOneTransactionAreRemovedInSeveral() {
        transactions.inTransaction(repositories -> {
            for (int entry = 0; entry < Retention.ROWS_AT_ONCE + 5; entry++) {
                repositories
                        .audit()
                        .add(new AuditEntry(NOW.minus(RULES.audit()).minusMillis(1), "", "a", "b"));
            }
            repositories.audit().add(new AuditEntry(NOW.minus(RULES.audit()), "", "kept", "b"));
            return 0;
        });

        assertThat(removeOld().audit()).isEqualTo(Retention.ROWS_AT_ONCE + 5);

        assertThat(list(repositories -> repositories.audit().latest(9)))
                .extracting(AuditEntry::action)
                .containsExactly("kept");
    }

    @Test
    void theLastClosedPeriodStaysHoweverOld() {
        var obligation = new ObligationId("tay-daily");
        transactions.inTransaction(repositories -> {
            for (int day = 1; day <= 3; day++) {
                repositories
                        .periodClosings()
                        .enter(
                                new PeriodClosing(
                                        obligation,
                                        LocalDate.of(2020, 1, day),
                                        ONE.id(),
                                        10,
                                        5,
                                        Instant.parse("2020-02-01T00:00:00Z")));
            }
            return 0;
        });

        assertThat(removeOld().closings()).isEqualTo(2);

        assertThat(list(repositories -> repositories.periodClosings().forObligation(obligation, 9)))
                .extracting(PeriodClosing::period)
                .containsExactly(LocalDate.of(2020, 1, 3));
    }

    @Test
    void expiredMessagesGoAndOthersStay() {
        DailyLog gone = issue(TODAY);
        DailyLog kept = issue(TODAY.plusDays(1));
        transactions.inTransaction(repositories -> {
            repositories.outbox().put(new Message.LogIssued(gone), true, NOW);
            repositories.outbox().put(new Message.LogIssued(kept), true, NOW.plusMillis(1));
            return 0;
        });

        assertThat(removeOld().expired()).isEqualTo(1);

        assertThat(list(repositories -> repositories.outbox().next(9, NOW)))
                .extracting(one -> one.message())
                .containsExactly(new Message.LogIssued(kept));
    }

    @Test
    void marksOfPastDaysGoAndOthersStay() {
        transactions.inTransaction(repositories -> {
            repositories
                    .dirty()
                    .mark(
                            DirtyMark.area(
                                    OfficeSamples.DONG_KINH,
                                    TODAY.minusDays(9),
                                    TODAY.minusDays(3)));
            return 0;
        });

        assertThat(removeOld().marks()).isEqualTo(1);

        assertThat(list(repositories -> repositories.dirty().marks(DirtyExpansion.OF_PLANS, 9)))
                .as("of the areas and the station")
                .isNotEmpty();
    }

    @Test
    void aPeriodThatWouldRemoveWhatIsStillJudgedIsRefused() {
        Duration tooShort = RetentionRules.SHORTEST.minusDays(1);
        assertThatThrownBy(() ->
                        new RetentionRules(
                                tooShort,
                                RULES.asRun(),
                                RULES.audit(),
                                RULES.closings(),
                                RULES.rejections(),
                                RULES.emergencies()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void oldAlertsThatCameInGoAndOthersStay() {
        transactions.inTransaction(repositories -> {
            repositories.alerts().add(alert(1, NOW.minus(RULES.emergencies()).minusMillis(1)));
            repositories.alerts().add(alert(2, NOW.minus(RULES.emergencies())));
            return 0;
        });
        assertThat(removeOld().alerts()).isEqualTo(1);
        assertThat(list(repositories -> repositories.alerts().latest(9)))
                .extracting(IncomingAlert::id)
                .containsExactly(2L);
    }

    private static IncomingAlert alert(long id, Instant receivedAt) {
        return new IncomingAlert(
                id,
                "nchmf",
                "a" + id,
                receivedAt,
                receivedAt,
                IncomingAlert.Channel.HTTP,
                "ACTUAL",
                "ALERT",
                "Lũ quét",
                IncomingAlert.Outcome.DRAFT,
                "",
                "",
                0);
    }

    private static void removedAt(Repositories repositories, Instant at) {
        repositories
                .centres()
                .putRetentionClock(
                        new CentreRepository.RetentionClock(
                                Optional.of(at), Optional.empty(), Optional.empty()));
    }

    private Retention.Removed removeOld(Instant now) {
        return new Retention(transactions, RULES).removeOld(now);
    }

    private boolean isHeldBack() {
        return new Retention(transactions, RULES).isHeldBack();
    }

    private List<String> actions() {
        return list(repositories -> repositories.audit().latest(9)).stream()
                .map(AuditEntry::action)
                .toList();
    }

    private static Instant night(Instant first, int number) {
        return first.plus(Duration.ofDays(number));
    }

    /** The centre stands in 2031 for three nights and is corrected. */
    @Test
    void aClockThatIsYearsAheadRemovesNothing() {
        issue(TODAY);
        Instant wrong = NOW.plus(Duration.ofDays(365 * 5));
        for (int night = 0; night < 3; night++) {
            assertThat(removeOld(night(wrong, night))).isEqualTo(Retention.Removed.NOTHING);
            assertThat(new Retention(transactions, RULES).removeSuperseded(night(wrong, night)))
                    .isZero();
            assertThat(isHeldBack()).isTrue();
        }
        assertThat(actions()).as("said once").containsExactly("retention-held");
        assertThat(latest(TODAY)).isPresent();

        issue(TODAY.minusDays(401));
        assertThat(removeOld(NOW).logs()).as("corrected").isEqualTo(1);
        assertThat(isHeldBack()).isFalse();
        assertThat(latest(TODAY)).isPresent();
    }

    @Test
    void aSupersededRevisionStaysWhileTheClockIsYearsAhead() {
        issue(TODAY);
        var second = new DailyLog(ONE.id(), TODAY, 2, List.of(), List.of());
        transactions.inTransaction(repositories -> {
            OfficeSamples.issue(repositories, second, NOW);
            return second;
        });
        var retention = new Retention(transactions, RULES);
        Instant later = NOW.plus(RetentionGate.JUMP).minus(Duration.ofDays(1));
        assertThat(retention.removeSuperseded(later.plusMillis(1))).as("a jump").isZero();
        assertThat(retention.removeSuperseded(later)).as("no jump").isEqualTo(1);
    }

    /** A centre that was off for the summer removes again, two weeks later. */
    @Test
    void aClockThatRunsOnAfterAJumpIsBelievedAfterTheWait() {
        Instant first = NOW.plus(Duration.ofDays(90));
        issue(LocalDate.ofInstant(first, ZoneOffset.UTC).minusDays(450));
        int last = (int) RetentionGate.WAIT.toDays();
        for (int night = 0; night < last; night++) {
            assertThat(removeOld(night(first, night)).total()).as("night %s", night).isZero();
        }
        assertThat(isHeldBack()).isTrue();
        assertThat(removeOld(night(first, last)).logs()).isEqualTo(1);
        assertThat(isHeldBack()).isFalse();
    }

    @Test
    void anotherJumpBeginsTheWaitAgain() {
        Instant first = NOW.plus(Duration.ofDays(90));
        removeOld(first);
        removeOld(night(first, 13));
        issue(TODAY.minusDays(401));
        assertThat(removeOld(night(first, 14)).total()).as("nights are missing").isZero();
        assertThat(removeOld(night(first, 13)).total()).as("a step back").isZero();
    }

    @Test
    void beforeTheFirstRemovalTheClockIsWatchedAndNothingIsSaid() {
        transactions.inTransaction(repositories -> {
            repositories.centres().putRetentionClock(CentreRepository.RetentionClock.NONE);
            return 0;
        });
        issue(TODAY.minusDays(401));
        int last = (int) RetentionGate.WAIT.toDays();
        for (int night = 0; night < last; night++) {
            assertThat(removeOld(night(NOW, night)).total()).isZero();
        }
        assertThat(isHeldBack()).isFalse();
        assertThat(actions()).isEmpty();
        assertThat(removeOld(night(NOW, last)).logs()).isEqualTo(1);
    }
}
