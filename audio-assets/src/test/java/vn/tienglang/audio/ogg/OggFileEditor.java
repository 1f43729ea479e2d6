package vn.tienglang.audio.ogg;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pages of an Ogg file, which tests change, leave out and put together again.
 *
 * @param pages the bytes of each page, in order
 */
public record OggFileEditor(List<byte[]> pages) {
    private static final int HEAD_BYTES = 27;
    private static final int MAGIC = 0x5367674F;
    private static final int GRANULE_AT = 6;
    private static final int CHECKSUM_AT = 22;

    /** The pages of this file. */
    public static OggFileEditor of(byte[] file) {
        var pages = new ArrayList<byte[]>();
        int at = 0;
        while (at < file.length) {
            int end = at + length(file, at);
            pages.add(Arrays.copyOfRange(file, at, end));
            at = end;
        }
        return new OggFileEditor(pages);
    }

    /** Offsets at which pages begin, and the offset at which the last one ends. */
    public List<Integer> edges() {
        var edges = new ArrayList<Integer>(List.of(0));
        for (byte[] page : pages) {
            edges.add(edges.getLast() + page.length);
        }
        return edges;
    }

    /** Offset at which the last page begins. */
    public int lastAt() {
        return edges().get(pages.size() - 1);
    }

    /** The file without one page. */
    public byte[] without(int index) {
        var file = new ByteArrayOutputStream();
        for (int i = 0; i < pages.size(); i++) {
            if (i != index) {
                file.writeBytes(pages.get(i));
            }
        }
        return file.toByteArray();
    }

    /** The file with one byte of a page changed and the checksum of that page corrected. */
    public byte[] with(int index, int at, int value) {
        var changed = new ArrayList<>(pages);
        byte[] page = pages.get(index).clone();
        page[at] = (byte) value;
        changed.set(index, withChecksum(page));
        return new OggFileEditor(changed).without(-1);
    }

    /** The file with later granule positions; those of its head stay 0. */
    public byte[] moved(long frames) {
        var file = new ByteArrayOutputStream();
        for (byte[] page : pages) {
            var moved = ByteBuffer.wrap(page.clone()).order(ByteOrder.LITTLE_ENDIAN);
            long granule = moved.getLong(GRANULE_AT);
            if (granule > 0) {
                moved.putLong(GRANULE_AT, granule + frames);
            }
            file.writeBytes(withChecksum(moved.array()));
        }
        return file.toByteArray();
    }

    /** Corrects the checksums in a damaged file, up to where a page is not recognised. */
    public static void correctChecksums(byte[] file) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + HEAD_BYTES <= file.length && bytes.getInt(at) == MAGIC) {
            int end = at + Math.min(length(file, at), file.length - at);
            bytes.put(at, withChecksum(Arrays.copyOfRange(file, at, end)));
            at = end;
        }
    }

    private static byte[] withChecksum(byte[] page) {
        var bytes = ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(CHECKSUM_AT, 0).putInt(CHECKSUM_AT, OggChecksum.of(page));
        return page;
    }

    private static int length(byte[] file, int at) {
        int segments = file[at + 26] & 0xFF;
        int length = HEAD_BYTES + segments;
        for (int i = 0; i < segments && at + HEAD_BYTES + i < file.length; i++) {
            length += file[at + HEAD_BYTES + i] & 0xFF;
        }
        return length;
    }
}
