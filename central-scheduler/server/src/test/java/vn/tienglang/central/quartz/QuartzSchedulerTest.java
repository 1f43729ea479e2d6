package vn.tienglang.central.quartz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.tienglang.storage.sql.Database;
import vn.tienglang.storage.sql.PostgresqlServer;

/** Quartz on a real database. The tests wait for calls of tasks, never for a fixed time. */
class QuartzSchedulerTest {
    private static final InstantSource CLOCK = InstantSource.system();

    /** Rules under which no regular trigger fires twice within a test. */
    private static final ScheduleRules QUIET =
            new ScheduleRules(
                    ZoneId.of("Asia/Ho_Chi_Minh"),
                    LocalTime.of(0, 30),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1));

    @TempDir Path folder;
    private Database database;
    private final CountingTasks tasks = new CountingTasks();

    @BeforeEach
    void open() {
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void publishSoonPublishes() {
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitPublish();
            quartz.publishSoon();
            tasks.awaitPublish();
        }
    }

    @Test
    void publishSoonDuringARunCausesAnotherRun() {
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitPublish();
            tasks.pause();
            quartz.publishSoon();
            tasks.awaitPublish();
            // The task has begun and may have read the database already: this call needs a new run.
            quartz.publishSoon();
            tasks.resume();
            tasks.awaitPublish();
        }
    }

    @Test
    void publishSoonBeforeTheStartPublishesAfterIt() throws SQLException {
        QuartzScheduler before = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK);
        before.start(tasks);
        tasks.awaitPublish();
        before.close();
        try (QuartzScheduler stopped = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            stopped.publishSoon();
        }
        assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME='publish-soon'"))
                .isEqualTo(1);
        try (QuartzScheduler after = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            after.start(tasks);
            tasks.awaitPublish();
            tasks.awaitPublish();
        }
    }

    @Test
    void missedNightsRunOnceAndTheNextNightIsSet() throws SQLException {
        QuartzScheduler before = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK);
        before.start(new CountingTasks());
        before.close();
        // After the close: a running scheduler would fire at once.
        long missed = missNight();
        assertThat(nextFire()).isEqualTo(missed);
        try (QuartzScheduler after = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            after.start(tasks);
            // One for the start, one for all nine missed nights.
            tasks.awaitPublish();
            tasks.awaitPublish();
            assertThat(nextFire()).isGreaterThan(CLOCK.millis());
        }
        assertThat(tasks.published()).isZero();
    }

    @Test
    void twoCentresOnOneDatabaseRunEachTaskOnce() {
        var otherTasks = new CountingTasks();
        try (QuartzScheduler one = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK);
                QuartzScheduler two = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            one.start(tasks);
            tasks.awaitPublish();
            two.start(otherTasks);
            // The second start replaces the regular triggers; one of the two fires, once.
            int before = awaitEither(tasks, otherTasks);
            assertThat(before).isEqualTo(1);
            for (int call = 0; call < 10; call++) {
                one.publishNow();
                assertThat(awaitEither(tasks, otherTasks)).isEqualTo(1);
            }
        }
        assertThat(tasks.published() + otherTasks.published()).isZero();
    }

    @Test
    void startsOnDatabaseWithJobClassNamesOfAnOlderVersion() throws SQLException {
        storeAndStop();
        List<String> names = texts("SELECT JOB_CLASS_NAME FROM QRTZ_JOB_DETAILS ORDER BY JOB_NAME");
        renameJobClass("begin-night", "BeginNight");
        renameJobClass("publish-due", "PublishDue");
        renameJobClass("sweep-outbox", "SweepOutbox");
        renameJobClass("settle-hand-overs", "SettleHandOvers");
        renameJobClass("close-periods", "ClosePeriods");
        missNight();

        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.publishSoon();
            assertThat(
                            count(
                                    "SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME='publish-soon'"))
                    .as("triggers set before the start")
                    .isEqualTo(1);
            quartz.start(tasks);
            // One for the start, one for the call before it, one for the missed night.
            tasks.awaitPublish();
            tasks.awaitPublish();
            tasks.awaitPublish();
            tasks.awaitSettle();
            tasks.awaitClose();
            assertThat(nextFire()).isGreaterThan(CLOCK.millis());
        }
        assertThat(texts("SELECT JOB_CLASS_NAME FROM QRTZ_JOB_DETAILS ORDER BY JOB_NAME"))
                .isEqualTo(names)
                .hasSize(6);
    }

    @Test
    void deletesJobsThatThisVersionDoesNotHave() throws SQLException {
        storeAndStop();
        copyRow("QRTZ_JOB_DETAILS", "JOB_NAME", "sweep-outbox", "long-gone");
        copyRow("QRTZ_TRIGGERS", "TRIGGER_NAME", "sweep-outbox", "gone-regularly");
        copyRow("QRTZ_SIMPLE_TRIGGERS", "TRIGGER_NAME", "sweep-outbox", "gone-regularly");
        change(
                "UPDATE QRTZ_TRIGGERS SET JOB_NAME = 'long-gone'"
                        + " WHERE TRIGGER_NAME = 'gone-regularly'");
        renameJobClass("long-gone", "LongGone");

        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitPublish();
        }
        assertThat(texts("SELECT JOB_NAME FROM QRTZ_JOB_DETAILS"))
                .hasSize(6)
                .doesNotContain("long-gone");
        assertThat(texts("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS"))
                .contains("night", "sweep-outbox")
                .doesNotContain("gone-regularly");
        assertThat(texts("SELECT TRIGGER_NAME FROM QRTZ_SIMPLE_TRIGGERS"))
                .doesNotContain("gone-regularly");
    }

    @Test
    void nightlyTriggerInStateErrorFiresAgain() throws SQLException {
        storeAndStop();
        missNight();
        change("UPDATE QRTZ_TRIGGERS SET TRIGGER_STATE = 'ERROR' WHERE TRIGGER_NAME = 'night'");

        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            // One for the start, one for the missed night.
            tasks.awaitPublish();
            tasks.awaitPublish();
            assertThat(nextFire()).isGreaterThan(CLOCK.millis());
        }
    }

    /** Leaves the jobs and triggers of this version in the database. */
    private void storeAndStop() {
        var otherTasks = new CountingTasks();
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(otherTasks);
            otherTasks.awaitPublish();
        }
    }

    /** Sets the nightly trigger as if the centre had been down for nine days. */
    private long missNight() throws SQLException {
        long missed = CLOCK.instant().minus(Duration.ofDays(9)).toEpochMilli();
        change(
                "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = "
                        + missed
                        + " WHERE TRIGGER_NAME = 'night'");
        return missed;
    }

    /** Sets the class of a stored job to one that does not exist. */
    private void renameJobClass(String job, String simpleName) throws SQLException {
        change(
                "UPDATE QRTZ_JOB_DETAILS SET JOB_CLASS_NAME = 'vn.tienglang.central.quartz."
                        + simpleName
                        + "' WHERE JOB_NAME = '"
                        + job
                        + "'");
    }

    /** Copies the row of this name and gives the copy another name. */
    private void copyRow(String table, String column, String name, String copy)
            throws SQLException {
        List<String> columns =
                texts(
                        "SELECT COLUMN_NAME FROM INFORMATION_SCHEMA.COLUMNS WHERE TABLE_NAME = '"
                                + table
                                + "' ORDER BY ORDINAL_POSITION");
        String values =
                columns.stream()
                        .map(one -> one.equals(column) ? "'" + copy + "'" : one)
                        .collect(Collectors.joining(", "));
        change(
                "INSERT INTO "
                        + table
                        + " ("
                        + String.join(", ", columns)
                        + ") SELECT "
                        + values
                        + " FROM "
                        + table
                        + " WHERE "
                        + column
                        + " = '"
                        + name
                        + "'");
    }

    private static int awaitEither(CountingTasks one, CountingTasks two) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            int runs = one.takePublish() + two.takePublish();
            if (runs > 0) {
                return runs;
            }
            Thread.onSpinWait();
        }
        return 0;
    }

    @Test
    void triggersAreStoredInTheDatabase() throws SQLException {
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitPublish();
            assertThat(count("SELECT COUNT(*) FROM QRTZ_JOB_DETAILS WHERE IS_DURABLE"))
                    .isEqualTo(6);
            assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS")).isGreaterThanOrEqualTo(5);
            // 0 is "smart policy", by which Quartz chooses. Every trigger names its own rule.
            assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE MISFIRE_INSTR = 0"))
                    .isZero();
        }
    }

    @Test
    void startSettlesDeadlinesClosesPeriodsAndSetsTheNextDeadline() throws SQLException {
        Instant deadline = CLOCK.instant().plus(Duration.ofHours(3));
        tasks.next = Optional.of(deadline);
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitSettle();
            tasks.awaitClose();
        }
        assertThat(
                        count(
                                "SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS"
                                        + " WHERE TRIGGER_NAME = 'deadline'"))
                .isEqualTo(deadline.toEpochMilli());
    }

    @Test
    void deadlineSettlesHandOvers() {
        tasks.next = Optional.of(CLOCK.instant().plusMillis(300));
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitSettle();
            tasks.next = Optional.empty();
            tasks.awaitSettle();
        }
    }

    @Test
    void missedDeadlineSettlesOnceAfterTheStart() throws SQLException {
        tasks.next = Optional.of(CLOCK.instant().plus(Duration.ofHours(3)));
        try (QuartzScheduler before = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            before.start(tasks);
            tasks.awaitSettle();
        }
        tasks.next = Optional.empty();
        change(
                "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = "
                        + CLOCK.instant().minus(Duration.ofDays(2)).toEpochMilli()
                        + " WHERE TRIGGER_NAME='deadline'");
        try (QuartzScheduler after = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            after.start(tasks);
            // One for the start, one for the missed deadline.
            tasks.awaitSettle();
            tasks.awaitSettle();
        }
        assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME='deadline'"))
                .isZero();
    }

    private long nextFire() throws SQLException {
        return count("SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME = 'night'");
    }

    private void change(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private List<String> texts(String sql) throws SQLException {
        var texts = new ArrayList<String>();
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }

    private long count(String sql) throws SQLException {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Tasks that count their calls; a publish task can be paused. */
    private static final class CountingTasks implements ScheduledTasks {
        private final Semaphore published = new Semaphore(0);
        private final Semaphore gate = new Semaphore(0);
        private final Semaphore settled = new Semaphore(0);
        private final Semaphore closed = new Semaphore(0);
        private final Semaphore checkpoints = new Semaphore(0);
        private volatile Optional<Instant> next = Optional.empty();
        private volatile boolean paused;

        @Override
        public void publishDue() {
            // Read before the call is counted: a later pause() does not affect
            // a counted call.
            boolean pauseNow = paused;
            published.release();
            if (pauseNow) {
                await(gate, "resume");
            }
        }

        @Override
        public void sweepOutbox() {}

        @Override
        public Optional<Instant> settleHandOvers() {
            // Read before the call is counted: the test may set another value after that.
            Optional<Instant> deadline = next;
            settled.release();
            return deadline;
        }

        @Override
        public void closePeriods() {
            closed.release();
        }

        @Override
        public void writeCheckpoint() {
            checkpoints.release();
        }

        @Override
        public void runNight() {
            publishDue();
        }

        void pause() {
            paused = true;
        }

        void resume() {
            paused = false;
            gate.release();
        }

        int takePublish() {
            return published.tryAcquire() ? 1 : 0;
        }

        int published() {
            return published.availablePermits();
        }

        void awaitSettle() {
            await(settled, "settled");
        }

        void awaitClose() {
            await(closed, "closed");
        }

        void awaitPublish() {
            await(published, "published");
        }

        private static void await(Semaphore calls, String what) {
            try {
                assertThat(calls.tryAcquire(20, TimeUnit.SECONDS)).as(what).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    @Test
    void triggersFireFromPostgresql() {
        try (Database postgresql = Database.open(PostgresqlServer.shared().freshDatabase());
                QuartzScheduler quartz =
                        QuartzScheduler.on(postgresql.dataSource(), QUIET, CLOCK)) {
            quartz.start(tasks);
            tasks.awaitPublish();
            quartz.publishSoon();
            tasks.awaitPublish();
        }
    }
}
