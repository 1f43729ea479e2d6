package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.port.VirtualTime;

/**
 * Parts shared by one world.
 *
 * @param time simulated time and scheduled tasks
 * @param startInstant true instant of the start
 * @param broker the broker
 * @param listener receives every event
 * @param mutation deliberate bug
 */
record SimContext(
        VirtualTime time,
        Instant startInstant,
        SimBroker broker,
        SimEventListener listener,
        Mutation.Kind mutation) {

    /** True instant now. */
    Instant now() {
        return startInstant.plus(time.now());
    }

    /** Schedules the work after this delay. */
    void in(Duration delay, Runnable work) {
        time.in(delay, work);
    }

    /** Schedules the work after this delay, if its owner is still alive then. */
    void in(Duration delay, TaskLifetime owner, Runnable work) {
        time.in(delay, owner.whileAlive(work));
    }

    /** Schedules the work at this true instant, or at once when it has passed. */
    void at(Instant instant, Runnable work) {
        time.at(Duration.between(startInstant, instant), work);
    }
}
