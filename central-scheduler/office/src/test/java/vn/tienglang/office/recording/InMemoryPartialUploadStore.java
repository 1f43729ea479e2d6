package vn.tienglang.office.recording;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Uploads in pieces in memory; nothing ever grows old. */
public final class InMemoryPartialUploadStore implements PartialUploadStore {
    private final Map<String, ByteArrayOutputStream> uploads = new TreeMap<>();

    @Override
    public synchronized long bytes(String name) {
        ByteArrayOutputStream upload = uploads.get(name);
        return upload == null ? 0 : upload.size();
    }

    @Override
    public synchronized long append(String name, long offset, InputStream piece, long most)
            throws IOException {
        if (bytes(name) == offset) {
            var upload = uploads.computeIfAbsent(name, _ -> new ByteArrayOutputStream());
            for (int one = piece.read(); one >= 0 && upload.size() < most; one = piece.read()) {
                upload.write(one);
            }
        }
        return bytes(name);
    }

    @Override
    public synchronized InputStream open(String name) {
        return new ByteArrayInputStream(Objects.requireNonNull(uploads.get(name)).toByteArray());
    }

    @Override
    public synchronized void remove(String name) {
        uploads.remove(name);
    }

    @Override
    public synchronized int count() {
        return uploads.size();
    }

    @Override
    public void removeOlderThan(Instant then) {
        // Nothing grows old in a test.
    }
}
