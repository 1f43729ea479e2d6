package vn.tienglang.central.quartz;

import java.time.Instant;
import java.util.Optional;

/**
 * Tasks that the scheduler runs. Each may be called at any time, twice, late, and by several
 * centres on one database; an extra call changes nothing.
 */
public interface ScheduledTasks {
    /** Publishes every log that is due. */
    void publishDue();

    /** Sends the messages that wait in the outbox. */
    void sweepOutbox();

    /**
     * Records every deadline that passed without its hand-over.
     *
     * @return the next known deadline, if there is one
     */
    Optional<Instant> settleHandOvers();

    /**
     * Closes every period for which no makegood is possible any more, and removes superseded logs.
     */
    void closePeriods();

    /** Writes the checkpoint of this hour over the heads of all as-run chains. */
    void writeCheckpoint();

    /**
     * Compares every station with a full plan, once a night, and removes data that became old.
     * Publishes what is due first.
     */
    void runNight();
}
