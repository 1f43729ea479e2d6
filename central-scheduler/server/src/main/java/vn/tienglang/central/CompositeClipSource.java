package vn.tienglang.central;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.office.store.ClipSource;

/** Clip source of two others; clips that are in both come from the first. */
record CompositeClipSource(ClipSource first, ClipSource second) implements ClipSource {
    @Override
    public List<Clip> clips() {
        List<Clip> firstClips = first.clips();
        List<ClipId> known = firstClips.stream().map(Clip::id).toList();
        return Stream.concat(
                        firstClips.stream(),
                        second.clips().stream().filter(clip -> !known.contains(clip.id())))
                .toList();
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        return first.part(clip, index).or(() -> second.part(clip, index));
    }
}
