package vn.tienglang.audio.tool;

import java.io.PrintStream;
import java.util.EnumSet;
import java.util.Set;
import vn.tienglang.audio.ingest.FindingWords;
import vn.tienglang.audio.ingest.Progress;
import vn.tienglang.audio.ingest.Step;

/** A line for each step, for files and pipes. */
final class LineMeter implements StepMeter {
    private final PrintStream to;
    private final Set<Step> said = EnumSet.noneOf(Step.class);

    LineMeter(PrintStream to) {
        this.to = to;
    }

    @Override
    public Progress in(FindingWords words) {
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
