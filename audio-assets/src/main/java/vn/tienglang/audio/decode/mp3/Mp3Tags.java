package vn.tienglang.audio.decode.mp3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.io.ByteReader;

/** Tags at both ends of a sound file: ID3, APE, Lyrics3. */
public final class Mp3Tags {
    /** How much of a tag must be seen to know how long it is. */
    static final int ID3V2_HEAD_BYTES = 10;

    private static final int ID3V1_BYTES = 128;
    private static final int APE_FOOT_BYTES = 32;
    private static final int LYRICS_FOOT_BYTES = 15;
    private static final int TAIL_BYTES = ID3V1_BYTES + APE_FOOT_BYTES;
    private static final int FOOTER_FLAG = 0x10;
    private static final long APE_HAS_HEAD = 1L << 31;

    private Mp3Tags() {}

    /** How long the ID3v2 tag is that begins here, all of it; empty when none does. */
    public static OptionalLong id3v2Bytes(byte[] bytes, int length) {
        if (length < ID3V2_HEAD_BYTES || !begins(bytes, 0, "ID3")) {
            return OptionalLong.empty();
        }
        long body = 0;
        for (int i = 6; i < ID3V2_HEAD_BYTES; i++) {
            // Seven bits a byte, so that nothing in it looks like a frame of sound.
            body = (body << 7) | (bytes[i] & 0x7F);
        }
        boolean footed = (bytes[5] & FOOTER_FLAG) != 0;
        return OptionalLong.of(ID3V2_HEAD_BYTES + body + (footed ? ID3V2_HEAD_BYTES : 0));
    }

    /** Where in the file the sound ends and the tags begin that were put behind it. */
    static long soundEnd(Path file) throws IOException, InvalidSoundException {
        long end;
        try (var bytes = ByteReader.open(file)) {
            end = bytes.size();
        }
        // Behind each other in any order, each kind at most once.
        for (int tags = 0; tags < 3; tags++) {
            long shorter = end - lastTagBytes(tail(file, end));
            if (shorter == end || shorter < 0) {
                return end;
            }
            end = shorter;
        }
        return end;
    }

    /** The last bytes before {@code end}; fewer when there are fewer. */
    private static byte[] tail(Path file, long end) throws IOException, InvalidSoundException {
        int length = (int) Math.min(TAIL_BYTES, end);
        try (var bytes = ByteReader.open(file, end - length)) {
            return bytes.readBytes(length);
        }
    }

    private static long lastTagBytes(byte[] tail) {
        if (begins(tail, tail.length - ID3V1_BYTES, "TAG")) {
            return ID3V1_BYTES;
        }
        int ape = tail.length - APE_FOOT_BYTES;
        if (begins(tail, ape, "APETAGEX")) {
            long head = (little4(tail, ape + 20) & APE_HAS_HEAD) != 0 ? APE_FOOT_BYTES : 0;
            return little4(tail, ape + 12) + head;
        }
        if (begins(tail, tail.length - 9, "LYRICS200")) {
            return digits(tail, tail.length - LYRICS_FOOT_BYTES) + LYRICS_FOOT_BYTES;
        }
        return 0;
    }

    private static long little4(byte[] bytes, int at) {
        return (bytes[at] & 0xFF)
                | ((bytes[at + 1] & 0xFF) << 8)
                | ((bytes[at + 2] & 0xFF) << 16)
                | ((bytes[at + 3] & 0xFFL) << 24);
    }

    private static long digits(byte[] bytes, int at) {
        long value = 0;
        for (int i = at; i >= 0 && i < at + 6; i++) {
            value = value * 10 + Math.clamp(bytes[i] - '0', 0, 9);
        }
        return value;
    }

    private static boolean begins(byte[] bytes, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.US_ASCII);
        if (at < 0 || at + wanted.length > bytes.length) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
