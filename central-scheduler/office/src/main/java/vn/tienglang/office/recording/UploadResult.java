package vn.tienglang.office.recording;

import java.nio.file.Path;
import vn.tienglang.airtime.ClipId;

/** What became of a stream of bytes. */
public sealed interface UploadResult {
    /**
     * It lies in a file of its own until {@link RecordingService#submit} or {@link
     * RecordingService#discardUpload}.
     *
     * @param id SHA-256 of it
     */
    record Complete(Path file, ClipId id, long bytes) implements UploadResult {}

    /** There was nothing in it. */
    record Empty() implements UploadResult {}

    /** It is larger than any recording may be; what came of it was thrown away. */
    record TooLarge(long bytesAtMost) implements UploadResult {}

    /** The disk of the centre has no room for it; what came of it was thrown away. */
    record NoRoom() implements UploadResult {}

    /** So many wait already that no more is taken. */
    record QueueFull(int waiting) implements UploadResult {}
}
