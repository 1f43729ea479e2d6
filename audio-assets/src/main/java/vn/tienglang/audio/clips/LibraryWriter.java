package vn.tienglang.audio.clips;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.Clip;
import vn.tienglang.audio.check.Finding.Kind;
import vn.tienglang.audio.ingest.IngestResult;

/** Writer of the clip files and the manifest of a library. Used by one thread at a time. */
final class LibraryWriter {
    private final Path folder;

    LibraryWriter(Path folder) {
        this.folder = folder;
    }

    /** The manifest on disk now, because a person may have corrected it by hand. */
    List<ClipManifest.Entry> entries() throws IOException {
        try {
            return LibraryScan.manifestOf(folder).clips();
        } catch (NoSuchFileException e) {
            Files.createDirectories(folder);
            return List.of();
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the manifest " + folder.resolve(ClipManifest.FILE) + " " + e.getMessage(), e);
        }
    }

    /**
     * Moves the delivery copy into the folder and then writes the manifest.
     *
     * @param entries the manifest on disk
     */
    LibraryEntry store(
            IngestResult.Admitted admitted, String provenance, List<ClipManifest.Entry> entries)
            throws IOException {
        Clip clip = admitted.clip();
        String file = freeName(clip, ClipFileNames.of(clip), entries);
        Path path = folder.resolve(file);
        // The file is durable before the manifest names it.
        if (Files.exists(path) && isThere(clip, path)) {
            Files.delete(admitted.delivery());
        } else {
            DurableFiles.move(admitted.delivery(), path);
        }
        var entry = entry(admitted, file, provenance);
        List<ClipManifest.Entry> all = new ArrayList<>(entries);
        all.removeIf(other -> other.sha256().equals(entry.sha256()));
        all.add(entry);
        DurableFiles.write(folder.resolve(ClipManifest.FILE), ClipManifest.bytes(all));
        return new LibraryEntry(clip, entry, path);
    }

    /**
     * A file name that no other clip has. A clip keeps the name that it has in the manifest, or
     * that its file has since a power cut before the manifest was written.
     */
    private String freeName(Clip clip, String name, List<ClipManifest.Entry> entries)
            throws IOException {
        for (ClipManifest.Entry entry : entries) {
            if (entry.sha256().equals(clip.id().value()) && entry.file().endsWith(".opus")) {
                return entry.file();
            }
        }
        for (String each : List.of(name, name + "-" + clip.id().brief())) {
            String file = clip.language() + "/" + each + ".opus";
            boolean isNamed =
                    entries.stream()
                            .anyMatch(entry ->
                                    entry.file().equals(file)
                                            && !entry.sha256().equals(clip.id().value()));
            Path path = folder.resolve(file);
            if (!isNamed && (!Files.exists(path) || isThere(clip, path))) {
                return file;
            }
        }
        throw new IOException(
                "%s in %s: both names it could have are taken by other files; take them away"
                        .formatted(name, folder.resolve(clip.language().value())));
    }

    private static boolean isThere(Clip clip, Path path) throws IOException {
        if (!Files.isRegularFile(path) || Files.size(path) != clip.bytes()) {
            return false;
        }
        try (SeekableByteChannel file = Files.newByteChannel(path)) {
            return FileHashes.of(file).whole().equals(clip.id());
        }
    }

    /** The manifest entry of a clip. */
    static ClipManifest.Entry entry(
            IngestResult.Admitted admitted, String file, String provenance) {
        Clip clip = admitted.clip();
        var delivery = admitted.report().delivery();
        return new ClipManifest.Entry(
                file,
                clip.title(),
                clip.language().value(),
                clip.length().toMillis(),
                clip.bytes(),
                clip.id().value(),
                provenance,
                new ClipManifest.Measured(
                        tenths(delivery.integratedLufs()),
                        tenths(delivery.truePeakDb()),
                        admitted.master().value(),
                        admitted.report().format(),
                        isSynthetic(admitted) ? true : null));
    }

    private static boolean isSynthetic(IngestResult.Admitted admitted) {
        return admitted.findings().stream()
                .anyMatch(finding -> finding.kind() == Kind.SYNTHETIC_VOICE);
    }

    /** Rounded to 0.1, which is as exact as meters agree. */
    private static double tenths(double figure) {
        return Math.rint(figure * 10) / 10;
    }
}
