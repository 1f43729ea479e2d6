package vn.tienglang.deploy.simulation;

import java.time.Duration;
import vn.tienglang.central.quartz.ScheduleRules;
import vn.tienglang.office.publish.PublishTrigger;

/**
 * An alarm clock with Quartz's vices: what it was asked for soon may come twice, late or never, and
 * what it does regularly may be left out once.
 */
final class SimAlarm implements PublishTrigger {
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final ScheduleRules RULES = ScheduleRules.usual(SimWorld.ZONE);
    private static final Duration LATE_AT_MOST = Duration.ofMinutes(4);

    private final SimContext scene;
    private final SeededRandom seed;
    private final TaskLifetime process;
    private final Runnable publish;
    private final Runnable tellTime;
    private boolean orderly;

    /**
     * An alarm clock that has just been started, and catches up on what it missed.
     *
     * @param orderly it does what it should, when it should
     * @param publish the desk's verb, as a job calls it
     * @param tellTime likewise
     */
    SimAlarm(
            SimContext scene,
            SeededRandom seed,
            TaskLifetime process,
            boolean orderly,
            Runnable publish,
            Runnable tellTime) {
        this.scene = scene;
        this.seed = seed;
        this.process = process;
        this.orderly = orderly;
        this.publish = publish;
        this.tellTime = tellTime;
        sweep(seed.upTo(SOON));
        time(seed.upTo(SOON));
    }

    /** From now on it does what it should. */
    void behaves() {
        orderly = true;
    }

    @Override
    public void publishSoon() {
        if (!fails(0.1)) {
            ring(seed.upTo(SOON));
        }
        if (fails(0.1)) {
            ring(seed.upTo(SOON));
        }
        if (fails(0.1)) {
            ring(seed.upTo(LATE_AT_MOST));
        }
    }

    private boolean fails(double part) {
        return seed.chance(part) && !orderly;
    }

    private void ring(Duration in) {
        scene.in(in, process, publish);
    }

    private void sweep(Duration in) {
        scene.in(
                in,
                process,
                () -> {
                    sweep(RULES.publishEvery());
                    if (!fails(0.2)) {
                        publish.run();
                    }
                });
    }

    private void time(Duration in) {
        scene.in(
                in,
                process,
                () -> {
                    time(RULES.timeEvery());
                    if (!fails(0.05)) {
                        tellTime.run();
                    }
                });
    }
}
