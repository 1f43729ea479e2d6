package vn.tienglang.audio.tool;

import vn.tienglang.audio.ingest.FindingMessages;
import vn.tienglang.audio.ingest.ProgressListener;

/** Display of the progress of an ingest. */
interface ProgressDisplay {
    /** The listener that shows the steps, with these messages. */
    ProgressListener listener(FindingMessages words);

    /** Ends the display after the ingest. */
    void done();
}
