package vn.tienglang.central.desk;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;

/** The recordings that somebody brought. */
public interface RecordingBook {
    /** Enters a recording, or what became of it, or that it was brought anew. */
    void put(Recording recording);

    /** This one. */
    Optional<Recording> find(ClipId id);

    /** All of them, the latest first. */
    List<Recording> all();

    /** Forgets it; no harm when nobody knows it. */
    void remove(ClipId id);
}
