package vn.tienglang.central.quartz;

/**
 * What is to be done when the clock rings. Each may be called at any time, twice, late, and by
 * several centres on one database; calling it once more than needed changes nothing.
 */
public interface Duties {
    /** Issues every log that is due. */
    void publishDue();

    /** Sends what still waits in the outbox. */
    void sweepOutbox();

    /** Tells the stations what time it is. */
    void tellTime();
}
