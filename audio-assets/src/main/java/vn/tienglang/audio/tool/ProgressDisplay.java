package vn.tienglang.audio.tool;

import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.ProgressListener;

/** Shows a person how far an ingest has come. */
interface ProgressDisplay {
    /** What to tell the steps to, in these words. */
    ProgressListener listener(FindingMessages words);

    /** The ingest is over, whatever came of it. */
    void done();
}
