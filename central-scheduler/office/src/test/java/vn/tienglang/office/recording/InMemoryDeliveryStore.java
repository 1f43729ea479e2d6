package vn.tienglang.office.recording;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.office.store.InMemoryClipSource;

/** Delivery copies in memory and in files. */
public final class InMemoryDeliveryStore implements DeliveryStore {
    private final InMemoryClipSource clipSource;
    private final Path folder;

    /** Store that adds clips to this source. */
    public InMemoryDeliveryStore(InMemoryClipSource clipSource, Path folder) {
        this.clipSource = clipSource;
        this.folder = folder;
    }

    @Override
    public void put(IngestResult.Admitted admitted) throws IOException {
        byte[] bytes = Files.readAllBytes(admitted.delivery());
        Files.createDirectories(folder);
        Files.write(folder.resolve(admitted.clip().id().value()), bytes);
        clipSource.put(admitted.clip(), bytes);
    }

    @Override
    public void remove(ClipId clip) throws IOException {
        clipSource.remove(clip);
        Files.deleteIfExists(folder.resolve(clip.value()));
    }

    @Override
    public Optional<Path> file(ClipId clip) {
        return Optional.of(folder.resolve(clip.value())).filter(Files::exists);
    }

    @Override
    public List<Clip> clips() {
        return clipSource.clips();
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        return clipSource.part(clip, index);
    }
}
