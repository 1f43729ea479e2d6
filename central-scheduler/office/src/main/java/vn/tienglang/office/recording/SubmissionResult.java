package vn.tienglang.office.recording;

import vn.tienglang.office.store.programme.Recording;

/** Result of a submission. */
public sealed interface SubmissionResult {
    /** The recording is queued. */
    record Queued(Recording recording) implements SubmissionResult {}

    /** The same bytes are stored already, as this recording. */
    record AlreadyStored(Recording recording) implements SubmissionResult {}

    /** The queue is full. */
    record QueueFull(int waiting) implements SubmissionResult {}
}
