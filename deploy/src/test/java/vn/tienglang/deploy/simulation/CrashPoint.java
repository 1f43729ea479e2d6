package vn.tienglang.deploy.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.tienglang.node.port.Journal;
import vn.tienglang.node.port.RelayState;

/**
 * Scheduled crash of a simulated program: after a number of port calls, or right before or after a
 * named operation.
 */
final class CrashPoint {
    /** Every name that {@link #reach} is called with. */
    private static final Set<String> KNOWN = known();

    private final Consumer<String> kill;
    private int steps;
    private String spot = "";

    private static Set<String> known() {
        var operations = new ArrayList<String>();
        Stream.of(Journal.Fact.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .forEach(operations::add);
        Stream.of(SimEvent.Order.values()).map(SimEvent.Order::toString).forEach(operations::add);
        Stream.of(RelayState.values())
                .map(state -> "the relay goes " + state)
                .forEach(operations::add);
        operations.addAll(
                List.of(
                        "keep a part",
                        "retain",
                        "close the speaker",
                        "sending",
                        "the commit",
                        "publishing",
                        "answering",
                        "the outbox is looked into"));
        var names = new TreeSet<String>();
        operations.forEach(one -> names.addAll(List.of("before " + one, "after " + one)));
        return names;
    }

    /**
     * A crash point without a scheduled crash.
     *
     * @param kill ends the program; receives the name of the place
     */
    CrashPoint(Consumer<String> kill) {
        this.kill = kill;
    }

    /** Crashes at the port call after this number of other calls. */
    void afterTouches(int others) {
        steps = others + 1;
    }

    /**
     * Crashes when the program next reaches the place of this name.
     *
     * @throws IllegalArgumentException when no program ever reaches a place of this name
     */
    void at(String name) {
        requireKnown(name);
        spot = name;
    }

    /** Cancels the scheduled crash. */
    void pass() {
        steps = 0;
        spot = "";
    }

    /** The program is about to call a port, or has just called it. */
    void reach(String here) {
        boolean byCount = steps > 0 && --steps == 0;
        if (byCount || here.equals(spot)) {
            requireKnown(here);
            pass();
            kill.accept(here);
            throw new SimulatedCrash(here);
        }
    }

    private static void requireKnown(String name) {
        if (!KNOWN.contains(name)) {
            throw new IllegalArgumentException("no crash point is named \"" + name + "\"");
        }
    }
}
