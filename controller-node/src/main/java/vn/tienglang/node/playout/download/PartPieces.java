package vn.tienglang.node.playout.download;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Part of a clip that comes in pieces, in any order, possibly more than once and overlapping. A
 * piece that was lost is requested again with the whole part.
 *
 * <p>Not thread-safe.
 */
public final class PartPieces {
    private final byte[] bytes;

    /** The positions of {@link #bytes} that have come. */
    private final BitSet come = new BitSet();

    /** A part of this size in bytes, of which nothing has come. */
    public PartPieces(int size) {
        bytes = new byte[size];
    }

    /**
     * Adds the bytes that begin at this offset; a piece that reaches beyond the part is dropped.
     */
    public void add(int offset, byte[] piece) {
        if (offset > bytes.length - piece.length) {
            return;
        }
        System.arraycopy(piece, 0, bytes, offset, piece.length);
        come.set(offset, offset + piece.length);
    }

    /** Number of bytes that have come. */
    public int filled() {
        return come.cardinality();
    }

    /** True when all have come. */
    public boolean isWhole() {
        return filled() == bytes.length;
    }

    /** The bytes, valid when the part is whole; a copy. */
    public byte[] bytes() {
        return Arrays.copyOf(bytes, bytes.length);
    }
}
