package vn.tienglang.deploy.simulation;

import java.util.function.Consumer;

/**
 * A death that waits at a program's ports: at the next but so many touches of the world, or right
 * before or after something of a name is made durable.
 */
final class CrashPoint {
    private final Consumer<String> kill;
    private int steps;
    private String spot = "";

    /**
     * Nothing waits yet.
     *
     * @param kill ends the program; told where it was
     */
    CrashPoint(Consumer<String> kill) {
        this.kill = kill;
    }

    /** It dies at the touch after this many others. */
    void afterTouches(int others) {
        steps = others + 1;
    }

    /** It dies when it next comes to the spot of this name. */
    void at(String name) {
        spot = name;
    }

    /** Nothing waits any more. */
    void pass() {
        steps = 0;
        spot = "";
    }

    /** The program is about to touch the world, or just did. */
    void reach(String here) {
        boolean byCount = steps > 0 && --steps == 0;
        if (byCount || here.equals(spot)) {
            pass();
            kill.accept(here);
            throw new SimulatedCrash(here);
        }
    }
}
