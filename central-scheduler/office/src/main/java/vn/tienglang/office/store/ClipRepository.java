package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/** Repository of clips. */
public interface ClipRepository {
    /** Every clip, by title, then by id. */
    List<Clip> all();

    /** The clip of this id, if it is registered. */
    Optional<Clip> find(ClipId clip);

    /** Adds or replaces a clip; its length is in whole milliseconds. */
    void put(Clip clip);

    /** Removes a clip that was never booked, if there is one. */
    void remove(ClipId clip);
}
