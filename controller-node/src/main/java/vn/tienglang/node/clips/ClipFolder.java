package vn.tienglang.node.clips;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.tinylog.Logger;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.node.port.ClipStore;
import vn.tienglang.node.port.Event;
import vn.tienglang.node.port.Mailbox;

/**
 * Folder of clips: {@code <id>.clip} is a whole clip; {@link PartFile} describes the files of an
 * incomplete one.
 *
 * <p>A file gets its final name only after its bytes are on disk and their hash was right. So the
 * names are trusted at start, and the station is ready at once. The clips are hashed once more in
 * the background, because SD cards lose data: a damaged clip is found before it is needed.
 */
public final class ClipFolder implements ClipStore, AutoCloseable {
    private static final String WHOLE = ".clip";

    /** Space that clips leave free, because the journal needs it. */
    private static final long LEFT_FREE = 32L << 20;

    /** A few windows of parts; more can only come from a centre that sends without request. */
    private static final int TASKS_WAITING = 8 * Limits.PARTS_WANTED_AT_ONCE;

    private static final Duration MAILBOX_PAUSE = Duration.ofMillis(50);

    private final Path folder;
    private final Mailbox mailbox;
    private final LongSupplier bytesFree;
    private final Map<ClipId, ClipFileState> states = new ConcurrentHashMap<>();
    private final BlockingQueue<Task> tasks = new ArrayBlockingQueue<>(TASKS_WAITING);
    private final Thread thread;
    private volatile Set<ClipId> needed = Set.of();
    private volatile boolean closing;

    /**
     * Opens or creates the folder and starts its thread.
     *
     * @throws UncheckedIOException with one sentence when the folder cannot be used
     */
    public static ClipFolder open(Path folder, Mailbox mailbox) {
        return new ClipFolder(folder, mailbox, () -> usableBytes(folder));
    }

    ClipFolder(Path folder, Mailbox mailbox, LongSupplier bytesFree) {
        this.folder = folder;
        this.mailbox = mailbox;
        this.bytesFree = bytesFree;
        List<ClipId> found;
        try {
            Files.createDirectories(folder);
            found = scan();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot use the folder " + folder + " for clips", e);
        }
        thread = Thread.ofPlatform().name("clips").daemon().unstarted(() -> work(found));
        thread.start();
    }

    private static long usableBytes(Path folder) {
        try {
            return Files.getFileStore(folder).getUsableSpace();
        } catch (IOException e) {
            // The write itself fails when nothing more fits.
            Logger.warn("Cannot see how much room {} has: {}", folder, e.getMessage());
            return Long.MAX_VALUE;
        }
    }

    /** Reads the files of earlier runs; returns the whole clips. */
    private List<ClipId> scan() throws IOException {
        for (ClipId clip : clipsWith(PartFile.HAVE)) {
            states.put(clip, new PartFile(folder, clip).read());
        }
        List<ClipId> whole = clipsWith(WHOLE);
        for (ClipId clip : whole) {
            states.put(clip, new ClipFileState.Whole(Files.size(whole(clip))));
        }
        return whole;
    }

    private List<ClipId> clipsWith(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{64}\\" + ending))
                    .map(name -> new ClipId(name.substring(0, 64)))
                    .sorted()
                    .toList();
        }
    }

    private Path whole(ClipId clip) {
        return folder.resolve(clip.value() + WHOLE);
    }

    @Override
    public Holding holding(Clip clip) {
        ClipFileState state = states.getOrDefault(clip.id(), ClipFileState.NOTHING);
        return switch (state) {
            case ClipFileState.Whole whole when whole.fits(clip) ->
                    new Holding.Whole(whole(clip.id()));
            // Complete but not yet hashed: the last part is requested again, and finishes it.
            case ClipFileState.Partial parts when parts.fits(clip) && !parts.isComplete(clip) ->
                    new Holding.Missing(parts.missing(clip));
            case ClipFileState.Partial parts when parts.fits(clip) ->
                    new Holding.Missing(List.of(clip.parts() - 1));
            case ClipFileState.Whole _, ClipFileState.Partial _ ->
                    new Holding.Missing(IntStream.range(0, clip.parts()).boxed().toList());
        };
    }

    /**
     * Stores a part. A part that does not fit into the queue is dropped; it will be requested
     * again.
     */
    @Override
    public void store(Clip clip, int index, byte[] bytes) {
        if (!tasks.offer(new Task.StorePart(clip, index, ByteBuffer.wrap(bytes.clone())))) {
            Logger.warn("The disk is too slow: part {} of {} was dropped.", index, clip.id());
        }
    }

    @Override
    public void retain(Set<ClipId> clips) {
        needed = Set.copyOf(clips);
    }

    /** Ends the thread after the part that it is writing. */
    @Override
    public void close() {
        // Without an interrupt, which would close the file while a part is being written.
        closing = true;
        var _ = tasks.offer(new Task.Stop());
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    // From here on everything runs on the thread "clips".

    private void work(List<ClipId> found) {
        var unchecked = new ArrayDeque<>(found);
        try {
            while (!closing) {
                Task task = unchecked.isEmpty() ? tasks.take() : tasks.poll();
                switch (task) {
                    case null -> check(unchecked.remove());
                    case Task.StorePart part -> storePart(part);
                    case Task.Stop() -> closing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!closing) {
                throw new IllegalStateException("the clips' thread was interrupted", e);
            }
        }
    }

    private void storePart(Task.StorePart task) {
        Clip clip = task.clip();
        try {
            report(writePart(task));
        } catch (IOException e) {
            discard(clip.id(), "không ghi được vào thẻ nhớ: " + e.getMessage());
        }
    }

    private Event writePart(Task.StorePart task) throws IOException {
        Clip clip = task.clip();
        ClipFileState state = states.getOrDefault(clip.id(), ClipFileState.NOTHING);
        if (state instanceof ClipFileState.Whole && state.fits(clip)) {
            return new Event.ClipReady(clip.id());
        }
        var file = new PartFile(folder, clip.id());
        ClipFileState.Partial parts =
                state instanceof ClipFileState.Partial held && held.fits(clip)
                        ? held
                        : begin(clip, file);
        if (!parts.parts().get(task.index())) {
            freeSpace(clip.bytesOfPart(task.index()));
            file.put(clip, task.index(), task.bytes());
            parts = parts.with(task.index());
            states.put(clip.id(), parts);
        }
        return parts.isComplete(clip)
                ? finish(clip, file)
                : new Event.PartStored(clip.id(), task.index());
    }

    private ClipFileState.Partial begin(Clip clip, PartFile file) throws IOException {
        freeSpace(clip.bytes());
        Files.deleteIfExists(whole(clip.id()));
        file.begin(clip);
        return new ClipFileState.Partial(clip.bytes(), clip.partBytes(), new BitSet());
    }

    private Event finish(Clip clip, PartFile file) throws IOException {
        if (Files.size(file.part()) != clip.bytes() || !hash(file.part()).equals(clip.id())) {
            throw new IOException("nội dung không khớp với tên");
        }
        Files.move(file.part(), whole(clip.id()), StandardCopyOption.ATOMIC_MOVE);
        PartFile.syncNames(folder);
        file.forgetList();
        states.put(clip.id(), new ClipFileState.Whole(clip.bytes()));
        return new Event.ClipReady(clip.id());
    }

    /** Deletes clips that are not needed until there is room for this many bytes. */
    private void freeSpace(long bytes) throws IOException {
        if (bytesFree.getAsLong() >= LEFT_FREE + bytes) {
            return;
        }
        for (ClipId clip : unneededOldestFirst()) {
            Logger.info(
                    "Clip {} is not needed any more and is deleted to make room.", clip.brief());
            delete(clip);
            if (bytesFree.getAsLong() >= LEFT_FREE + bytes) {
                return;
            }
        }
        throw new IOException("hết chỗ trống");
    }

    private List<ClipId> unneededOldestFirst() {
        return states.keySet().stream()
                .filter(clip -> !needed.contains(clip))
                .sorted(Comparator.comparingLong(this::lastChanged).thenComparing(clip -> clip))
                .toList();
    }

    private long lastChanged(ClipId clip) {
        return Math.max(
                whole(clip).toFile().lastModified(),
                new PartFile(folder, clip).part().toFile().lastModified());
    }

    private void delete(ClipId clip) throws IOException {
        states.remove(clip);
        Files.deleteIfExists(whole(clip));
        new PartFile(folder, clip).delete();
    }

    private void discard(ClipId clip, String why) {
        try {
            delete(clip);
        } catch (IOException e) {
            Logger.warn("Clip {} cannot be deleted: {}", clip.brief(), e.getMessage());
        }
        report(new Event.ClipDamaged(clip, why));
    }

    private void check(ClipId clip) {
        try {
            if (states.get(clip) instanceof ClipFileState.Whole
                    && !hash(whole(clip)).equals(clip)) {
                discard(clip, "thẻ nhớ làm hỏng tệp");
            }
        } catch (IOException e) {
            discard(clip, "không đọc được từ thẻ nhớ: " + e.getMessage());
        }
    }

    private static ClipId hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest sha256 = Sha256.newDigest();
            byte[] buffer = new byte[64 << 10];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                sha256.update(buffer, 0, read);
            }
            return new ClipId(HexFormat.of().formatHex(sha256.digest()));
        }
    }

    /**
     * Repeats until the mailbox takes the event; a full mailbox only means that the loop is busy.
     */
    private void report(Event event) {
        while (!mailbox.offer(event) && !closing) {
            LockSupport.parkNanos(MAILBOX_PAUSE.toNanos());
        }
    }

    private sealed interface Task {
        record StorePart(Clip clip, int index, ByteBuffer bytes) implements Task {}

        record Stop() implements Task {}
    }
}
