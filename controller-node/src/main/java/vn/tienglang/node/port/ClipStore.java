package vn.tienglang.node.port;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;

/**
 * Clips on disk, whole and in parts. Parts survive a power cut once {@code Event.PartKept} was
 * told. A clip is whole only when its bytes have the hash that is its name.
 */
public interface ClipStore {
    /** What is there of this clip; cheap, from memory. */
    Holding holding(Clip clip);

    /**
     * Keeps a part. Answered later by {@code Event.PartKept}, by {@code Event.ClipReady} when it
     * was the last and the hash is right, or by {@code Event.ClipDamaged}, after which nothing is
     * held of the clip and all of it is wanted again. A part held already is answered all the same.
     */
    void store(Clip clip, int index, byte[] bytes);

    /** Anything but these may be forgotten, when room is needed. */
    void retain(Set<ClipId> needed);

    /** What is held of a clip. */
    sealed interface Holding {
        /** All of it, checked, at this place. */
        record Whole(Path path) implements Holding {}

        /** These parts (indices from 0, ascending) are missing; at least one. */
        record Missing(List<Integer> parts) implements Holding {}
    }
}
