package vn.tienglang.office.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Repository of the running centres of this database. Each confirms at intervals that it runs; one
 * that does not for {@link #SILENT_AFTER} counts as dead. Ages are measured by the clock of the
 * database, never by those of the centres.
 */
public interface CentreRepository {
    /** Silence after which a centre counts as dead. */
    Duration SILENT_AFTER = Duration.ofSeconds(6);

    /**
     * A centre confirms that it runs.
     *
     * @param startId random id of this start of the program
     * @param clustered whether the centre shares the work with others
     * @param startedAt to the millisecond
     * @param linkUp whether the centre is connected to the broker
     * @param at present time of the centre's own clock
     */
    record Heartbeat(
            CentreName name,
            String startId,
            boolean clustered,
            Instant startedAt,
            boolean linkUp,
            Instant at) {}

    /**
     * A centre as the database has it.
     *
     * @param age time since its last heartbeat
     * @param clockAhead how far its clock was ahead of that of the database; negative: behind
     */
    record SeenCentre(
            CentreName name,
            String startId,
            boolean clustered,
            Instant startedAt,
            boolean linkUp,
            Duration age,
            Duration clockAhead) {
        /** Whether the centre counts as running. */
        public boolean isAlive() {
            return age.compareTo(SILENT_AFTER) < 0;
        }

        /** Whether the centre sends and receives messages now. */
        public boolean isWorking() {
            return isAlive() && linkUp;
        }
    }

    /**
     * Stores a heartbeat; replaces that of an earlier start of this name that counts as dead.
     *
     * @return false, with nothing changed, when another start of this name runs
     */
    boolean beat(Heartbeat heartbeat);

    /** Every centre that has not been removed, by name. */
    List<SeenCentre> all();

    /**
     * Clock of the removal of old data, of all centres together.
     *
     * @param removedAt when old data was last removed, to the millisecond; empty before the first
     *     time
     * @param waitingSince first night of an unbroken row of nights on which the clock could not be
     *     believed and nothing was removed; empty when the clock is believed
     * @param seenAt the last of these nights; empty when the clock is believed
     */
    record RetentionClock(
            Optional<Instant> removedAt, Optional<Instant> waitingSince, Optional<Instant> seenAt) {
        /** Before the first night. */
        public static final RetentionClock NONE =
                new RetentionClock(Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The clock of the removal; {@link RetentionClock#NONE} at first. */
    RetentionClock retentionClock();

    /** Replaces the clock of the removal. */
    void putRetentionClock(RetentionClock clock);

    /** Removes the row of this start, if there is one: the centre ends. */
    void remove(CentreName name, String startId);
}
