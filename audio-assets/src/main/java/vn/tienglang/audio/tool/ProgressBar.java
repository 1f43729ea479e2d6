package vn.tienglang.audio.tool;

import java.io.PrintStream;
import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.ProgressListener;

/** Progress bar of one line on a terminal. */
final class ProgressBar implements ProgressDisplay {
    private static final int CELLS = 20;
    private static final String CLEAR_LINE = "\r\033[K";

    private final PrintStream to;
    private String shown = "";

    ProgressBar(PrintStream to) {
        this.to = to;
    }

    @Override
    public ProgressListener listener(FindingMessages words) {
        return (step, share) -> {
            int full = (int) (share * CELLS);
            String line = "█".repeat(full) + "░".repeat(CELLS - full) + " " + words.step(step);
            // Unchanged lines are not printed again, to spare a slow terminal.
            if (!line.equals(shown)) {
                shown = line;
                to.print(CLEAR_LINE + line);
                to.flush();
            }
        };
    }

    @Override
    public void done() {
        shown = "";
        to.print(CLEAR_LINE);
        to.flush();
    }
}
