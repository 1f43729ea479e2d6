package vn.tienglang.office.store;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/** Source of the clips that stations can fetch, with their bytes. */
public interface ClipSource {
    /** Every clip in the source. */
    List<Clip> clips();

    /** The ids of every clip in the source. */
    default Set<ClipId> ids() {
        return clips().stream().map(Clip::id).collect(Collectors.toSet());
    }

    /**
     * Part {@code index} of a clip, from 0, of the size that {@link Clip#partBytes} gives; empty if
     * unreadable.
     */
    Optional<byte[]> part(Clip clip, int index);
}
