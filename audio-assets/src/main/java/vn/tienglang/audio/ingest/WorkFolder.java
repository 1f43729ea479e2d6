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
 * The work files of one ingest. Whatever is not handed over is deleted when it is closed; what a
 * power cut left behind is deleted by {@link #deleteLeftovers}.
 */
class WorkFolder implements AutoCloseable {
    private static final String PREFIX = "ingest-";

    private final Path folder;
    private final List<Path> made = new ArrayList<>();

    WorkFolder(Path folder) {
        this.folder = folder;
    }

    /** Deletes what earlier ingests left in this folder; none may be running. */
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

    /** A new empty file. */
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

    /** Where the bytes of a work file go. */
    OutputStream output(Path file) throws IOException {
        return Files.newOutputStream(
                file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Deletes a file that is not needed any more: an hour of sound takes 700 MB. */
    void delete(Path file) throws IOException {
        Files.deleteIfExists(file);
        made.remove(file);
    }

    /** Leaves this file to the caller. */
    void keep(Path file) {
        made.remove(file);
    }

    /** Deletes what was not handed over. */
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
