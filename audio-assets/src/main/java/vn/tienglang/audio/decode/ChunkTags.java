package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reader of the tags of a WAV or AIFF file that tell what made it, under the names that ffprobe
 * gives them: {@code bext} (EBU Tech 3285), {@code LIST INFO}, and {@code ANNO} of AIFF. What
 * cannot be read counts as no tag.
 */
final class ChunkTags {
    private static final int CHUNKS_MOST = 100;
    private static final int INFO_BYTES_MOST = 4_096;
    private static final int ORIGINATOR_AT = 256;
    private static final int ORIGINATOR_BYTES = 32;
    private static final int CHUNK_HEAD_BYTES = 8;

    private final FileChannel file;
    private final ByteOrder order;
    private final Map<String, String> tags = new TreeMap<>();

    private ChunkTags(FileChannel file, ByteOrder order) {
        this.file = file;
        this.order = order;
    }

    /** The device that made this file, as far as its tags tell. */
    static RecordingDevice device(NativeFormat format, Path path) throws IOException {
        ByteOrder order =
                format == NativeFormat.WAV ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            var reader = new ChunkTags(file, order);
            reader.walk();
            return RecordingDevice.of(reader.tags);
        }
    }

    private void walk() throws IOException {
        long at = 12;
        for (int chunk = 0; chunk < CHUNKS_MOST; chunk++) {
            ByteBuffer head = read(at, CHUNK_HEAD_BYTES);
            if (head.remaining() < CHUNK_HEAD_BYTES) {
                return;
            }
            String name = text(head, 4);
            long bytes = Integer.toUnsignedLong(head.getInt());
            long body = at + CHUNK_HEAD_BYTES;
            switch (name) {
                case "bext" ->
                        put("originator", text(read(body + ORIGINATOR_AT, ORIGINATOR_BYTES)));
                case "LIST" -> info(read(body, (int) Math.min(bytes, INFO_BYTES_MOST)));
                case "ANNO" ->
                        put("encoder", text(read(body, (int) Math.min(bytes, INFO_BYTES_MOST))));
                default -> {
                    // Sound, markers, pictures.
                }
            }
            at = body + bytes + bytes % 2;
        }
    }

    private void info(ByteBuffer list) {
        if (list.remaining() < 4 || !text(list, 4).equals("INFO")) {
            return;
        }
        while (list.remaining() > CHUNK_HEAD_BYTES) {
            String name = text(list, 4);
            int bytes = list.getInt();
            if (bytes < 0 || bytes > list.remaining()) {
                return;
            }
            String value = text(list, bytes);
            switch (name) {
                case "ISFT" -> put("encoder", value);
                case "ITCH" -> put("encoded_by", value);
                default -> {
                    // Title, date, place.
                }
            }
            if (bytes % 2 == 1 && list.hasRemaining()) {
                list.get();
            }
        }
    }

    private void put(String name, String value) {
        String plain = value.replace("\0", "").strip();
        if (!plain.isEmpty()) {
            tags.putIfAbsent(name, plain);
        }
    }

    /** The bytes at this position; fewer at the end of the file. */
    private ByteBuffer read(long at, int bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(bytes).order(order);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = file.read(buffer, at + buffer.position());
        }
        return buffer.flip();
    }

    private static String text(ByteBuffer buffer) {
        return text(buffer, buffer.remaining());
    }

    private static String text(ByteBuffer buffer, int bytes) {
        byte[] letters = new byte[bytes];
        buffer.get(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }
}
