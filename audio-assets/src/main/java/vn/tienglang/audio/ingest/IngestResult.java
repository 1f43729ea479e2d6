package vn.tienglang.audio.ingest;

import java.nio.file.Path;
import java.util.List;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Finding;

/** What became of a recording. */
public sealed interface IngestResult {
    /** What was found in it. */
    List<Finding> findings();

    /**
     * It was taken.
     *
     * @param clip what stations will be told of the delivery copy
     * @param delivery where the delivery copy lies; the caller moves it where it belongs
     * @param master SHA-256 of the master, which was not touched
     * @param report what was measured
     * @param findings warnings only
     */
    record Admitted(
            Clip clip, Path delivery, ClipId master, IngestReport report, List<Finding> findings)
            implements IngestResult {
        /** Takes a copy of the list. */
        public Admitted {
            findings = List.copyOf(findings);
        }
    }

    /** It was not taken; at least one finding is a refusal. */
    record Refused(List<Finding> findings) implements IngestResult {
        /** Takes a copy of the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
