package vn.tienglang.office.recording;

import vn.tienglang.office.store.programme.Recording;

/** The answer to a recording that was brought. */
public sealed interface SubmissionResult {
    /** It waits for its turn. */
    record Queued(Recording recording) implements SubmissionResult {}

    /** The same bytes were brought before; this is what became of them. */
    record AlreadyStored(Recording recording) implements SubmissionResult {}

    /** So many wait already that no more is taken. */
    record QueueFull(int waiting) implements SubmissionResult {}
}
