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
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
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
