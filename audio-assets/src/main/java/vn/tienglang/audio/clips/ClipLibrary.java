package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.audio.ClipReader;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.ingest.IngestResult;

/**
 * Library of the clips in one folder. Every clip is verified completely before its bytes are
 * served.
 *
 * <p>A clip is listed when its file exists and has the size that the manifest states. At the first
 * request for a part, the whole file is compared with hash and length in the manifest. Every part
 * is verified again when it is served, so a file that was damaged or replaced is not served. Clips
 * that fail are left out and reported by {@link #problems}. A new clip is stored durably.
 * Thread-safe; only one library at a time may admit clips to a folder.
 */
public final class ClipLibrary {
    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::what);

    private final Path folder;
    private final LibraryWriter files;

    /** Replaced as a whole and never modified, so readers keep a consistent map. */
    private volatile Map<ClipId, LibraryEntry> clipsById;

    private volatile List<Problem> foundOnOpening;

    /** Problems found after opening, by clip. */
    private final Map<ClipId, Problem> foundOnServing = new ConcurrentSkipListMap<>();

    /**
     * Clips whose bytes are wrong. A clip that could not be read is not among them and is tried
     * again.
     */
    private final Set<ClipId> withdrawn = ConcurrentHashMap.newKeySet();

    private final VerifiedHashes inspected = new VerifiedHashes();
    private final Object inspection = new Object();
    private final Object admission = new Object();

    private ClipLibrary(Path folder, LibraryScan opening) {
        this.folder = folder;
        this.files = new LibraryWriter(folder);
        this.clipsById = Collections.unmodifiableMap(opening.entries());
        this.foundOnOpening = opening.problems().stream().sorted(IN_ORDER).toList();
    }

    /**
     * Problem that a person must solve.
     *
     * @param file name of the file in the manifest or the folder
     * @param what the defect
     * @param remedy what the person should do
     */
    public record Problem(String file, String what, String remedy) {
        static Problem unreadable(String file, IOException e) {
            if (e instanceof NoSuchFileException) {
                return new Problem(file, "is not there", "put it back or take it off the manifest");
            }
            return new Problem(
                    file, "cannot be read: " + e, "look at the disk and at who may read the file");
        }

        @Override
        public String toString() {
            return file + ": " + what + "; " + remedy;
        }
    }

    /**
     * Origin of a clip and its measured loudness.
     *
     * @param integratedLufs integrated loudness of the clip, in LUFS
     * @param truePeakDb true peak of the clip, in dBTP
     * @param master SHA-256 of the recording it was made from
     * @param masterFormat common name of the format of that recording
     */
    public record Origin(
            double integratedLufs, double truePeakDb, ClipId master, String masterFormat) {}

    /**
     * Opens the library in this folder. It never fails: a missing folder gives an empty library
     * with one problem. It reads the manifest and file sizes only, so ten thousand clips open at
     * once.
     */
    public static ClipLibrary open(Path folder) {
        var opening = new LibraryScan(folder);
        opening.scan();
        return new ClipLibrary(folder, opening);
    }

    /** The clips that can be played, in the order of the manifest. */
    public List<Clip> clips() {
        return clipsById.values().stream()
                .map(LibraryEntry::clip)
                .filter(clip -> !withdrawn.contains(clip.id()))
                .toList();
    }

    /** Origin of a clip; empty for an unknown clip and for one that was not measured. */
    public Optional<Origin> origin(ClipId id) {
        LibraryEntry clip = clipsById.get(id);
        if (clip == null) {
            return Optional.empty();
        }
        return clip.entry()
                .figures()
                .map(figures ->
                        new Origin(
                                figures.integratedLufs(),
                                figures.truePeakDb(),
                                new ClipId(figures.masterSha256()),
                                figures.masterFormat()));
    }

    /** All problems known now, ordered by file. */
    public List<Problem> problems() {
        return Stream.concat(foundOnOpening.stream(), foundOnServing.values().stream())
                .sorted(IN_ORDER)
                .toList();
    }

    /** Verifies every clip completely; {@link #problems} then has the result. */
    public void verifyAll() {
        clipsById.values().forEach(this::hashes);
    }

    /**
     * Part {@code index} (from 0) of a clip. Empty when the clip or the part does not exist, and
     * when the file does not match the manifest, which {@link #problems} then reports.
     */
    public Optional<byte[]> part(ClipId id, int index) {
        LibraryEntry clip = clipsById.get(id);
        if (clip == null || withdrawn.contains(id) || index < 0 || index >= clip.clip().parts()) {
            return Optional.empty();
        }
        Optional<FileHashes> hashes = hashes(clip);
        if (hashes.isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[clip.clip().bytesOfPart(index)];
        try (SeekableByteChannel file = Files.newByteChannel(clip.path())) {
            file.position((long) index * clip.clip().partBytes());
            FileHashes.fill(file, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            foundOnServing.put(id, Problem.unreadable(clip.entry().file(), e));
            return Optional.empty();
        }
        if (!hashes.get().matches(index, bytes)) {
            withdraw(
                    clip,
                    "part " + index + " has changed since the library was opened",
                    "put the file back as it was and start again");
            return Optional.empty();
        }
        foundOnServing.remove(id);
        return Optional.of(bytes);
    }

    /** The hashes of a verified clip; computed at the first request, by one thread at a time. */
    private Optional<FileHashes> hashes(LibraryEntry clip) {
        ClipId id = clip.clip().id();
        Optional<FileHashes> known = inspected.find(id);
        if (known.isPresent()) {
            return known;
        }
        synchronized (inspection) {
            if (withdrawn.contains(id)) {
                return Optional.empty();
            }
            Optional<FileHashes> meanwhile = inspected.find(id);
            return meanwhile.isPresent() ? meanwhile : verify(clip);
        }
    }

    private Optional<FileHashes> verify(LibraryEntry clip) {
        ClipId id = clip.clip().id();
        String again =
                "put the right file back, or make the manifest again if the new one is meant";
        try (SeekableByteChannel file = Files.newByteChannel(clip.path())) {
            if (file.size() != clip.clip().bytes()) {
                withdraw(clip, "has " + file.size() + " bytes by now", again);
                return Optional.empty();
            }
            FileHashes hashes = FileHashes.of(file);
            if (!hashes.whole().equals(id)) {
                String what = "has another hash (" + hashes.whole() + ") than its manifest says";
                withdraw(clip, what + " (" + id + ")", again);
                return Optional.empty();
            }
            Optional<String> flaw = flaw(clip);
            if (flaw.isPresent()) {
                withdraw(clip, flaw.get(), "admit the recording again");
                return Optional.empty();
            }
            inspected.store(id, hashes);
            foundOnServing.remove(id);
            return Optional.of(hashes);
        } catch (IOException e) {
            foundOnServing.put(id, Problem.unreadable(clip.entry().file(), e));
            return Optional.empty();
        }
    }

    /** Why a station cannot play this file, whose hash is right. */
    private static Optional<String> flaw(LibraryEntry clip) throws IOException {
        try (ClipReader sound = ClipReaders.open(clip.path())) {
            long millis = sound.format().length().toMillis();
            long declared = clip.clip().length().toMillis();
            return millis == declared
                    ? Optional.empty()
                    : Optional.of(
                            "sounds for %d ms, its manifest says %d".formatted(millis, declared));
        } catch (InvalidSoundException e) {
            return Optional.of(e.detail());
        }
    }

    private void withdraw(LibraryEntry clip, String what, String remedy) {
        withdrawn.add(clip.clip().id());
        foundOnServing.put(clip.clip().id(), new Problem(clip.entry().file(), what, remedy));
    }

    /**
     * Adds a clip to the folder and moves its delivery copy there. On return, file and manifest are
     * durable. A power cut before that leaves nothing or a file that {@link #problems} reports. A
     * clip that exists already is kept, and its new copy is deleted.
     *
     * @param provenance who made it and how; not blank
     * @return the clip in the library, which keeps its first title
     * @throws IOException when the folder cannot be written to
     */
    public Clip admit(IngestResult.Admitted admitted, String provenance) throws IOException {
        if (provenance.isBlank()) {
            throw new IllegalArgumentException("a clip without provenance");
        }
        synchronized (admission) {
            List<ClipManifest.Entry> entries = files.entries();
            LibraryEntry known = clipsById.get(admitted.clip().id());
            if (known != null && !withdrawn.contains(admitted.clip().id())) {
                Files.deleteIfExists(admitted.delivery());
                return known.clip();
            }
            offer(files.store(admitted, provenance, entries));
            return admitted.clip();
        }
    }

    private void offer(LibraryEntry clip) {
        var all = new LinkedHashMap<>(clipsById);
        all.put(clip.clip().id(), clip);
        withdrawn.remove(clip.clip().id());
        foundOnServing.remove(clip.clip().id());
        clipsById = Collections.unmodifiableMap(all);
        String manifest = folder.resolve(ClipManifest.FILE).toString();
        foundOnOpening =
                foundOnOpening.stream()
                        .filter(problem -> !problem.file().equals(clip.entry().file()))
                        .filter(problem -> !problem.file().equals(manifest))
                        .toList();
    }
}
