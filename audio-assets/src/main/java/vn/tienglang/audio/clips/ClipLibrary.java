package vn.tienglang.audio.clips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.Wav;
import vn.tienglang.audio.WavForm;

/**
 * The clips of one folder, each checked from its first byte to its last before it is offered.
 *
 * <p>A clip is offered when its file is where the manifest says, has the hash, the size and the
 * length that stand there, and is a WAV file a station can play. Everything else is left out and
 * named, all at once. A part is checked again when it is given out, so that a file that was damaged
 * or replaced since is not served either. Safe for many threads.
 */
public final class ClipLibrary {
    private static final Comparator<Problem> IN_ORDER =
            Comparator.comparing(Problem::file).thenComparing(Problem::what);

    private final Map<ClipId, Held> held;
    private final List<Problem> foundOnOpening;

    /** What went wrong with a file since then, by clip. */
    private final Map<ClipId, Problem> foundOnServing = new ConcurrentSkipListMap<>();

    /** Clips whose bytes changed since then. A file that could not be read may be read again. */
    private final Set<ClipId> withdrawn = ConcurrentHashMap.newKeySet();

    private ClipLibrary(Map<ClipId, Held> held, List<Problem> problems) {
        this.held = held;
        this.foundOnOpening = problems;
    }

    /**
     * Something a person must look at.
     *
     * @param file which file, as the manifest or the folder names it
     * @param what what is wrong with it
     * @param remedy what to do
     */
    public record Problem(String file, String what, String remedy) {
        @Override
        public String toString() {
            return file + ": " + what + "; " + remedy;
        }
    }

    /** A clip that held, with the hash of every part of it. */
    private record Held(Clip clip, String file, Path path, List<byte[]> parts) {}

    /**
     * The library in this folder. Never fails: a folder that is not there is a library of no clips
     * and one problem.
     */
    public static ClipLibrary open(Path folder) {
        var opening = new Opening(folder);
        opening.readAll();
        return new ClipLibrary(opening.held, opening.problems.stream().sorted(IN_ORDER).toList());
    }

    /** What can be played, in the order of the manifest. */
    public List<Clip> clips() {
        return held.values().stream()
                .map(Held::clip)
                .filter(clip -> !withdrawn.contains(clip.id()))
                .toList();
    }

    /** Everything that is wrong as far as is known now, by file; empty when all is well. */
    public List<Problem> problems() {
        return Stream.concat(foundOnOpening.stream(), foundOnServing.values().stream())
                .sorted(IN_ORDER)
                .toList();
    }

    /**
     * Part {@code index} (from 0) of a clip. Empty when the library does not have that clip or that
     * part, or when the file is not any more what it was; then {@link #problems} says so.
     */
    public Optional<byte[]> part(ClipId id, int index) {
        Held clip = held.get(id);
        if (clip == null || withdrawn.contains(id) || index < 0 || index >= clip.clip().parts()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[clip.clip().bytesOfPart(index)];
        try (SeekableByteChannel file = Files.newByteChannel(clip.path())) {
            file.position((long) index * clip.clip().partBytes());
            fill(file, ByteBuffer.wrap(bytes));
        } catch (IOException e) {
            foundOnServing.put(id, unreadable(clip.file(), e));
            return Optional.empty();
        }
        if (!MessageDigest.isEqual(sha256().digest(bytes), clip.parts().get(index))) {
            withdrawn.add(id);
            foundOnServing.put(
                    id,
                    new Problem(
                            clip.file(),
                            "part " + index + " has changed since the library was opened",
                            "put the file back as it was and start again"));
            return Optional.empty();
        }
        foundOnServing.remove(id);
        return Optional.of(bytes);
    }

    private static void fill(SeekableByteChannel file, ByteBuffer into) throws IOException {
        while (into.hasRemaining()) {
            if (file.read(into) < 0) {
                throw new IOException("the file became shorter");
            }
        }
    }

    private static Problem unreadable(String file, IOException e) {
        if (e instanceof NoSuchFileException) {
            return new Problem(file, "is not there", "put it back or take it off the manifest");
        }
        return new Problem(
                file, "cannot be read: " + e, "look at the disk and at who may read the file");
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("this Java has no SHA-256", e);
        }
    }

    /** One reading of the folder, collecting what holds and what does not. */
    private static final class Opening {
        private static final String MAKE_AGAIN =
                "put the right file back, or make the manifest again if the new one is meant";

        private final Path folder;
        private final Map<ClipId, Held> held = new LinkedHashMap<>();
        private final List<Problem> problems = new ArrayList<>();

        Opening(Path folder) {
            this.folder = folder;
        }

        void readAll() {
            Optional<Manifest.Whole> manifest = manifest();
            if (manifest.isEmpty()) {
                return;
            }
            Set<String> named = new HashSet<>();
            for (Manifest.Entry entry : manifest.get().clips()) {
                if (entry.file().isBlank()) {
                    say(
                            folder.resolve(Manifest.FILE).toString(),
                            "entry '" + entry.title() + "' names no file",
                            "say which file it is");
                } else if (named.add(entry.file())) {
                    take(entry);
                } else {
                    say(entry.file(), "stands in the manifest twice", "take one of the two out");
                }
            }
            reportStrangers(named);
        }

        private Optional<Manifest.Whole> manifest() {
            Path file = folder.resolve(Manifest.FILE);
            try {
                long bytes = Files.size(file);
                if (bytes > Manifest.BYTES_MOST) {
                    say(
                            file.toString(),
                            "has " + bytes + " bytes, more than " + Manifest.BYTES_MOST,
                            "split the library in two");
                    return Optional.empty();
                }
                return Optional.of(Manifest.read(Files.readAllBytes(file)));
            } catch (NoSuchFileException e) {
                say(file.toString(), "is not there", "point at the folder that holds the clips");
            } catch (IOException e) {
                problems.add(unreadable(file.toString(), e));
            } catch (IllegalArgumentException e) {
                say(file.toString(), String.valueOf(e.getMessage()), "put it right");
            }
            return Optional.empty();
        }

        private void take(Manifest.Entry entry) {
            Optional<Path> path = placeOf(entry);
            if (path.isEmpty()) {
                return;
            }
            // A pipe of that name would keep whoever opens it waiting for ever.
            if (Files.exists(path.get()) && !Files.isRegularFile(path.get())) {
                say(entry.file(), "is not a file", "put the recording in its place");
                return;
            }
            try (SeekableByteChannel file = Files.newByteChannel(path.get())) {
                if (file.size() > Limits.CLIP_BYTES) {
                    say(
                            entry.file(),
                            "has " + file.size() + " bytes, more than " + Limits.CLIP_BYTES,
                            "cut the recording into shorter ones");
                    return;
                }
                switch (Wav.header(file)) {
                    case Wav.Header.Refused refused ->
                            say(entry.file(), refused.words(), "save it as 16-bit PCM WAV");
                    case Wav.Header.Sound(WavForm form) ->
                            take(entry, path.get(), form, Hashes.of(file));
                }
            } catch (IOException e) {
                problems.add(unreadable(entry.file(), e));
            }
        }

        private void take(Manifest.Entry entry, Path path, WavForm form, Hashes hashes) {
            int complaints = problems.size();
            long lengthMs = form.length().toMillis();
            if (!hashes.whole().value().equals(entry.sha256())) {
                say(
                        entry.file(),
                        "has another hash (%s) than its manifest says (%s)"
                                .formatted(hashes.whole(), entry.sha256()),
                        MAKE_AGAIN);
            }
            if (hashes.bytes() != entry.bytes()) {
                say(
                        entry.file(),
                        "has %d bytes, its manifest says %d"
                                .formatted(hashes.bytes(), entry.bytes()),
                        MAKE_AGAIN);
            }
            if (lengthMs != entry.lengthMs()) {
                say(
                        entry.file(),
                        "sounds for %d ms, its manifest says %d"
                                .formatted(lengthMs, entry.lengthMs()),
                        MAKE_AGAIN);
            }
            if (entry.provenance().isBlank()) {
                say(entry.file(), "comes from nowhere", "say in the manifest where it comes from");
            }
            Optional<Clip> clip = clip(entry, hashes);
            if (clip.isPresent() && problems.size() == complaints) {
                var kept = new Held(clip.get(), entry.file(), path, hashes.parts());
                Held other = held.putIfAbsent(clip.get().id(), kept);
                if (other != null) {
                    say(
                            entry.file(),
                            "has the same bytes as " + other.file(),
                            "take one of the two out");
                }
            }
        }

        private Optional<Clip> clip(Manifest.Entry entry, Hashes hashes) {
            try {
                return Optional.of(
                        new Clip(
                                hashes.whole(),
                                entry.title(),
                                new LanguageTag(entry.language()),
                                Duration.ofMillis(entry.lengthMs()),
                                hashes.bytes(),
                                Limits.PART_BYTES));
            } catch (IllegalArgumentException e) {
                say(entry.file(), String.valueOf(e.getMessage()), "put its manifest right");
                return Optional.empty();
            }
        }

        /** Where the file lies: {@code <language>/<name>.wav}, and nowhere else. */
        private Optional<Path> placeOf(Manifest.Entry entry) {
            String file = entry.file();
            try {
                Path relative = Path.of(file);
                boolean isOurs =
                        relative.getNameCount() == 2
                                && relative.equals(relative.normalize())
                                && !relative.isAbsolute()
                                && !relative.startsWith("..")
                                && relative.getName(0).toString().equals(entry.language())
                                && file.endsWith(".wav");
                if (isOurs) {
                    return Optional.of(folder.resolve(relative));
                }
            } catch (InvalidPathException e) {
                // Said below, like every other name that is none.
            }
            say(
                    file,
                    "is not named <language>/<name>.wav with the language of its entry",
                    "put it into the folder of its language");
            return Optional.empty();
        }

        /** A file nobody wrote down would never be played, and somebody may be waiting for it. */
        private void reportStrangers(Set<String> named) {
            try (Stream<Path> files = Files.walk(folder, 2)) {
                files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".wav"))
                        .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                        .filter(file -> !named.contains(file))
                        .forEach(file ->
                                say(
                                        file,
                                        "is not in the manifest, so it is never played",
                                        "write it down there or take it away"));
            } catch (IOException | UncheckedIOException e) {
                say(folder.toString(), "cannot be listed: " + e, "look at who may read it");
            }
        }

        private void say(String file, String what, String remedy) {
            problems.add(new Problem(file, what, remedy));
        }
    }

    /** The hashes of one file: of all of it, and of each part. */
    private record Hashes(ClipId whole, long bytes, List<byte[]> parts) {
        /** Reads the file once, one part in memory at a time. */
        static Hashes of(SeekableByteChannel file) throws IOException {
            MessageDigest whole = sha256();
            var parts = new ArrayList<byte[]>();
            long left = file.size();
            long bytes = left;
            file.position(0);
            while (left > 0) {
                byte[] part = new byte[Math.toIntExact(Math.min(left, Limits.PART_BYTES))];
                fill(file, ByteBuffer.wrap(part));
                whole.update(part);
                parts.add(sha256().digest(part));
                left -= part.length;
            }
            return new Hashes(ClipId.of(whole.digest(), bytes), bytes, List.copyOf(parts));
        }
    }
}
