package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.programme.Recording;

/** The recordings that somebody brought. */
public interface RecordingRepository {
    /** Enters a recording, or what became of it, or that it was brought anew. */
    void put(Recording recording);

    /** This one. */
    Optional<Recording> find(ClipId id);

    /** All of them, the latest first. */
    List<Recording> all();

    /** Forgets it; no harm when nobody knows it. */
    void remove(ClipId id);
}
