package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/** The recordings there are. */
public interface ClipRepository {
    /** All of them, by title, then by id. */
    List<Clip> all();

    /** This one, if it is known. */
    Optional<Clip> find(ClipId clip);

    /** Takes the recording in, or what is said of it anew; its length is in whole milliseconds. */
    void put(Clip clip);

    /** Forgets a recording that was never booked; no harm when nobody knows it. */
    void remove(ClipId clip);
}
