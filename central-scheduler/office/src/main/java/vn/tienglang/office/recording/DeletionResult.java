package vn.tienglang.office.recording;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.Recording;

/** The answer to the wish that a recording be deleted. */
public sealed interface DeletionResult {
    /** Its master and its delivery copy are deleted. */
    record Deleted(Recording recording) implements DeletionResult {}

    /** Nobody brought such a recording. */
    record Unknown(ClipId id) implements DeletionResult {}

    /** A slot plays it, or played it once. */
    record UsedBySlot(Recording recording) implements DeletionResult {}

    /** A bulletin is heard from it. */
    record UsedByBulletin(Recording recording) implements DeletionResult {}

    /** It is being made ready at this moment. */
    record InProgress(Recording recording) implements DeletionResult {}
}
