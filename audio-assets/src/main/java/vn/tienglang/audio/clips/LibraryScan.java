package vn.tienglang.audio.clips;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.clips.ClipLibrary.Problem;

/**
 * Scan of the folder of a library. It collects valid entries and problems, and computes no hashes.
 */
final class LibraryScan {
    /** File name extensions of clips. */
    static final List<String> ENDINGS = List.of(".opus", ".wav");

    private static final String MAKE_AGAIN =
            "put the right file back, or make the manifest again if the new one is meant";

    private final Path folder;
    private final Map<ClipId, LibraryEntry> entries = new LinkedHashMap<>();
    private final List<Problem> problems = new ArrayList<>();

    LibraryScan(Path folder) {
        this.folder = folder;
    }

    /** The valid entries so far, in the order of the manifest. */
    Map<ClipId, LibraryEntry> entries() {
        return entries;
    }

    /** The problems so far. */
    List<Problem> problems() {
        return problems;
    }

    /** Reads the manifest and the size of every file. */
    void scan() {
        Optional<ClipManifest.Whole> manifest = manifest();
        if (manifest.isEmpty()) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (ClipManifest.Entry entry : manifest.get().clips()) {
            if (entry.file().isBlank()) {
                addProblem(
                        folder.resolve(ClipManifest.FILE).toString(),
                        "entry '" + entry.title() + "' names no file",
                        "say which file it is");
            } else if (named.add(entry.file())) {
                take(entry);
            } else {
                addProblem(entry.file(), "stands in the manifest twice", "take one of the two out");
            }
        }
        reportUnlistedFiles(named);
    }

    private Optional<ClipManifest.Whole> manifest() {
        Path file = folder.resolve(ClipManifest.FILE);
        try {
            return Optional.of(manifestOf(folder));
        } catch (NoSuchFileException e) {
            addProblem(file.toString(), "is not there", "point at the folder that holds the clips");
        } catch (IOException e) {
            problems.add(Problem.unreadable(file.toString(), e));
        } catch (IllegalArgumentException e) {
            addProblem(file.toString(), String.valueOf(e.getMessage()), "put it right");
        }
        return Optional.empty();
    }

    /**
     * The manifest of this folder.
     *
     * @throws NoSuchFileException when there is none
     * @throws IllegalArgumentException when it is not a valid manifest
     */
    static ClipManifest.Whole manifestOf(Path folder) throws IOException {
        Path file = folder.resolve(ClipManifest.FILE);
        long bytes = Files.size(file);
        if (bytes > ClipManifest.BYTES_MOST) {
            throw new IllegalArgumentException(
                    "has %d bytes, more than %d; the library must be split in two"
                            .formatted(bytes, ClipManifest.BYTES_MOST));
        }
        return ClipManifest.read(Files.readAllBytes(file));
    }

    private void take(ClipManifest.Entry entry) {
        Optional<Path> path = pathOf(entry);
        if (path.isEmpty()) {
            return;
        }
        try {
            var file = Files.readAttributes(path.get(), BasicFileAttributes.class);
            // Opening a pipe would block for ever.
            if (!file.isRegularFile()) {
                addProblem(entry.file(), "is not a file", "put the recording in its place");
            } else if (file.size() > Limits.CLIP_BYTES) {
                addProblem(
                        entry.file(),
                        "has " + file.size() + " bytes, more than " + Limits.CLIP_BYTES,
                        "cut the recording into shorter ones");
            } else {
                take(entry, path.get(), file.size());
            }
        } catch (IOException e) {
            problems.add(Problem.unreadable(entry.file(), e));
        }
    }

    private void take(ClipManifest.Entry entry, Path path, long bytes) {
        int complaints = problems.size();
        if (bytes != entry.bytes()) {
            addProblem(
                    entry.file(),
                    "has %d bytes, its manifest says %d".formatted(bytes, entry.bytes()),
                    MAKE_AGAIN);
        }
        if (entry.provenance().isBlank()) {
            addProblem(
                    entry.file(), "comes from nowhere", "say in the manifest where it comes from");
        }
        Optional<Clip> clip = clip(entry);
        if (clip.isPresent() && problems.size() == complaints) {
            var kept = new LibraryEntry(clip.get(), entry, path);
            LibraryEntry other = entries.putIfAbsent(clip.get().id(), kept);
            if (other != null) {
                addProblem(
                        entry.file(),
                        "has the same bytes as " + other.entry().file(),
                        "take one of the two out");
            }
        }
    }

    private Optional<Clip> clip(ClipManifest.Entry entry) {
        try {
            return Optional.of(
                    new Clip(
                            new ClipId(entry.sha256()),
                            entry.title(),
                            new LanguageTag(entry.language()),
                            Duration.ofMillis(entry.lengthMs()),
                            entry.bytes(),
                            Limits.PART_BYTES));
        } catch (IllegalArgumentException e) {
            addProblem(entry.file(), String.valueOf(e.getMessage()), "put its manifest right");
            return Optional.empty();
        }
    }

    /** Path of the file: {@code <language>/<name>.opus} or {@code .wav} within the folder. */
    private Optional<Path> pathOf(ClipManifest.Entry entry) {
        String file = entry.file();
        try {
            Path relative = Path.of(file);
            boolean isOurs =
                    relative.getNameCount() == 2
                            && relative.equals(relative.normalize())
                            && !relative.isAbsolute()
                            && !relative.startsWith("..")
                            && relative.getName(0).toString().equals(entry.language())
                            && ENDINGS.stream().anyMatch(file::endsWith);
            if (isOurs) {
                return Optional.of(folder.resolve(relative));
            }
        } catch (InvalidPathException e) {
            // Reported below, like every other invalid name.
        }
        addProblem(
                file,
                "is not named <language>/<name>.opus or .wav with the language of its entry",
                "put it into the folder of its language");
        return Optional.empty();
    }

    /** Reports files that are not in the manifest, because they are never played. */
    private void reportUnlistedFiles(Set<String> named) {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            files.filter(LibraryScan::isNamedLikeAClip)
                    .filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !named.contains(file))
                    .forEach(file ->
                            addProblem(
                                    file,
                                    "is not in the manifest, so it is never played",
                                    "write it down there or take it away"));
        } catch (IOException | UncheckedIOException e) {
            addProblem(folder.toString(), "cannot be listed: " + e, "look at who may read it");
        }
    }

    private static boolean isNamedLikeAClip(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return ENDINGS.stream().anyMatch(name::endsWith);
    }

    private void addProblem(String file, String what, String remedy) {
        problems.add(new Problem(file, what, remedy));
    }
}
