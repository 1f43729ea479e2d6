package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.Recording;

/** Repository of uploaded recordings. */
public interface RecordingRepository {
    /** Adds or replaces a recording. */
    void put(Recording recording);

    /** The entry of this id, if there is one. */
    Optional<Recording> find(ClipId id);

    /** Every recording, the latest first. */
    List<Recording> all();

    /** Removes a recording, if there is one. */
    void remove(ClipId id);
}
