package vn.tienglang.central.recordings;

import java.nio.file.Path;
import vn.tienglang.airtime.ClipId;

/** What became of a stream of bytes. */
public sealed interface Received {
    /**
     * It lies in a file of its own until {@link Recordings#bring} or {@link Recordings#drop}.
     *
     * @param id SHA-256 of it
     */
    record Whole(Path file, ClipId id, long bytes) implements Received {}

    /** There was nothing in it. */
    record Empty() implements Received {}

    /** It is larger than any recording may be; what came of it was thrown away. */
    record TooLarge(long bytesAtMost) implements Received {}

    /** The disk of the centre has no room for it; what came of it was thrown away. */
    record NoRoom() implements Received {}

    /** So many wait already that no more is taken. */
    record QueueFull(int waiting) implements Received {}
}
