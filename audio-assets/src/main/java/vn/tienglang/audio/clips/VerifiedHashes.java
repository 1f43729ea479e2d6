package vn.tienglang.audio.clips;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;

/**
 * Cache of the part hashes of verified clips. It evicts the least recently used ones, so a library
 * of ten thousand clips needs no more memory than the few clips in use. Thread-safe.
 */
final class VerifiedHashes {
    /** More clips than a day has; at 32 bytes a part, at most 2 MiB. */
    private static final int PARTS_MOST = 1 << 16;

    private final Map<ClipId, FileHashes> hashes = new LinkedHashMap<>(16, 0.75F, true);
    private int parts;

    /** The hashes of this clip, if cached. */
    synchronized Optional<FileHashes> find(ClipId id) {
        return Optional.ofNullable(hashes.get(id));
    }

    /** Stores the hashes of a verified clip. */
    synchronized void store(ClipId id, FileHashes found) {
        if (hashes.put(id, found) == null) {
            parts += found.parts();
        }
        var oldest = hashes.entrySet().iterator();
        while (parts > PARTS_MOST && hashes.size() > 1) {
            parts -= oldest.next().getValue().parts();
            oldest.remove();
        }
    }
}
