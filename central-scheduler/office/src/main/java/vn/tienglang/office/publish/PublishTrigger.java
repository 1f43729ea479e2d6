package vn.tienglang.office.publish;

/** Trigger of a publishing run. */
public interface PublishTrigger {
    /**
     * Requests that {@link PublishingService#publishDue} is called soon, at least once. Returns at
     * once. If the request is lost, the regular run publishes the change later.
     */
    void publishSoon();
}
