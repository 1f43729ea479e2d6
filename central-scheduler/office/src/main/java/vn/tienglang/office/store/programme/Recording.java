package vn.tienglang.office.store.programme;

import java.time.Instant;
import java.util.List;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.ingest.IngestReport;

/**
 * A recording that somebody brought, and what became of it.
 *
 * @param id SHA-256 of the master: the same bytes are the same recording
 * @param title what people call it
 * @param language what is spoken in it
 * @param bytes how large the master is
 * @param by login of who brought it
 * @param at when
 * @param state what became of it
 */
public record Recording(
        ClipId id,
        String title,
        LanguageTag language,
        long bytes,
        String by,
        Instant at,
        State state) {

    /** What became of it. */
    public sealed interface State {
        /**
         * It waits for its turn.
         *
         * @param attempts how often it was begun already
         */
        record Queued(int attempts) implements State {}

        /**
         * It is being made ready for air, or was when the centre ended.
         *
         * @param attempts how often it was begun, this time included
         */
        record Working(int attempts) implements State {}

        /**
         * Its delivery copy can be booked.
         *
         * @param clip the delivery copy
         * @param findings warnings
         */
        record Ready(ClipId clip, IngestReport report, List<Finding> findings) implements State {
            /** Takes a copy. */
            public Ready {
                findings = List.copyOf(findings);
            }
        }

        /**
         * It cannot be used; the findings say why, and what to do.
         *
         * @param since when that was found
         */
        record Refused(List<Finding> findings, Instant since) implements State {
            /** Takes a copy. */
            public Refused {
                findings = List.copyOf(findings);
            }
        }

        /** The centre could not do its part; nothing is said against the recording. */
        record Failed(FailureReason trouble, Instant since) implements State {}

        /** Somebody deleted it; its files are on their way out. */
        record Deleted(List<ClipId> clips) implements State {
            /** Takes a copy. */
            public Deleted {
                clips = List.copyOf(clips);
            }
        }
    }

    /** Why the centre could not do its part. */
    public enum FailureReason {
        /** The centre ended twice while it was at it. */
        INTERRUPTED_TWICE,
        /** The program that makes recordings ready broke on it. */
        INGEST_BROKE,
        /** The disk did not take the delivery copy. */
        DISK,
        /** The master is not where it was put. */
        MASTER_GONE
    }

    /** The same, of which this became. */
    public Recording withState(State other) {
        return new Recording(id, title, language, bytes, by, at, other);
    }
}
