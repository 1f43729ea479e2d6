package vn.tienglang.audio.opus;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.FileBytes;

/**
 * Reader of EBML elements (RFC 8794), of which WebM consists: an id, a length, a body. Elements
 * that reach beyond the file are refused.
 */
final class Ebml {
    /** Length of an element that reaches to the end of its parent. */
    static final long UNKNOWN = -1;

    private static final int ID_BYTES_MOST = 4;
    private static final int LENGTH_BYTES_MOST = 8;

    private Ebml() {}

    /**
     * One element.
     *
     * @param id with its length bits, as the tables print it
     * @param body at which byte of the file its body begins
     * @param length of the body in bytes, or {@link #UNKNOWN}
     */
    record Element(long id, long body, long length) {
        /** Offset at which the next element begins, when the length is known. */
        long end() {
            return body + length;
        }

        boolean isOpen() {
            return length == UNKNOWN;
        }
    }

    /**
     * Reads the element that begins at this byte. A body of known length lies within the file.
     *
     * @param limit end of the parent, at most the size of the file
     */
    static Element at(FileBytes file, long at, long limit, Duration position)
            throws IOException, InvalidSoundException {
        byte[] head = new byte[ID_BYTES_MOST + LENGTH_BYTES_MOST];
        int there = (int) Math.min(file.read(at, head), limit - at);
        int idBytes = there == 0 ? 1 : Integer.numberOfLeadingZeros(head[0] & 0xFF) - 24 + 1;
        if (idBytes > ID_BYTES_MOST) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, position, "no EBML element at byte " + at);
        }
        long id = number(head, 0, idBytes);
        int lengthFirst = idBytes < there ? head[idBytes] & 0xFF : 0x80;
        int lengthBytes = Integer.numberOfLeadingZeros(lengthFirst) - 24 + 1;
        if (lengthBytes > LENGTH_BYTES_MOST) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, position, "no length of the element at byte " + at);
        }
        if (there < idBytes + lengthBytes) {
            throw outside(at, limit, file, position);
        }
        long ones = (1L << (7 * lengthBytes)) - 1;
        long length = number(head, idBytes, lengthBytes) & ones;
        long body = at + idBytes + lengthBytes;
        if (length == ones) {
            return new Element(id, body, UNKNOWN);
        }
        if (length > limit - body) {
            throw outside(at, limit, file, position);
        }
        return new Element(id, body, length);
    }

    private static InvalidSoundException outside(
            long at, long limit, FileBytes file, Duration position) {
        return limit == file.size()
                ? new InvalidSoundException(
                        Flaw.CUT_OFF, position, "the element at byte " + at + " is cut off")
                : new InvalidSoundException(
                        Flaw.DAMAGED,
                        position,
                        "the element at byte " + at + " is too long for its" + " own");
    }

    private static long number(byte[] bytes, int from, int count) {
        long number = 0;
        for (int i = from; i < from + count; i++) {
            number = (number << 8) | (bytes[i] & 0xFF);
        }
        return number;
    }

    /** The unsigned number in a body of at most eight bytes; empty when it is longer. */
    static Optional<Long> unsigned(byte[] body) {
        return body.length > Long.BYTES
                ? Optional.empty()
                : Optional.of(number(body, 0, body.length));
    }

    /** The signed number in a body of one to eight bytes; empty for another length. */
    static Optional<Long> signed(byte[] body) {
        if (body.length == 0 || body.length > Long.BYTES) {
            return Optional.empty();
        }
        int unused = Long.SIZE - Byte.SIZE * body.length;
        return Optional.of(number(body, 0, body.length) << unused >> unused);
    }
}
