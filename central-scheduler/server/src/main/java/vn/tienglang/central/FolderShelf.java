package vn.tienglang.central;

import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.audio.clips.ClipLibrary;
import vn.tienglang.central.desk.ClipShelf;

/** The desk's shelf: a folder of recordings with its manifest. */
record FolderShelf(ClipLibrary library) implements ClipShelf {
    @Override
    public List<Clip> clips() {
        return library.clips();
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        return library.part(clip.id(), index);
    }
}
