package vn.tienglang.audio.tool;

import vn.tienglang.audio.ingest.FindingWords;
import vn.tienglang.audio.ingest.Progress;

/** Shows a person how far an ingest has come. */
interface StepMeter {
    /** What to tell the steps to, in these words. */
    Progress in(FindingWords words);

    /** The ingest is over, whatever came of it. */
    void done();
}
