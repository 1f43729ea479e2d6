package vn.tienglang.pages.http;

/** Check of the database and the broker, for the health report. */
public interface HealthCheck {
    /** Whether the database can be read now. Answers within seconds, and never throws. */
    boolean isDatabaseAlive();

    /** Whether messages can be sent now. Answers at once, and never throws. */
    boolean isBrokerAlive();
}
