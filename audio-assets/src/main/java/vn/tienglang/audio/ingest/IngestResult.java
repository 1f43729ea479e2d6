package vn.tienglang.audio.ingest;

import java.nio.file.Path;
import java.util.List;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Waveform;

/** Result of an ingest. */
public sealed interface IngestResult {
    /** The findings. */
    List<Finding> findings();

    /**
     * The recording was accepted.
     *
     * @param clip the clip of the contract
     * @param delivery path of the delivery copy, which the caller moves
     * @param master SHA-256 of the unmodified master
     * @param report the measured values
     * @param findings warnings only
     * @param waveform peaks of the delivery copy
     */
    record Admitted(
            Clip clip,
            Path delivery,
            ClipId master,
            IngestReport report,
            List<Finding> findings,
            Waveform waveform)
            implements IngestResult {
        /** Takes a copy of the list. */
        public Admitted {
            findings = List.copyOf(findings);
        }
    }

    /** The recording was refused; at least one finding is a refusal. */
    record Refused(List<Finding> findings) implements IngestResult {
        /** Takes a copy of the list. */
        public Refused {
            findings = List.copyOf(findings);
        }
    }
}
