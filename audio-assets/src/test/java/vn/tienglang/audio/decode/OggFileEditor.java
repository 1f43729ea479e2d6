package vn.tienglang.audio.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Ogg files changed by hand, with check sums that hold again. */
final class OggFileEditor {
    private static final int HEAD_BYTES = 27;
    private static final int POSITION_AT = 6;
    private static final int CHECK_AT = 22;

    private OggFileEditor() {}

    /** Where the last page begins. */
    static int lastAt(byte[] file) {
        int last = 0;
        for (int at = 0; at < file.length; at += length(file, at)) {
            last = at;
        }
        return last;
    }

    /** The same stream, all of whose positions are so much later; those of its head stay 0. */
    static byte[] moved(byte[] file, long frames) {
        var moved = ByteBuffer.wrap(file.clone()).order(ByteOrder.LITTLE_ENDIAN);
        for (int at = 0; at < file.length; at += length(file, at)) {
            long position = moved.getLong(at + POSITION_AT);
            if (position > 0) {
                moved.putLong(at + POSITION_AT, position + frames);
            }
        }
        return checked(moved.array());
    }

    /** Writes every page's check sum anew, as far as pages can be told. */
    static byte[] checked(byte[] file) {
        var bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at + HEAD_BYTES <= file.length && bytes.getInt(at) == 0x5367674F) {
            int length = Math.min(length(file, at), file.length - at);
            bytes.putInt(at + CHECK_AT, 0);
            int check = 0;
            for (int i = at; i < at + length; i++) {
                check ^= file[i] << 24;
                for (int bit = 0; bit < Byte.SIZE; bit++) {
                    check = (check << 1) ^ (check < 0 ? 0x04C11DB7 : 0);
                }
            }
            bytes.putInt(at + CHECK_AT, check);
            at += length;
        }
        return file;
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
