package vn.tienglang.audio.decode;

import java.time.Duration;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/**
 * Validator of the setup header of a Vorbis stream (Vorbis I, section 4.2.4). JOrbis allocates
 * tables by the sizes in the header without validating them, so a hundred bytes could ask for
 * gigabytes.
 */
final class VorbisSetupValidator {
    /** All code books of the richest encoder together have a third of this. */
    private static final int ENTRIES_MOST = 1 << 17;

    /** The same of the numbers they stand for. */
    private static final int VALUES_MOST = 1 << 19;

    private static final int BOOK_SYNC = 0x564342;
    private static final int HEAD_BITS = 7 * Byte.SIZE;

    private final byte[] packet;
    private final long vectorMost;
    private long at = HEAD_BITS;
    private long entries;
    private long values;
    private int[] bookDimensions = {};
    private int[] bookEntries = {};

    private VorbisSetupValidator(byte[] packet, long vectorMost) {
        this.packet = packet;
        this.vectorMost = vectorMost;
    }

    /**
     * Rejects a header with larger tables than any encoder writes.
     *
     * @param vectorMost how many numbers all channels of the longest block have
     * @throws InvalidSoundException when it does, or ends too soon
     */
    static void validate(byte[] packet, long vectorMost) throws InvalidSoundException {
        var setup = new VorbisSetupValidator(packet, vectorMost);
        setup.books();
        setup.times();
        setup.floors();
        setup.residues();
    }

    private void books() throws InvalidSoundException {
        int books = bits(8) + 1;
        bookDimensions = new int[books];
        bookEntries = new int[books];
        for (int book = 0; book < books; book++) {
            require(bits(24) == BOOK_SYNC, "a code book begins nowhere");
            bookDimensions[book] = bits(16);
            bookEntries[book] = bits(24);
            entries += bookEntries[book];
            require(
                    bookDimensions[book] > 0 && bookEntries[book] > 0 && entries <= ENTRIES_MOST,
                    "code books too large");
            if (bits(1) == 1) {
                orderedLengths(bookEntries[book]);
            } else {
                lengths(bookEntries[book]);
            }
            lookup(bookEntries[book], bookDimensions[book]);
        }
    }

    private void orderedLengths(int count) throws InvalidSoundException {
        skip(5);
        for (int entry = 0; entry < count; ) {
            int same = bits(Integer.SIZE - Integer.numberOfLeadingZeros(count - entry));
            require(same <= count - entry, "a code book with too many words");
            entry += same;
        }
    }

    private void lengths(int count) throws InvalidSoundException {
        boolean sparse = bits(1) == 1;
        for (int entry = 0; entry < count; entry++) {
            if (!sparse || bits(1) == 1) {
                skip(5);
            }
        }
    }

    private void lookup(int count, int dimensions) throws InvalidSoundException {
        int kind = bits(4);
        require(kind <= 2, "a code book of an unknown kind");
        if (kind == 0) {
            return;
        }
        skip(2 * Integer.SIZE);
        int valueBits = bits(4) + 1;
        skip(1);
        values += (long) count * dimensions;
        require(values <= VALUES_MOST, "code books too large");
        long quantised = kind == 2 ? (long) count * dimensions : root(count, dimensions);
        skip(quantised * valueBits);
    }

    /** The largest whole number whose power of {@code dimensions} is at most {@code count}. */
    private static long root(int count, int dimensions) {
        long root = 1;
        while (power(root + 1, dimensions) <= count) {
            root++;
        }
        return root;
    }

    /** A power, or anything above every count of entries once it is that large. */
    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent && power <= ENTRIES_MOST; i++) {
            power *= base;
        }
        return power;
    }

    private void times() throws InvalidSoundException {
        int times = bits(6) + 1;
        for (int time = 0; time < times; time++) {
            require(bits(16) == 0, "a time domain transform that does not exist");
        }
    }

    private void floors() throws InvalidSoundException {
        int floors = bits(6) + 1;
        for (int floor = 0; floor < floors; floor++) {
            // Kind 0 was left by the encoders before the first release.
            require(bits(16) == 1, "a floor of a kind that nobody writes");
            floor();
        }
    }

    private void floor() throws InvalidSoundException {
        int[] classOf = new int[bits(5)];
        int classes = 0;
        for (int i = 0; i < classOf.length; i++) {
            classOf[i] = bits(4);
            classes = Math.max(classes, classOf[i] + 1);
        }
        int[] dimensions = new int[classes];
        for (int i = 0; i < classes; i++) {
            dimensions[i] = bits(3) + 1;
            int subclasses = bits(2);
            skip(subclasses > 0 ? Byte.SIZE : 0);
            skip((1L << subclasses) * Byte.SIZE);
        }
        skip(2);
        int rangeBits = bits(4);
        for (int i : classOf) {
            skip((long) dimensions[i] * rangeBits);
        }
    }

    private void residues() throws InvalidSoundException {
        int residues = bits(6) + 1;
        for (int residue = 0; residue < residues; residue++) {
            require(bits(16) <= 2, "a residue of an unknown kind");
            int begin = bits(24);
            int end = bits(24);
            require(begin <= end && end <= vectorMost, "a residue larger than its block");
            skip(24);
            int classifications = bits(6) + 1;
            int book = bits(8);
            require(
                    book < bookEntries.length
                            && power(classifications, bookDimensions[book]) <= bookEntries[book],
                    "a residue with too few words for its classes");
            int stages = 0;
            for (int i = 0; i < classifications; i++) {
                stages += Integer.bitCount(bits(3));
                stages += bits(1) == 1 ? Integer.bitCount(bits(5)) : 0;
            }
            skip((long) stages * Byte.SIZE);
        }
    }

    /** The next bits, least significant first. */
    private int bits(int count) throws InvalidSoundException {
        long from = at;
        skip(count);
        int value = 0;
        for (int i = 0; i < count; i++, from++) {
            value |= ((packet[(int) (from >> 3)] >> (from & 7)) & 1) << i;
        }
        return value;
    }

    private void skip(long count) throws InvalidSoundException {
        at += count;
        require(at <= (long) packet.length * Byte.SIZE, "its setup ends too soon");
    }

    private static void require(boolean good, String otherwise) throws InvalidSoundException {
        if (!good) {
            throw new InvalidSoundException(Flaw.DAMAGED, Duration.ZERO, "Vorbis: " + otherwise);
        }
    }
}
