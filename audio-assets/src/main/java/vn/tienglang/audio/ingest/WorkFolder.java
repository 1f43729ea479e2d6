package vn.tienglang.audio.ingest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Work files of one ingest. Closing deletes all files that were not kept; {@link #deleteLeftovers}
 * deletes those that a power cut left.
 */
class WorkFolder implements AutoCloseable {
    private static final String PREFIX = "ingest-";

    private final Path folder;
    private final List<Path> made = new ArrayList<>();

    WorkFolder(Path folder) {
        this.folder = folder;
    }

    /** Deletes the files of earlier ingests in this folder; no ingest may be running there. */
    static int deleteLeftovers(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return 0;
        }
        int swept = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, PREFIX + "*")) {
            for (Path file : files) {
                Files.delete(file);
                swept++;
            }
        }
        return swept;
    }

    /** Creates an empty file. */
    Path file(String ending) throws IOException {
        try {
            Files.createDirectories(folder);
            Path file = Files.createTempFile(folder, PREFIX, ending);
            made.add(file);
            return file;
        } catch (IOException e) {
            throw new IOException(
                    "cannot make a work file in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Opens a work file for writing. */
    OutputStream output(Path file) throws IOException {
        return Files.newOutputStream(
                file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Deletes a file that is not needed any more: an hour of sound takes 700 MB. */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        made.remove(file);
    }

    /** Keeps this file for the caller. */
    void keep(Path file) {
        made.remove(file);
    }

    /** Deletes the files that were not kept. */
    @Override
    public void close() throws IOException {
        IOException first = null;
        for (Path file : List.copyOf(made)) {
            try {
                delete(file);
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
