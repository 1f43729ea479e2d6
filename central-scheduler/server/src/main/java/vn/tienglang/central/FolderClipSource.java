package vn.tienglang.central;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.audio.clips.ClipLibrary;
import vn.tienglang.office.store.ClipSource;

/** Clip source of a folder of recordings with a manifest. */
record FolderClipSource(ClipLibrary library) implements ClipSource {
    @Override
    public List<Clip> clips() {
        return library.clips();
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        return library.part(clip.id(), index);
    }
}
