package vn.tienglang.office.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;

/**
 * Store of masters: uploaded files as they were sent, by their hash. May be called from any thread.
 */
public interface MasterStore {
    /** Whether a file of so many bytes would leave the disk the space it must keep free. */
    boolean hasRoom(long bytes) throws IOException;

    /**
     * Reads a stream to its end into a file of its own, durably.
     *
     * @throws IOException when the stream breaks off or the disk fails; nothing is left then
     */
    UploadResult receive(InputStream stream) throws IOException;

    /** Makes an uploaded file a master, durably. */
    void keep(UploadResult.Complete upload) throws IOException;

    /** Deletes an uploaded file, if it is still there. */
    void discard(UploadResult.Complete upload) throws IOException;

    /** The file of a master, if there is one. */
    Optional<Path> find(ClipId id);

    /** Deletes a master, if there is one. */
    void remove(ClipId id) throws IOException;
}
