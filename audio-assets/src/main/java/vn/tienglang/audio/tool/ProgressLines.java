package vn.tienglang.audio.tool;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Set;
import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.IngestStep;
import vn.tienglang.audio.ingest.ProgressListener;

/** Progress display with one line per step, for files and pipes. */
final class ProgressLines implements ProgressDisplay {
    private final PrintStream to;
    private final Set<IngestStep> said = EnumSet.noneOf(IngestStep.class);

    ProgressLines(PrintStream to) {
        this.to = to;
    }

    @Override
    public ProgressListener listener(FindingMessages words) {
        return (step, share) -> {
            if (said.add(step)) {
                to.println(words.step(step));
            }
        };
    }

    @Override
    public void done() {
        said.clear();
    }
}
