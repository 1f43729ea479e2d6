package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.office.store.ClipSource;

/** Store of delivery copies. */
public interface DeliveryStore extends ClipSource {
    /**
     * Stores a delivery copy, durably. A second call changes nothing.
     *
     * @throws IOException when the disk fails
     */
    void put(IngestResult.Admitted admitted) throws IOException;

    /**
     * Deletes a delivery copy, if there is one.
     *
     * @throws IOException when the disk fails
     */
    void remove(ClipId clip) throws IOException;

    /** The file of a delivery copy, if there is one. */
    Optional<Path> file(ClipId clip);
}
