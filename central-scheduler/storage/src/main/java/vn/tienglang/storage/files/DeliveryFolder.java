package vn.tienglang.storage.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.tinylog.Logger;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.office.recording.DeliveryStore;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;

/**
 * Delivery copies in a folder, each in a file named by its hash. What is said of them stands in the
 * books, so the folder needs no list of its own that could differ. A file is hashed before the
 * first part of it is given out; one that is not what its name says is served to nobody. Safe for
 * many threads.
 */
public final class DeliveryFolder implements DeliveryStore {
    private final Path folder;
    private final SortedMap<ClipId, Clip> clips = new ConcurrentSkipListMap<>();
    private final Set<ClipId> proven = ConcurrentHashMap.newKeySet();

    /**
     * The shelf in this folder, made if it is not there, with what the books say was put on it.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public DeliveryFolder(Path folder, Transactions archive) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write delivery copies to " + folder, e);
        }
        archive.inTransaction(
                        books -> {
                            List<Recording> recordings = books.recordings().all();
                            return recordings.stream()
                                    .flatMap(one -> clipOf(one).stream())
                                    .flatMap(id -> books.clips().find(id).stream())
                                    .toList();
                        })
                .forEach(this::remember);
    }

    private static Optional<ClipId> clipOf(Recording recording) {
        return switch (recording.state()) {
            case Recording.State.Ready(ClipId clip, var _, var _) -> Optional.of(clip);
            case Recording.State.Queued _,
                    Recording.State.Working _,
                    Recording.State.Refused _,
                    Recording.State.Failed _,
                    Recording.State.Deleted _ ->
                    Optional.empty();
        };
    }

    private void remember(Clip clip) {
        if (Files.isRegularFile(place(clip.id()))) {
            clips.put(clip.id(), clip);
        } else {
            Logger.error("Bản phát {} («{}») không còn trên đĩa", clip.id().brief(), clip.title());
        }
    }

    private Path place(ClipId clip) {
        return folder.resolve(clip.value());
    }

    @Override
    public void put(IngestResult.Admitted admitted) throws IOException {
        Path arriving = folder.resolve("." + admitted.clip().id().value());
        Files.copy(admitted.delivery(), arriving, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(arriving, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(
                arriving,
                place(admitted.clip().id()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        // A name is on the disk only when its folder is.
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        proven.remove(admitted.clip().id());
        if (!isProven(admitted.clip())) {
            throw new IOException("the delivery copy is not what it is called");
        }
        clips.put(admitted.clip().id(), admitted.clip());
        Files.deleteIfExists(admitted.delivery());
    }

    @Override
    public void remove(ClipId clip) throws IOException {
        clips.remove(clip);
        proven.remove(clip);
        Files.deleteIfExists(place(clip));
    }

    @Override
    public Optional<Path> file(ClipId clip) {
        return Optional.of(place(clip)).filter(_ -> clips.containsKey(clip));
    }

    @Override
    public List<Clip> clips() {
        return List.copyOf(clips.values());
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        Clip known = clips.get(clip.id());
        if (known == null || index < 0 || index >= known.parts()) {
            return Optional.empty();
        }
        try {
            if (!isProven(known)) {
                clips.remove(known.id());
                Logger.error("Bản phát {} đã bị hỏng trên đĩa", known.id().brief());
                return Optional.empty();
            }
            return Optional.of(read(known, index));
        } catch (IOException e) {
            Logger.error(e, "Không đọc được bản phát {}", known.id().brief());
            return Optional.empty();
        }
    }

    private byte[] read(Clip clip, int index) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(clip.bytesOfPart(index));
        try (SeekableByteChannel file = Files.newByteChannel(place(clip.id()))) {
            file.position((long) index * clip.partBytes());
            while (bytes.hasRemaining()) {
                if (file.read(bytes) < 0) {
                    throw new IOException("the file became shorter");
                }
            }
        }
        return bytes.array();
    }

    private boolean isProven(Clip clip) throws IOException {
        if (proven.contains(clip.id())) {
            return true;
        }
        MessageDigest digest = Sha256.newDigest();
        long bytes;
        try (InputStream file = Files.newInputStream(place(clip.id()));
                var hashing = new DigestInputStream(file, digest)) {
            bytes = hashing.transferTo(OutputStream.nullOutputStream());
        }
        boolean same = bytes == clip.bytes() && ClipId.of(digest.digest(), bytes).equals(clip.id());
        if (same) {
            proven.add(clip.id());
        }
        return same;
    }
}
