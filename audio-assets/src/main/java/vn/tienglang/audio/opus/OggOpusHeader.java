package vn.tienglang.audio.opus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;
import vn.tienglang.audio.io.ByteReader;
import vn.tienglang.audio.io.FileBytes;
import vn.tienglang.audio.ogg.OggPage;

/** Head and tags at the beginning of an Ogg Opus file (RFC 7845, section 3). */
final class OggOpusHeader {
    private static final byte[] TAGS = "OpusTags".getBytes(StandardCharsets.US_ASCII);

    /** How many bytes of a packet {@link #isTags} needs. */
    static final int TAGS_MAGIC_BYTES = TAGS.length;

    private OggOpusHeader() {}

    /** The first page of an Ogg file; any other file is {@link Flaw#NOT_SOUND}. */
    static OggPage firstPage(FileBytes file) throws IOException, InvalidSoundException {
        byte[] magic = new byte[4];
        requireMagic(magic, file.read(0, magic));
        return requireFirst(OggPage.read(file, 0, Duration.ZERO));
    }

    /** The first page of an Ogg file; any other file is {@link Flaw#NOT_SOUND}. */
    static OggPage firstPage(ByteReader bytes) throws IOException, InvalidSoundException {
        byte[] magic = new byte[4];
        requireMagic(magic, bytes.peek(magic));
        return requireFirst(OggPage.read(bytes, Duration.ZERO));
    }

    private static void requireMagic(byte[] magic, int there) throws InvalidSoundException {
        if (there < magic.length || !OggPage.beginsAt(magic, 0)) {
            throw new InvalidSoundException(Flaw.NOT_SOUND, Duration.ZERO, "not an Ogg file");
        }
    }

    private static OggPage requireFirst(OggPage page) throws InvalidSoundException {
        if (!page.isFirst()) {
            throw new InvalidSoundException(
                    Flaw.DAMAGED, Duration.ZERO, "its first page is not marked as the first");
        }
        return page;
    }

    /** The head, which must be the only packet on the first page. */
    static OpusHead head(OggPage first) throws InvalidSoundException {
        List<OggPage.Piece> pieces = first.pieces();
        if (pieces.size() != 1
                || !pieces.getFirst().ends()
                || !OpusHead.begins(pieces.getFirst().copy())) {
            throw new InvalidSoundException(Flaw.NOT_TAKEN, Duration.ZERO, "Ogg, but not Opus");
        }
        return OpusHead.parse(pieces.getFirst().copy());
    }

    /** True when a packet that begins with these bytes is the tags. */
    static boolean isTags(byte[] packet) {
        return packet.length >= TAGS.length
                && Arrays.equals(packet, 0, TAGS.length, TAGS, 0, TAGS.length);
    }
}
