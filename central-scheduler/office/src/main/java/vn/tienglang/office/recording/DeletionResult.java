package vn.tienglang.office.recording;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.Recording;

/** Result of a deletion of a recording. */
public sealed interface DeletionResult {
    /** The recording is deleted, with its master and its delivery copy. */
    record Deleted(Recording recording) implements DeletionResult {}

    /** No recording has this id. */
    record Unknown(ClipId id) implements DeletionResult {}

    /** A slot uses the recording, or used it. */
    record UsedBySlot(Recording recording) implements DeletionResult {}

    /** A bulletin uses the recording. */
    record UsedByBulletin(Recording recording) implements DeletionResult {}

    /** The recording is being ingested. */
    record InProgress(Recording recording) implements DeletionResult {}
}
