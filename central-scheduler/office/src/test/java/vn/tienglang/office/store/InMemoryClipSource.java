package vn.tienglang.office.store;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;

/** Clips in memory. */
public final class InMemoryClipSource implements ClipSource {
    private final Map<ClipId, Clip> clips = new ConcurrentSkipListMap<>();
    private final Map<ClipId, byte[]> bytes = new ConcurrentSkipListMap<>();

    /** Adds a clip with these bytes and returns it. */
    public Clip put(String title, String language, Duration length, byte[] recording) {
        var clip =
                new Clip(
                        ClipId.of(recording),
                        title,
                        new LanguageTag(language),
                        length,
                        recording.length,
                        Limits.PART_BYTES);
        clips.put(clip.id(), clip);
        bytes.put(clip.id(), recording.clone());
        return clip;
    }

    /** Adds a clip with these bytes. */
    public void put(Clip clip, byte[] recording) {
        clips.put(clip.id(), clip);
        bytes.put(clip.id(), recording.clone());
    }

    /** Removes a clip. */
    public void remove(ClipId clip) {
        clips.remove(clip);
        bytes.remove(clip);
    }

    /** Makes a clip unreadable; it is still listed. */
    public void damage(ClipId clip) {
        bytes.remove(clip);
    }

    @Override
    public List<Clip> clips() {
        return List.copyOf(clips.values());
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        int from = index * clip.partBytes();
        return Optional.ofNullable(bytes.get(clip.id()))
                .map(whole -> Arrays.copyOfRange(whole, from, from + clip.bytesOfPart(index)));
    }
}
