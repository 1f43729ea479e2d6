package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.central.quartz.ScheduleRules;
import vn.tienglang.office.publish.PublishTrigger;

/**
 * Simulated Quartz: a requested run may come twice, late or never, and a regular run may be skipped
 * once.
 */
final class SimPublishTrigger implements PublishTrigger {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final ScheduleRules RULES = ScheduleRules.usual(SimWorld.ZONE);
    private static final Duration LATE_AT_MOST = Duration.ofMinutes(4);

    private final SimContext context;
    private final SeededRandom seed;
    private final TaskLifetime process;
    private final Runnable publish;
    private boolean orderly;

    /**
     * A trigger that has just been started and fires what it missed.
     *
     * @param orderly true when it never fails
     * @param publish publishes what is due
     */
    SimPublishTrigger(
            SimContext context,
            SeededRandom seed,
            TaskLifetime process,
            boolean orderly,
            Runnable publish) {
        this.context = context;
        this.seed = seed;
        this.process = process;
        this.orderly = orderly;
        this.publish = publish;
        sweep(seed.upTo(SOON));
    }

    /** Stops all failures. */
    void setOrderly() {
        orderly = true;
    }

    @Override
    public void publishSoon() {
        if (!fails(0.1)) {
            schedulePublish(seed.upTo(SOON));
        }
        if (fails(0.1)) {
            schedulePublish(seed.upTo(SOON));
        }
        if (fails(0.1)) {
            schedulePublish(seed.upTo(LATE_AT_MOST));
        }
    }

    @Override
    public void publishNow() {
        publishSoon();
    }

    private boolean fails(double part) {
        return seed.chance(part) && !orderly;
    }

    private void schedulePublish(Duration in) {
        context.in(in, process, publish);
    }

    private void sweep(Duration in) {
        context.in(
                in,
                process,
                () -> {
                    sweep(RULES.publishEvery());
                    if (!fails(0.2)) {
                        publish.run();
                    }
                });
    }
}
