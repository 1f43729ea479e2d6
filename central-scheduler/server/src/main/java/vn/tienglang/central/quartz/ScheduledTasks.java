package vn.tienglang.central.quartz;

import java.time.Instant;
import java.util.Optional;

/**
 * What is to be done when the clock rings. Each may be called at any time, twice, late, and by
 * several centres on one database; calling it once more than needed changes nothing.
 */
public interface ScheduledTasks {
    /** Issues every log that is due. */
    void publishDue();

    /** Sends what still waits in the outbox. */
    void sweepOutbox();

    /** Tells the stations what time it is. */
    void sendTimeBeacon();

    /**
     * Writes down every deadline that has passed without its hand-over.
     *
     * @return the next deadline, if there is one in sight
     */
    Optional<Instant> settleHandOvers();

    /** Closes every period in which nothing can be made good any more. */
    void closePeriods();
}
