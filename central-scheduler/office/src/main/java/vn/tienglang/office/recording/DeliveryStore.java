package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.office.store.ClipSource;

/** A shelf of delivery copies that new ones are put on. */
public interface DeliveryStore extends ClipSource {
    /**
     * Puts a delivery copy on the shelf; when this returns it is on the disk itself. Twice comes to
     * the same.
     *
     * @throws IOException when the disk does not take it
     */
    void put(IngestResult.Admitted admitted) throws IOException;

    /**
     * Takes a delivery copy off the shelf for good; no harm when it is not there.
     *
     * @throws IOException when the disk does not let go of it
     */
    void remove(ClipId clip) throws IOException;

    /** Where a delivery copy lies. */
    Optional<Path> file(ClipId clip);
}
