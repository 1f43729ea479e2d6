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

/** Quartz itself on a real database; what is waited for are rings, never a while. */
class QuartzSchedulerTest {
    private static final InstantSource CLOCK = InstantSource.system();

    /** Nothing rings by itself within a test. */
    private static final ScheduleRules QUIET =
            new ScheduleRules(
                    ZoneId.of("Asia/Ho_Chi_Minh"),
                    LocalTime.of(0, 30),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1),
                    Duration.ofHours(1));

    @TempDir Path folder;
    private Database database;
    private final Rings rings = new Rings();

    @BeforeEach
    void open() {
        database = Database.open(folder);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWishToPublishSoonIsDone() {
        try (QuartzScheduler alarm = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            alarm.start(rings);
            rings.awaitPublish();
            alarm.publishSoon();
            rings.awaitPublish();
        }
    }

    @Test
    void aWishMadeWhileItRingsIsNotLostInTheEcho() {
        try (QuartzScheduler alarm = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            alarm.start(rings);
            rings.awaitPublish();
            rings.hold();
            alarm.publishSoon();
            rings.awaitPublish();
            // The duty has begun and may have read the books already: this wish needs a new one.
            alarm.publishSoon();
            rings.letGo();
            rings.awaitPublish();
        }
    }

    @Test
    void aWishMadeWhileNobodyListenedIsDoneAtReturn() throws SQLException {
        QuartzScheduler before = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK);
        before.start(rings);
        rings.awaitPublish();
        before.close();
        try (QuartzScheduler stopped = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            stopped.publishSoon();
        }
        assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME='publish-soon'"))
                .isEqualTo(1);
        try (QuartzScheduler after = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            after.start(rings);
            rings.awaitPublish();
            rings.awaitPublish();
        }
    }

    @Test
    void aNightThatWasMissedIsMadeUpForOnceAndTheNextIsSet() throws SQLException {
        QuartzScheduler before = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK);
        before.start(new Rings());
        before.close();
        // As if it had been closed nine days ago; a clock that runs would ring at once.
        long missed = CLOCK.instant().minus(Duration.ofDays(9)).toEpochMilli();
        change(
                "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = "
                        + missed
                        + " WHERE TRIGGER_NAME='night'");
        assertThat(nextFire()).isEqualTo(missed);
        try (QuartzScheduler after = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            after.start(rings);
            // One for the start, one for the nine nights that were missed.
            rings.awaitPublish();
            rings.awaitPublish();
            assertThat(nextFire()).isGreaterThan(CLOCK.millis());
        }
        assertThat(rings.published()).isZero();
    }

    @Test
    void twoCentresOnOneDatabaseRingOnce() {
        var others = new Rings();
        try (QuartzScheduler one = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK);
                QuartzScheduler two = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            one.start(rings);
            rings.awaitPublish();
            two.start(others);
            // The second start sets the regular triggers anew; whichever rings, it rings once.
            int before = awaitEither(rings, others);
            assertThat(before).isEqualTo(1);
            for (int wish = 0; wish < 10; wish++) {
                one.publishSoon();
                assertThat(awaitEither(rings, others)).isEqualTo(1);
            }
        }
        assertThat(rings.published() + others.published()).isZero();
    }

    @Test
    void startsOnDatabaseWithJobClassNamesOfAnOlderVersion() throws SQLException {
        storeAndStop();
        List<String> names = texts("SELECT JOB_CLASS_NAME FROM QRTZ_JOB_DETAILS ORDER BY JOB_NAME");
        renameJobClass("begin-night", "BeginNight");
        renameJobClass("publish-due", "PublishDue");
        renameJobClass("sweep-outbox", "SweepOutbox");
        renameJobClass("tell-time", "TellTime");
        renameJobClass("settle-hand-overs", "SettleHandOvers");
        renameJobClass("close-periods", "ClosePeriods");
        missNight();

        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.publishSoon();
            assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE TRIGGER_NAME='publish-soon'"))
                    .as("triggers set before the start")
                    .isEqualTo(1);
            quartz.start(rings);
            // One for the start, one for the call before it, one for the missed night.
            rings.awaitPublish();
            rings.awaitPublish();
            rings.awaitPublish();
            rings.awaitSettle();
            rings.awaitClose();
            assertThat(nextFire()).isGreaterThan(CLOCK.millis());
        }
        assertThat(texts("SELECT JOB_CLASS_NAME FROM QRTZ_JOB_DETAILS ORDER BY JOB_NAME"))
                .isEqualTo(names)
                .hasSize(6);
    }

    @Test
    void deletesJobsThatThisVersionDoesNotHave() throws SQLException {
        storeAndStop();
        copyRow("QRTZ_JOB_DETAILS", "JOB_NAME", "tell-time", "long-gone");
        copyRow("QRTZ_TRIGGERS", "TRIGGER_NAME", "tell-time", "gone-regularly");
        copyRow("QRTZ_SIMPLE_TRIGGERS", "TRIGGER_NAME", "tell-time", "gone-regularly");
        change(
                "UPDATE QRTZ_TRIGGERS SET JOB_NAME = 'long-gone'"
                        + " WHERE TRIGGER_NAME = 'gone-regularly'");
        renameJobClass("long-gone", "LongGone");

        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(rings);
            rings.awaitPublish();
        }
        assertThat(texts("SELECT JOB_NAME FROM QRTZ_JOB_DETAILS"))
                .hasSize(6)
                .doesNotContain("long-gone");
        assertThat(texts("SELECT TRIGGER_NAME FROM QRTZ_TRIGGERS"))
                .contains("night", "tell-time")
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
            quartz.start(rings);
            // One for the start, one for the missed night.
            rings.awaitPublish();
            rings.awaitPublish();
            assertThat(nextFire()).isGreaterThan(CLOCK.millis());
        }
    }

    /** Leaves the jobs and triggers of this version in the database. */
    private void storeAndStop() {
        var others = new Rings();
        try (QuartzScheduler quartz = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            quartz.start(others);
            others.awaitPublish();
        }
    }

    /** Sets the nightly trigger as if the centre had been down for nine days. */
    private void missNight() throws SQLException {
        change(
                "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = "
                        + CLOCK.instant().minus(Duration.ofDays(9)).toEpochMilli()
                        + " WHERE TRIGGER_NAME = 'night'");
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

    private static int awaitEither(Rings one, Rings two) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < end) {
            int rung = one.takePublish() + two.takePublish();
            if (rung > 0) {
                return rung;
            }
            Thread.onSpinWait();
        }
        return 0;
    }

    @Test
    void theTriggersAreInTheDatabaseAndNotInMemory() throws SQLException {
        try (QuartzScheduler alarm = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            alarm.start(rings);
            rings.awaitPublish();
            assertThat(count("SELECT COUNT(*) FROM QRTZ_JOB_DETAILS WHERE IS_DURABLE"))
                    .isEqualTo(6);
            assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS")).isGreaterThanOrEqualTo(6);
            // 0 is "smart policy": Quartz choosing for us. No trigger leaves that open.
            assertThat(count("SELECT COUNT(*) FROM QRTZ_TRIGGERS WHERE MISFIRE_INSTR = 0"))
                    .isZero();
        }
    }

    @Test
    void deadlinesAndPeriodsAreLookedAtAtTheStartAndTheNextDeadlineIsSet() throws SQLException {
        Instant deadline = CLOCK.instant().plus(Duration.ofHours(3));
        rings.next = Optional.of(deadline);
        try (QuartzScheduler alarm = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            alarm.start(rings);
            rings.awaitSettle();
            rings.awaitClose();
        }
        assertThat(
                        count(
                                "SELECT NEXT_FIRE_TIME FROM QRTZ_TRIGGERS"
                                        + " WHERE TRIGGER_NAME = 'deadline'"))
                .isEqualTo(deadline.toEpochMilli());
    }

    @Test
    void aDeadlineThatComesRings() {
        rings.next = Optional.of(CLOCK.instant().plusMillis(300));
        try (QuartzScheduler alarm = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            alarm.start(rings);
            rings.awaitSettle();
            rings.next = Optional.empty();
            rings.awaitSettle();
        }
    }

    @Test
    void aDeadlineThatPassedWhileNobodyWasThereRingsOnceAtReturn() throws SQLException {
        rings.next = Optional.of(CLOCK.instant().plus(Duration.ofHours(3)));
        try (QuartzScheduler before = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            before.start(rings);
            rings.awaitSettle();
        }
        rings.next = Optional.empty();
        change(
                "UPDATE QRTZ_TRIGGERS SET NEXT_FIRE_TIME = "
                        + CLOCK.instant().minus(Duration.ofDays(2)).toEpochMilli()
                        + " WHERE TRIGGER_NAME='deadline'");
        try (QuartzScheduler after = QuartzScheduler.on(database.dataSource(), QUIET, CLOCK)) {
            after.start(rings);
            // One for the start, one for the deadline that was missed.
            rings.awaitSettle();
            rings.awaitSettle();
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

    /** Counts what it is asked to do, and can hold a duty in its middle. */
    private static final class Rings implements ScheduledTasks {
        private final Semaphore published = new Semaphore(0);
        private final Semaphore gate = new Semaphore(0);
        private final Semaphore settled = new Semaphore(0);
        private final Semaphore closed = new Semaphore(0);
        private volatile Optional<Instant> next = Optional.empty();
        private volatile boolean holding;

        @Override
        public void publishDue() {
            // Looked at before the ring is told: a duty that was told of already is never held.
            boolean held = holding;
            published.release();
            if (held) {
                await(gate, "let go");
            }
        }

        @Override
        public void sweepOutbox() {}

        @Override
        public void sendTimeBeacon() {}

        @Override
        public Optional<Instant> settleHandOvers() {
            // Read before the ring is told: whoever hears of it may set another.
            Optional<Instant> held = next;
            settled.release();
            return held;
        }

        @Override
        public void closePeriods() {
            closed.release();
        }

        void hold() {
            holding = true;
        }

        void letGo() {
            holding = false;
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
            await(published, "rung");
        }

        private static void await(Semaphore sign, String what) {
            try {
                assertThat(sign.tryAcquire(20, TimeUnit.SECONDS)).as(what).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }
}
