package vn.tienglang.pages.http;

/** Whether what the centre stands on is alive; asked by whoever watches over it. */
public interface HealthCheck {
    /** True when the books can be read now. Answers within seconds, and never throws. */
    boolean isDatabaseAlive();

    /** True when messages can be sent now. Answers at once, and never throws. */
    boolean isBrokerAlive();
}
