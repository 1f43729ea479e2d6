package vn.tienglang.deploy.bench;

import java.io.PrintStream;
import java.util.Locale;

/**
 * Log of a soak: one line a fault or finding, with the seconds since its start. It goes to standard
 * error, because the figures go to standard output.
 */
final class SoakLog {
    private final PrintStream out;
    private final long beganAt = System.nanoTime();

    /** Writes to this stream. */
    SoakLog(PrintStream out) {
        this.out = out;
    }

    /** Writes one line. */
    void line(String text) {
        out.printf(Locale.ROOT, "%7.1f s  %s%n", (System.nanoTime() - beganAt) / 1e9, text);
    }
}
