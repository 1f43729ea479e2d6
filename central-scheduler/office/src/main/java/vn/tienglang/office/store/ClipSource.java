package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;

/** Where the recordings themselves lie. */
public interface ClipSource {
    /** What lies there. */
    List<Clip> clips();

    /**
     * Part {@code index} of a clip, as it is cut by {@link Clip#partBytes}; empty if unreadable.
     */
    Optional<byte[]> part(Clip clip, int index);
}
