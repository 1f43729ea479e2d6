package vn.tienglang.office.recording;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.regex.Pattern;
import vn.tienglang.airtime.Sha256;
import vn.tienglang.office.people.Officer;

/**
 * Uploads in pieces, so that one goes on after a broken link. The browser chooses the id; the
 * centre keeps only bytes, under a name that holds the person and the id, so nobody reaches the
 * upload of another person. One that stops is deleted after {@link #KEPT}.
 */
public final class PartialUploads {
    /** Greatest size of a piece, in bytes. */
    public static final long PIECE_BYTES = 4L << 20;

    /** How long an upload that stopped is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    /** Greatest number of uploads that have not ended, of all people. */
    private static final int UPLOADS_MOST = 64;

    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final PartialUploadStore store;
    private final RecordingService recordings;
    private final InstantSource clock;

    /** Uploads in this store, which become recordings of this service. */
    PartialUploads(PartialUploadStore store, RecordingService recordings, InstantSource clock) {
        this.store = store;
        this.recordings = recordings;
        this.clock = clock;
    }

    /** Answer to a piece. */
    public sealed interface PieceResult {
        /**
         * The upload goes on here.
         *
         * @param taken whether the piece was taken; otherwise it began elsewhere
         */
        record At(long offset, boolean taken) implements PieceResult {}

        /** A rule refuses the upload. */
        record Refused(UploadResult reason) implements PieceResult {}

        /** Too many uploads have not ended. */
        record TooMany() implements PieceResult {}
    }

    /** Whether this is the id of an upload: 32 hexadecimal digits. */
    public static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    /** Bytes that arrived of an upload of this person; 0 when there is none. */
    public long offset(Officer officer, String id) throws IOException {
        return store.bytes(name(officer, id));
    }

    /**
     * Takes a piece. The first one begins the upload.
     *
     * @param whole announced size of the whole upload, in bytes
     * @throws IOException when the link breaks; what came before is kept
     */
    public PieceResult take(Officer officer, String id, long offset, long whole, InputStream piece)
            throws IOException {
        String name = name(officer, id);
        if (offset == 0) {
            store.removeOlderThan(clock.instant().minus(KEPT));
            if (store.count() >= UPLOADS_MOST && store.bytes(name) == 0) {
                return new PieceResult.TooMany();
            }
        }
        // Twice the size: at its end it is copied into the folder of the masters.
        var refusal = recordings.checkUpload(Math.max(whole, offset));
        if (refusal.isPresent()) {
            return new PieceResult.Refused(refusal.get());
        }
        long before = store.bytes(name);
        long most = Math.min(recordings.uploadBytes(), offset + PIECE_BYTES);
        long after = store.append(name, offset, piece, most);
        return new PieceResult.At(after, before == offset && after >= before);
    }

    /**
     * Ends an upload: its bytes are checked and stored like those of an upload in one piece.
     *
     * @return {@code Empty} when there is no such upload
     */
    public UploadResult complete(Officer officer, String id) throws IOException {
        String name = name(officer, id);
        long bytes = store.bytes(name);
        if (bytes == 0) {
            return new UploadResult.Empty();
        }
        try (InputStream whole = store.open(name)) {
            return recordings.receive(whole, bytes);
        }
    }

    /** Deletes the bytes of an upload that has become a recording, or that a person gave up. */
    public void remove(Officer officer, String id) throws IOException {
        store.remove(name(officer, id));
    }

    private static String name(Officer officer, String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("not the id of an upload: '" + id + "'");
        }
        byte[] login = officer.login().getBytes(StandardCharsets.UTF_8);
        return HexFormat.of().formatHex(Sha256.of(login), 0, 8) + "-" + id;
    }
}
