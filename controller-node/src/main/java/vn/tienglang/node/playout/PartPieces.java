package vn.tienglang.node.playout;

import java.util.Arrays;

/**
 * Part of a clip that comes in pieces. Pieces are taken in order; one that begins beyond what has
 * come is dropped, because the one before it was lost and the whole part is requested again.
 *
 * <p>Not thread-safe.
 */
final class PartPieces {
    private final byte[] bytes;
    private int filled;

    /** A part of this size in bytes, of which nothing has come. */
    PartPieces(int size) {
        bytes = new byte[size];
    }

    /** Adds the bytes that begin at this offset; those that have come already are skipped. */
    void add(int offset, byte[] piece) {
        int end = offset + piece.length;
        if (offset > filled || end <= filled || end > bytes.length) {
            return;
        }
        System.arraycopy(piece, filled - offset, bytes, filled, end - filled);
        filled = end;
    }

    /** Bytes that have come. */
    int filled() {
        return filled;
    }

    /** True when all have come. */
    boolean isWhole() {
        return filled == bytes.length;
    }

    /** The bytes, valid when the part is whole; a copy. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
