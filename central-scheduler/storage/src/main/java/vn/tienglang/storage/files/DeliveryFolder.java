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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Collectors;
import org.tinylog.Logger;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.audio.ingest.IngestResult;
import vn.tienglang.office.recording.DeliveryStore;
import vn.tienglang.office.store.Transactions;
import vn.tienglang.office.store.programme.Recording;

/**
 * Folder of delivery copies, each in a file named by its hash. Titles and lengths are in the
 * repositories; the folder has no list of its own. A file is hashed before its first part is
 * served; a file with another hash is never served. Safe for use by many threads.
 *
 * <p>Several centres may share a folder: each then reads the list of recordings again before it
 * answers, at most once in {@link #REFRESH}.
 */
public final class DeliveryFolder implements DeliveryStore {
    /** Shortest time between two readings of the list of recordings. */
    private static final Duration REFRESH = Duration.ofSeconds(2);

    private final Path folder;
    private final Transactions transactions;
    private final Optional<InstantSource> refreshClock;
    private volatile Instant refreshedAt = Instant.MIN;
    private final SortedMap<ClipId, Clip> clips = new ConcurrentSkipListMap<>();
    private final Set<ClipId> verified = ConcurrentHashMap.newKeySet();

    /**
     * Opens the folder, creates it when missing, and loads the clips of all stored recordings.
     *
     * @throws UncheckedIOException when the folder cannot be written
     */
    public DeliveryFolder(Path folder, Transactions transactions) {
        this(folder, transactions, Optional.empty());
    }

    private DeliveryFolder(
            Path folder, Transactions transactions, Optional<InstantSource> refreshClock) {
        this.folder = folder;
        this.transactions = transactions;
        this.refreshClock = refreshClock;
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write delivery copies to " + folder, e);
        }
        stored().forEach(this::load);
    }

    /** Opens a folder to which other centres write too. */
    public static DeliveryFolder shared(
            Path folder, Transactions transactions, InstantSource clock) {
        return new DeliveryFolder(folder, transactions, Optional.of(clock));
    }

    /** The clips of all ingested recordings. */
    private List<Clip> stored() {
        return transactions.inTransaction(repositories -> {
            List<Recording> recordings = repositories.recordings().all();
            return recordings.stream()
                    .flatMap(recording -> clipOf(recording).stream())
                    .flatMap(id -> repositories.clips().find(id).stream())
                    .toList();
        });
    }

    /** Finds out what other centres have added and removed. */
    private void refresh() {
        if (refreshClock.isEmpty()) {
            return;
        }
        Instant now = refreshClock.get().instant();
        Instant before = refreshedAt;
        boolean isRecent = !before.isAfter(now) && now.isBefore(before.plus(REFRESH));
        if (before.equals(Instant.MIN) || !isRecent) {
            refreshedAt = now;
            List<Clip> stored = stored();
            stored.stream().filter(clip -> !clips.containsKey(clip.id())).forEach(this::load);
            clips.keySet().retainAll(stored.stream().map(Clip::id).collect(Collectors.toSet()));
        }
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

    private void load(Clip clip) {
        if (Files.isRegularFile(path(clip.id()))) {
            clips.put(clip.id(), clip);
        } else {
            Logger.error("Bản phát {} («{}») không còn trên đĩa", clip.id().brief(), clip.title());
        }
    }

    private Path path(ClipId clip) {
        return folder.resolve(clip.value());
    }

    @Override
    public void put(IngestResult.Admitted admitted) throws IOException {
        Path temporary = folder.resolve("." + admitted.clip().id().value());
        Files.copy(admitted.delivery(), temporary, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel file = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(
                temporary,
                path(admitted.clip().id()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        // The new name is on the disk only after the folder is forced.
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        verified.remove(admitted.clip().id());
        if (!isVerified(admitted.clip())) {
            throw new IOException("the delivery copy has another hash than its name");
        }
        clips.put(admitted.clip().id(), admitted.clip());
        Files.deleteIfExists(admitted.delivery());
    }

    @Override
    public void remove(ClipId clip) throws IOException {
        clips.remove(clip);
        verified.remove(clip);
        Files.deleteIfExists(path(clip));
    }

    @Override
    public Optional<Path> file(ClipId clip) {
        refresh();
        return Optional.of(path(clip)).filter(_ -> clips.containsKey(clip));
    }

    @Override
    public List<Clip> clips() {
        refresh();
        return List.copyOf(clips.values());
    }

    @Override
    public Optional<byte[]> part(Clip clip, int index) {
        if (!clips.containsKey(clip.id())) {
            refresh();
        }
        Clip known = clips.get(clip.id());
        if (known == null || index < 0 || index >= known.parts()) {
            return Optional.empty();
        }
        try {
            if (!isVerified(known)) {
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
        try (SeekableByteChannel file = Files.newByteChannel(path(clip.id()))) {
            file.position((long) index * clip.partBytes());
            while (bytes.hasRemaining()) {
                if (file.read(bytes) < 0) {
                    throw new IOException("the file became shorter");
                }
            }
        }
        return bytes.array();
    }

    private boolean isVerified(Clip clip) throws IOException {
        if (verified.contains(clip.id())) {
            return true;
        }
        MessageDigest digest = Sha256.newDigest();
        long bytes;
        try (InputStream file = Files.newInputStream(path(clip.id()));
                var hashing = new DigestInputStream(file, digest)) {
            bytes = hashing.transferTo(OutputStream.nullOutputStream());
        }
        boolean same = bytes == clip.bytes() && ClipId.of(digest.digest(), bytes).equals(clip.id());
        if (same) {
            verified.add(clip.id());
        }
        return same;
    }
}
