package vn.tienglang.deploy.simulation;

import java.util.List;
import java.util.function.Consumer;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.office.store.Transactions;

/**
 * What is put between a program and its ports to make it behave as if one line of it were broken.
 * One object is made for each run of a program. As it stands here it breaks nothing.
 */
class Mutation {
    /** How a station's mutation is made anew at each of its starts. */
    interface Kind {
        /** Nothing is broken. */
        Kind NONE = Mutation::new;

        /** A mutation for one run of a program. */
        Mutation make();
    }

    Journal.Recovered recovered(Journal.Recovered read) {
        return read;
    }

    Journal journal(Journal whole) {
        return whole;
    }

    Relay relay(Relay whole) {
        return whole;
    }

    Speaker speaker(Speaker whole) {
        return whole;
    }

    ClipStore clips(ClipStore whole) {
        return whole;
    }

    Link link(Link whole) {
        return whole;
    }

    /** What the loop is given instead of this event, in order. */
    List<Event> events(Event event, ClockReading reading) {
        return List.of(event);
    }

    /** What the loop is told the clocks say. */
    ClockReading reading(ClockReading right) {
        return right;
    }

    /** At the centre: what the desk writes into. */
    Transactions archive(Transactions whole) {
        return whole;
    }

    /** At the centre: what the desk hears. */
    Message heard(Message message) {
        return message;
    }

    /** At the centre: where the desk's quick answers go. */
    Consumer<Message> answers(Consumer<Message> whole) {
        return whole;
    }
}
