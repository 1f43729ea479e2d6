package vn.tienglang.deploy.simulation;

import java.time.Duration;
import java.time.Instant;
import vn.tienglang.node.port.VirtualTime;

/**
 * What everything in one world shares.
 *
 * @param time the world's age, and what is still going to happen
 * @param startInstant the true instant at which the world began
 * @param broker through which all speak
 * @param listener sees everything
 * @param mutation what is broken on purpose
 */
record SimContext(
        VirtualTime time,
        Instant startInstant,
        SimBroker broker,
        SimEventListener listener,
        Mutation.Kind mutation) {

    /** The true time. */
    Instant now() {
        return startInstant.plus(time.now());
    }

    /** The work is done this much later. */
    void in(Duration delay, Runnable work) {
        time.in(delay, work);
    }

    /** The work is done this much later, if its owner is still alive then. */
    void in(Duration delay, TaskLifetime owner, Runnable work) {
        time.in(delay, owner.whileAlive(work));
    }

    /** The work is done at this true instant, or at once when that has passed. */
    void at(Instant instant, Runnable work) {
        time.at(Duration.between(startInstant, instant), work);
    }
}
