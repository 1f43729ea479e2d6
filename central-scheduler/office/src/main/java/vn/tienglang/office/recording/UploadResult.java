package vn.tienglang.office.recording;

import java.nio.file.Path;
import vn.tienglang.airtime.ClipId;

/** Result of an upload. */
public sealed interface UploadResult {
    /**
     * The upload is complete, in a file of its own until {@link RecordingService#submit} or {@link
     * RecordingService#discardUpload}.
     *
     * @param id SHA-256 of the bytes
     */
    record Complete(Path file, ClipId id, long bytes) implements UploadResult {}

    /** The upload was empty. */
    record Empty() implements UploadResult {}

    /** The upload is larger than allowed; its bytes were deleted. */
    record TooLarge(long bytesAtMost) implements UploadResult {}

    /** The disk has too little free space; the received bytes were deleted. */
    record NoRoom() implements UploadResult {}

    /** The queue is full. */
    record QueueFull(int waiting) implements UploadResult {}
}
