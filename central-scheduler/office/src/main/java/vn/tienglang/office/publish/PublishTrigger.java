package vn.tienglang.office.publish;

import java.time.Duration;

/** Trigger of a publishing run. */
public interface PublishTrigger {
    /** A change that is heard within this time is published at once. */
    Duration AT_ONCE_WITHIN = Duration.ofMinutes(10);

    /**
     * Requests that {@link PublishingService#publishDue} is called soon, at least once. Requests
     * that follow each other within seconds may lead to one call. Returns at once. If the request
     * is lost, the regular run publishes the change later.
     */
    void publishSoon();

    /** Requests as {@link #publishSoon} does, without waiting for further requests. */
    void publishNow();
}
