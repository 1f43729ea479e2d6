package vn.tienglang.audio.clips;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.airtime.ClipId;

/**
 * The part hashes of the clips in use. Those longest unused are forgotten and made again when they
 * are asked for: a library of ten thousand clips takes no more memory than the few on the air. Safe
 * for many threads.
 */
final class VerifiedHashes {
    /** A day's clips and more; 32 bytes a part, so two MiB at most. */
    private static final int PARTS_MOST = 1 << 16;

    private final Map<ClipId, FileHashes> hashes = new LinkedHashMap<>(16, 0.75F, true);
    private int parts;

    /** What is remembered of this clip. */
    synchronized Optional<FileHashes> find(ClipId id) {
        return Optional.ofNullable(hashes.get(id));
    }

    /** Remembers a clip that held. */
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
