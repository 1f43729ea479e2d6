package vn.tienglang.pages.http;

import java.time.Duration;
import java.util.List;

/** Check of the parts of the centre, for the health report. */
public interface HealthCheck {
    /** Whether the database can be read now. Answers within seconds, and never throws. */
    boolean isDatabaseAlive();

    /** Whether messages can be sent now. Answers at once, and never throws. */
    boolean isBrokerAlive();

    /** Whether the disk is so full that nothing can be stored. Never throws. */
    boolean isDiskFull();

    /**
     * Number of stations as which two boards with the same card report; zero if that cannot be
     * read. Never throws.
     */
    int clonedStations();

    /** Names of the workers that were restarted after a fault of the program. */
    List<String> restartedWorkers();

    /**
     * Number of logs that the last full comparison found different although no change was marked; 0
     * is expected, and 0 before the first comparison. More is a fault of the program.
     */
    int missedChanges();

    /**
     * Whether old data is not removed because the clock is far ahead of the last removal: it is
     * wrong, or the centre was off for weeks. False if that cannot be read. Never throws.
     */
    boolean isRetentionHeldBack();

    /** Name of this centre. */
    String centre();

    /** Whether this centre shares the work with others on its database. */
    boolean isClustered();

    /**
     * The other centres that ran on this database within a day, by name; none if that cannot be
     * read. Never throws.
     */
    List<OtherCentre> otherCentres();

    /**
     * Another centre as the database has it.
     *
     * @param alive whether it counts as running
     * @param broker whether it was connected to the broker
     * @param age time since its last heartbeat, by the clock of the database
     * @param clockAhead how far its clock was ahead of that of the database; negative: behind
     */
    record OtherCentre(
            String name, boolean alive, boolean broker, Duration age, Duration clockAhead) {}
}
