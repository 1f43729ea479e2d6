package vn.tienglang.pages.http;

import java.util.List;

/** Check of the parts of the centre, for the health report. */
public interface HealthCheck {
    /** Whether the database can be read now. Answers within seconds, and never throws. */
    boolean isDatabaseAlive();

    /** Whether messages can be sent now. Answers at once, and never throws. */
    boolean isBrokerAlive();

    /** Whether the disk is so full that nothing can be stored. Never throws. */
    boolean isDiskFull();

    /** Names of the workers that were restarted after a fault of the program. */
    List<String> restartedWorkers();

    /**
     * Number of logs that the last full comparison found different although no change was marked; 0
     * is expected, and 0 before the first comparison. More is a fault of the program.
     */
    int missedChanges();
}
