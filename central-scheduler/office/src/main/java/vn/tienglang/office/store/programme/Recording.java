package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestOptions;
import vn.tienglang.audio.ingest.IngestReport;

/**
 * Uploaded recording and its state.
 *
 * @param id SHA-256 of the master: the same bytes are the same recording
 * @param title title shown to people
 * @param language the language spoken in it
 * @param bytes size of the master, in bytes
 * @param by login of the officer who uploaded it
 * @param at when it was uploaded, to the millisecond
 * @param options who speaks in it, and what becomes of its noise
 * @param state state of its ingest
 */
public record Recording(
        ClipId id,
        String title,
        LanguageTag language,
        long bytes,
        String by,
        Instant at,
        IngestOptions options,
        State state) {

    /** Composes the title. */
    public Recording {
        title = PlainText.composed(title);
    }

    /** State of the ingest. */
    public sealed interface State {
        /**
         * The recording is queued.
         *
         * @param attempts number of attempts so far
         */
        record Queued(int attempts) implements State {}

        /**
         * The recording is being ingested, or was when the centre ended.
         *
         * @param attempts number of attempts, this one included
         */
        record Working(int attempts) implements State {}

        /**
         * Its delivery copy can be booked.
         *
         * @param clip the delivery copy
         * @param findings warnings
         */
        record Ready(ClipId clip, IngestReport report, List<Finding> findings) implements State {
            /** Copies the lists. */
            public Ready {
                findings = List.copyOf(findings);
            }
        }

        /**
         * The recording cannot be used; the findings say why and what to do.
         *
         * @param since when it was refused
         */
        record Refused(List<Finding> findings, Instant since) implements State {
            /** Copies the lists. */
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** The centre failed; the recording itself may be sound. */
        record Failed(FailureReason reason, Instant since) implements State {}

        /** The recording is deleted; its files are being deleted. */
        record Deleted(List<ClipId> clips) implements State {
            /** Copies the lists. */
            public Deleted {
                clips = List.copyOf(clips);
            }
        }
    }

    /** Reason of a failed ingest. */
    public enum FailureReason {
        /** The centre ended twice during the ingest. */
        INTERRUPTED_TWICE,
        /** The ingest threw an unexpected exception. */
        INGEST_BROKE,
        /** The disk failed. */
        DISK,
        /** The master is missing. */
        MASTER_GONE,
        /** A person cancelled the ingest. */
        CANCELLED
    }

    /** The recording in another state. */
    public Recording withState(State other) {
        return new Recording(id, title, language, bytes, by, at, options, other);
    }
}
