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
 * The clips of one folder, none given out before it was checked from its first byte to its last.
 *
 * <p>A clip is offered when its file is where the manifest says and has the size that stands there.
 * When its first part is asked for, all of it is held against hash and length of the manifest, and
 * every part is checked again as it is given out: a file that is damaged or was replaced is not
 * served. Everything that does not hold is left out and named. A new clip is admitted durably. Safe
 * for many threads; one library at a time may admit to a folder.
 */
public final class ClipLibrary {
    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::what);

    private final Path folder;
    private final LibraryWriter files;

    /** Never changed, only replaced: who reads keeps what it has. */
    private volatile Map<ClipId, LibraryEntry> held;

    private volatile List<Problem> foundOnOpening;

    /** What went wrong with a file since then, by clip. */
    private final Map<ClipId, Problem> foundOnServing = new ConcurrentSkipListMap<>();

    /** Clips whose bytes are wrong. A file that could not be read may be read again. */
    private final Set<ClipId> withdrawn = ConcurrentHashMap.newKeySet();

    private final VerifiedHashes inspected = new VerifiedHashes();
    private final Object inspection = new Object();
    private final Object admission = new Object();

    private ClipLibrary(Path folder, LibraryScan opening) {
        this.folder = folder;
        this.files = new LibraryWriter(folder);
        this.held = Collections.unmodifiableMap(opening.held());
        this.foundOnOpening = opening.problems().stream().sorted(IN_ORDER).toList();
    }

    /**
     * Something a person must look at.
     *
     * @param file which file, as the manifest or the folder names it
     * @param what what is wrong with it
     * @param remedy what to do
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
     * What a clip was made from, and how it came out.
     *
     * @param integratedLufs how loud the clip is
     * @param truePeakDb its highest peak, in dB below full scale
     * @param master SHA-256 of the recording it was made from
     * @param masterFormat what that recording was, as people call it
     */
    public record Origin(
            double integratedLufs, double truePeakDb, ClipId master, String masterFormat) {}

    /**
     * The library in this folder. Never fails: a folder that is not there is a library of no clips
     * and one problem. Looks at sizes only; ten thousand clips are open at once.
     */
    public static ClipLibrary open(Path folder) {
        var opening = new LibraryScan(folder);
        opening.scan();
        return new ClipLibrary(folder, opening);
    }

    /** What can be played, in the order of the manifest. */
    public List<Clip> clips() {
        return held.values().stream()
                .map(LibraryEntry::clip)
                .filter(clip -> !withdrawn.contains(clip.id()))
                .toList();
    }

    /** Where a clip comes from; empty when it is not here, or when nobody measured it. */
    public Optional<Origin> origin(ClipId id) {
        LibraryEntry clip = held.get(id);
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

    /** Everything that is wrong as far as is known now, by file; empty when all is well. */
    public List<Problem> problems() {
        return Stream.concat(foundOnOpening.stream(), foundOnServing.values().stream())
                .sorted(IN_ORDER)
                .toList();
    }

    /** Checks every clip from its first byte to its last; {@link #problems} says what was found. */
    public void verifyAll() {
        held.values().forEach(this::hashes);
    }

    /**
     * Part {@code index} (from 0) of a clip. Empty when the library does not have that clip or that
     * part, or when the file is not what its manifest says; then {@link #problems} says so.
     */
    public Optional<byte[]> part(ClipId id, int index) {
        LibraryEntry clip = held.get(id);
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

    /** The hashes of a clip that holds; made when first asked for, by one thread at a time. */
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

    /** What keeps a station from playing this file; the bytes are those of the manifest. */
    private static Optional<String> flaw(LibraryEntry clip) throws IOException {
        try (ClipReader sound = ClipReaders.open(clip.path())) {
            long millis = sound.format().length().toMillis();
            long said = clip.clip().length().toMillis();
            return millis == said
                    ? Optional.empty()
                    : Optional.of("sounds for %d ms, its manifest says %d".formatted(millis, said));
        } catch (InvalidSoundException e) {
            return Optional.of(e.detail());
        }
    }

    private void withdraw(LibraryEntry clip, String what, String remedy) {
        withdrawn.add(clip.clip().id());
        foundOnServing.put(clip.clip().id(), new Problem(clip.entry().file(), what, remedy));
    }

    /**
     * Takes a new clip into the folder, and moves its delivery copy there. When this returns, disk
     * and manifest have it; a power cut before leaves a file that {@link #problems} names, or
     * nothing. A clip that is here already stays as it is, and its new copy is deleted.
     *
     * @param provenance who made it and how, in words; not blank
     * @return the clip as the library has it: the title of the one that came first
     * @throws IOException when the folder cannot be written to, saying what and where
     */
    public Clip admit(IngestResult.Admitted admitted, String provenance) throws IOException {
        if (provenance.isBlank()) {
            throw new IllegalArgumentException("a clip that comes from nowhere");
        }
        synchronized (admission) {
            List<ClipManifest.Entry> entries = files.entries();
            LibraryEntry known = held.get(admitted.clip().id());
            if (known != null && !withdrawn.contains(admitted.clip().id())) {
                Files.deleteIfExists(admitted.delivery());
                return known.clip();
            }
            offer(files.store(admitted, provenance, entries));
            return admitted.clip();
        }
    }

    private void offer(LibraryEntry clip) {
        var all = new LinkedHashMap<>(held);
        all.put(clip.clip().id(), clip);
        withdrawn.remove(clip.clip().id());
        foundOnServing.remove(clip.clip().id());
        held = Collections.unmodifiableMap(all);
        String manifest = folder.resolve(ClipManifest.FILE).toString();
        foundOnOpening =
                foundOnOpening.stream()
                        .filter(problem -> !problem.file().equals(clip.entry().file()))
                        .filter(problem -> !problem.file().equals(manifest))
                        .toList();
    }
}
