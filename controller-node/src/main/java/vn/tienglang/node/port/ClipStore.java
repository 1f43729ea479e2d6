package vn.tienglang.node.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/**
 * Store of clips on disk, whole and in parts. A part survives a power cut once {@code
 * Event.PartStored} was reported. A clip is whole only when its bytes have the hash that is its id.
 */
public interface ClipStore {
    /** What is stored of this clip; cheap, from memory. */
    Holding holding(Clip clip);

    /**
     * Stores a part. The answer comes later: {@code Event.PartStored}; {@code Event.ClipReady} when
     * it was the last part and the hash is right; or {@code Event.ClipDamaged}, after which nothing
     * of the clip is stored and all of it is missing again. A part that is stored already is
     * answered too.
     */
    void store(Clip clip, int index, byte[] bytes);

    /** Sets the clips that are needed; others may be deleted when space is short. */
    void retain(Set<ClipId> needed);

    /** Result of {@link #holding}. */
    sealed interface Holding {
        /** The whole clip, checked, in this file. */
        record Whole(Path path) implements Holding {}

        /** The parts that are missing (indices from 0, ascending); at least one. */
        record Missing(List<Integer> parts) implements Holding {}
    }
}
