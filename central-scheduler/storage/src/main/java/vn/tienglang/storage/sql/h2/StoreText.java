package vn.tienglang.storage.sql.h2;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.h2.mvstore.DataUtils;

/**
 * Reader and writer of the texts in a file of MVStore, format 3: the store header in the blocks 0
 * and 1, and the header at the begin of each chunk. Both are one line {@code key:value,…} with
 * hexadecimal values. A chunk is what one version of the store wrote; it names the predicted block
 * of the next chunk.
 */
final class StoreText {
    /** Size of a block; each position in the file is counted in blocks. */
    static final int BLOCK = 4096;

    /** Longest header of a chunk, with its padding. */
    static final int CHUNK_HEADER = 1024;

    private static final String CHECKSUM = "fletcher";

    /**
     * Chunk in the file.
     *
     * @param id number of the chunk, one more than the chunk before it
     * @param version version of the store; the newest chunk has the highest
     * @param block first block
     * @param blocks number of blocks
     * @param next block at which the next chunk was expected; 0 for none
     */
    record ChunkPlace(long id, long version, long block, long blocks, long next) {
        boolean overlaps(long firstByte, long afterByte) {
            return block * BLOCK < afterByte && firstByte < (block + blocks) * BLOCK;
        }

        /** Whether H2 finds the other chunk from this one. */
        boolean leadsTo(ChunkPlace other) {
            return next == other.block && id + 1 == other.id && version < other.version;
        }
    }

    private StoreText() {}

    /** Returns the chunk whose header is at the position of the buffer, which stays unchanged. */
    static Optional<ChunkPlace> chunk(ByteBuffer buffer, long position) {
        return line(buffer, CHUNK_HEADER)
                .filter(text -> text.startsWith("chunk:") && position % BLOCK == 0)
                .map(StoreText::values)
                .filter(values -> values.containsKey("version") && values.containsKey("len"))
                .map(values ->
                        new ChunkPlace(
                                number(values, "chunk"),
                                number(values, "version"),
                                position / BLOCK,
                                number(values, "len"),
                                number(values, "next")));
    }

    /** Returns the store header at the position of the buffer, if its checksum is right. */
    static Optional<Map<String, String>> header(ByteBuffer buffer) {
        return line(buffer, BLOCK)
                .map(StoreText::values)
                .filter(values -> values.containsKey(CHECKSUM))
                .filter(values -> headerLine(values).equals(line(buffer, BLOCK).orElseThrow()))
                .map(values -> {
                    values.remove(CHECKSUM);
                    return values;
                });
    }

    /** Returns the block of a store header with these values. */
    static ByteBuffer headerBlock(Map<String, String> values) {
        byte[] line = (headerLine(values) + "\n").getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(BLOCK).put(line).rewind();
    }

    /** The values and their checksum. */
    private static String headerLine(Map<String, String> values) {
        var text = new StringBuilder();
        values.forEach((key, value) -> {
            if (!key.equals(CHECKSUM)) {
                text.append(text.isEmpty() ? "" : ",").append(key).append(':').append(value);
            }
        });
        byte[] bytes = text.toString().getBytes(StandardCharsets.ISO_8859_1);
        int sum = DataUtils.getFletcher32(bytes, 0, bytes.length);
        return text + "," + CHECKSUM + ":" + Integer.toHexString(sum);
    }

    private static Optional<String> line(ByteBuffer buffer, int most) {
        byte[] bytes = new byte[Math.min(most, buffer.remaining())];
        buffer.duplicate().get(bytes);
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int end = text.indexOf('\n');
        return end < 0 ? Optional.empty() : Optional.of(text.substring(0, end).strip());
    }

    private static Map<String, String> values(String line) {
        var values = new LinkedHashMap<String, String>();
        for (String pair : line.split(",", -1)) {
            int colon = pair.indexOf(':');
            if (colon > 0) {
                values.put(pair.substring(0, colon), pair.substring(colon + 1));
            }
        }
        return values;
    }

    /** Returns a hexadecimal value; 0 for a missing or damaged one. */
    static long number(Map<String, String> values, String key) {
        String text = values.getOrDefault(key, "0");
        return text.matches("[0-9a-f]{1,15}") ? Long.parseLong(text, 16) : 0;
    }
}
