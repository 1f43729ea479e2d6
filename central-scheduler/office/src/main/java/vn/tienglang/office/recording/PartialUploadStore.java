package vn.tienglang.office.recording;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * Store of uploads that arrive in pieces: each is a file that grows at its end and survives a
 * restart. May be called from any thread.
 */
public interface PartialUploadStore {
    /** Number of bytes that arrived of this upload; 0 when there is none. */
    long bytes(String name) throws IOException;

    /**
     * Appends a piece, durably.
     *
     * @param offset the bytes that must have arrived before
     * @param most greatest number of bytes of the whole upload
     * @return the bytes that have arrived now; those before when the offset is another, or when
     *     another piece of this upload is arriving
     * @throws IOException when the stream breaks off or the disk fails; the bytes that came before
     *     that are kept
     */
    long append(String name, long offset, InputStream piece, long most) throws IOException;

    /** Opens the bytes of an upload. */
    InputStream open(String name) throws IOException;

    /** Deletes an upload, if there is one. */
    void remove(String name) throws IOException;

    /** Number of uploads that have not ended. */
    int count() throws IOException;

    /** Deletes every upload to which nothing was added since then. */
    void removeOlderThan(Instant then) throws IOException;
}
