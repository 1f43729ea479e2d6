package vn.tienglang.airtime.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.signing.Signer;

/**
 * Signed note (C2SP signed-note): a text and the signatures of one or more keys. The text means
 * nothing until {@link #isSignedBy} is true for a key that the reader trusts.
 *
 * @param text ends with a new line
 * @param signatures signature lines, in order
 */
public record SignedNote(String text, List<Line> signatures) {
    /** Largest note, in characters. */
    public static final int CHARACTERS_MOST = 64 << 10;

    private static final String DASH = "\u2014 ";
    private static final int LINES_MOST = 100;
    private static final int ID_BYTES = 4;
    private static final int SIGNATURE_BYTES = 64;

    /** Signature line; not verified. */
    public record Line(String name, String base64) {
        /** The line without its end. */
        public String text() {
            return DASH + name + " " + base64;
        }
    }

    /** Rejects a text that a note cannot hold. */
    public SignedNote {
        if (!text.endsWith("\n") || text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new IllegalArgumentException("not the text of a note");
        }
        signatures = List.copyOf(signatures);
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException with one sentence when it is not a note
     */
    public static SignedNote parse(String note) {
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || note.length() > CHARACTERS_MOST) {
            throw new IllegalArgumentException("not a signed note");
        }
        var lines = new ArrayList<Line>();
        for (String line : note.substring(end + 2).lines().toList()) {
            lines.add(parseLine(line));
        }
        if (lines.isEmpty() || lines.size() > LINES_MOST) {
            throw new IllegalArgumentException("a note with " + lines.size() + " signatures");
        }
        return new SignedNote(note.substring(0, end + 1), lines);
    }

    /**
     * Reads a signature line.
     *
     * @throws IllegalArgumentException when it is not one
     */
    public static Line parseLine(String line) {
        String[] parts = line.split(" ", -1);
        if (parts.length != 3 || !line.startsWith(DASH) || parts[1].isEmpty()) {
            throw new IllegalArgumentException("not a signature line of a note");
        }
        if (StrictBase64.decode(parts[2]).length <= ID_BYTES) {
            throw new IllegalArgumentException("a signature line without a signature");
        }
        return new Line(parts[1], parts[2]);
    }

    /** The note as text. */
    public String format() {
        var note = new StringBuilder(text).append('\n');
        signatures.forEach(line -> note.append(line.text()).append('\n'));
        return note.toString();
    }

    /** The same note with one more signature line. */
    public SignedNote with(Line line) {
        var lines = new ArrayList<Line>(signatures);
        lines.add(line);
        return new SignedNote(text, lines);
    }

    /**
     * Signs a text as the log.
     *
     * @param key of type {@link NoteKey.Type#LOG}, of the same key as the signer
     */
    public static SignedNote signed(String text, NoteKey key, Signer signer) {
        byte[] signature =
                Base64.getDecoder()
                        .decode(signer.sign(text.getBytes(StandardCharsets.UTF_8)).value());
        return new SignedNote(text, List.of(line(key, signature)));
    }

    /**
     * The line by which a witness cosigns this note at this time (cosignature/v1).
     *
     * @param key of type {@link NoteKey.Type#WITNESS}, of the same key as the signer
     */
    public Line cosigned(Instant at, NoteKey key, Signer signer) {
        byte[] signature =
                Base64.getDecoder().decode(signer.sign(cosigned(at.getEpochSecond())).value());
        byte[] whole =
                ByteBuffer.allocate(Long.BYTES + signature.length)
                        .putLong(at.getEpochSecond())
                        .put(signature)
                        .array();
        return line(key, whole);
    }

    private byte[] cosigned(long seconds) {
        return ("cosignature/v1\ntime " + seconds + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static Line line(NoteKey key, byte[] signature) {
        byte[] whole =
                ByteBuffer.allocate(ID_BYTES + signature.length)
                        .put(key.id())
                        .put(signature)
                        .array();
        return new Line(key.name(), Base64.getEncoder().encodeToString(whole));
    }

    /**
     * True when this key of a log signed the text. A line with its name and id that does not verify
     * makes the whole note false, as the format demands.
     */
    public boolean isSignedBy(NoteKey key) {
        List<byte[]> mine = signatures(key);
        byte[] signed = text.getBytes(StandardCharsets.UTF_8);
        return key.type() == NoteKey.Type.LOG
                && !mine.isEmpty()
                && mine.stream()
                        .allMatch(
                                one -> one.length == SIGNATURE_BYTES && key.verifies(signed, one));
    }

    /** The latest time at which this witness cosigned the text; empty if it did not. */
    public Optional<Instant> cosignedAt(NoteKey key) {
        if (key.type() != NoteKey.Type.WITNESS) {
            return Optional.empty();
        }
        return signatures(key).stream()
                .filter(one -> one.length == Long.BYTES + SIGNATURE_BYTES)
                .filter(one -> {
                    long seconds = ByteBuffer.wrap(one).getLong();
                    return isTime(seconds)
                            && key.verifies(
                                    cosigned(seconds),
                                    Arrays.copyOfRange(one, Long.BYTES, one.length));
                })
                .map(one -> Instant.ofEpochSecond(ByteBuffer.wrap(one).getLong()))
                .max(Instant::compareTo);
    }

    private static boolean isTime(long seconds) {
        return seconds >= 0 && seconds <= Instant.MAX.getEpochSecond();
    }

    /** The signatures of lines with the name and id of this key, without the id. */
    private List<byte[]> signatures(NoteKey key) {
        byte[] id = key.id();
        return signatures.stream()
                .filter(line -> line.name().equals(key.name()))
                .map(line -> StrictBase64.decode(line.base64()))
                .filter(bytes -> Arrays.equals(id, Arrays.copyOf(bytes, ID_BYTES)))
                .map(bytes -> Arrays.copyOfRange(bytes, ID_BYTES, bytes.length))
                .toList();
    }
}
