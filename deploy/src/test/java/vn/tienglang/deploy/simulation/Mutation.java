package vn.tienglang.deploy.simulation;

import java.util.List;
import java.util.function.Consumer;
import vn.tienglang.airtime.asrun.ChainId;
import vn.tienglang.airtime.wire.Message;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.ClockReading;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.Link;
import vn.tienglang.node.port.Relay;
import vn.tienglang.node.port.SimulatedDisk;
import vn.tienglang.node.port.Speaker;
import vn.tienglang.office.store.Transactions;

/**
 * Wrapper around the ports of a program that imitates a bug. One object serves one run of a
 * program. This base class changes nothing.
 */
class Mutation {
    /** Factory that makes a mutation at each start of a program. */
    interface Kind {
        /** No bug. */
        Kind NONE = Mutation::new;

        /** A mutation for one run of a program. */
        Mutation make();
    }

    Journal.Recovered recovered(Journal.Recovered read) {
        return read;
    }

    /** The program is about to read its journal from this disk. */
    void starting(SimulatedDisk disk) {}

    /** Chain of the journal that follows another one on a station. */
    ChainId newChain(ChainId before, ChainId fresh) {
        return fresh;
    }

    /** Whether the guard opens the relay of a dead program. */
    boolean guardActs() {
        return true;
    }

    Journal journal(Journal real) {
        return real;
    }

    Relay relay(Relay real) {
        return real;
    }

    Speaker speaker(Speaker real) {
        return real;
    }

    ClipStore clips(ClipStore real) {
        return real;
    }

    Link link(Link real) {
        return real;
    }

    /** Events that the loop receives instead of this one, in order. */
    List<Event> events(Event event, ClockReading reading) {
        return List.of(event);
    }

    /** Clock reading that the loop receives. */
    ClockReading reading(ClockReading real) {
        return real;
    }

    /** At the centre: transactions that the service uses. */
    Transactions transactions(Transactions real) {
        return real;
    }

    /** At the centre: message that the service receives. */
    Message received(Message message) {
        return message;
    }

    /** At the centre: receiver of the direct answers of the service. */
    Consumer<Message> answers(Consumer<Message> real) {
        return real;
    }
}
