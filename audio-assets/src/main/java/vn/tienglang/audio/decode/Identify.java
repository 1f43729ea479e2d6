package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import vn.tienglang.audio.BadSound;

/**
 * Says what a file is by its own bytes. Its name is never looked at: a recording that somebody
 * renamed is taken for what it is.
 */
public final class Identify {
    /** How much of the beginning is looked at. */
    static final int HEAD_BYTES = 1 << 16;

    /** What lies before the first frame of an MP3 beside tags: a broken tag's rest. */
    private static final int TAGS_MOST = 8;

    private static final int TEXT_BYTES = 512;

    private final byte[] head;
    private final int length;
    private final long at;

    private Identify(byte[] head, int length, long at) {
        this.head = head;
        this.length = length;
        this.at = at;
    }

    /**
     * What this file is.
     *
     * @throws IOException when it cannot be read
     * @throws BadSound when it ends before its own beginning is over
     */
    public static Identity identify(Path file) throws IOException, BadSound {
        byte[] head = new byte[HEAD_BYTES];
        try (var bytes = ByteReader.open(file)) {
            int seen = bytes.peek(head);
            OptionalLong tag = Tags.id3v2Bytes(head, seen);
            for (int tags = 0; tag.isPresent() && tags < TAGS_MOST; tags++) {
                if (tag.getAsLong() > bytes.left()) {
                    return new Identity.Taken(Format.MP3, bytes.size());
                }
                bytes.skip(tag.getAsLong());
                seen = bytes.peek(head);
                tag = Tags.id3v2Bytes(head, seen);
            }
            Arrays.fill(head, seen, head.length, (byte) 0);
            var found = new Identify(head, seen, bytes.at());
            return found.isMp4() ? mp4(bytes) : found.identity();
        }
    }

    private Identity identity() {
        return container()
                .or(this::refused)
                .or(this::mpeg)
                .orElseGet(
                        () -> isText() ? new Identity.NotTaken("text") : new Identity.NotSound());
    }

    private Optional<Identity> container() {
        return switch (four(0)) {
            case "RIFF" -> Optional.of(riff());
            case "FORM" -> Optional.of(form());
            case "fLaC" -> taken(Format.FLAC);
            case "OggS" -> Optional.of(ogg());
            case "\u001aE\u00df\u00a3" -> Optional.of(matroska());
            default -> Optional.empty();
        };
    }

    private Identity riff() {
        return switch (four(8)) {
            case "WAVE" -> new Identity.Taken(Format.WAV, at);
            case "AVI " -> new Identity.NotTaken("AVI video");
            case "RMID" -> new Identity.NotTaken("MIDI");
            case "WEBP" -> new Identity.NotTaken("WebP image");
            default -> new Identity.NotSound();
        };
    }

    private Identity form() {
        return switch (four(8)) {
            case "AIFF", "AIFC" -> new Identity.Taken(Format.AIFF, at);
            case "8SVX" -> new Identity.NotTaken("8SVX");
            default -> new Identity.NotSound();
        };
    }

    /** The first page of an Ogg stream is its first packet, which names the codec. */
    private Identity ogg() {
        int packet = 27 + (head[26] & 0xFF);
        if (has(packet, "OpusHead")) {
            return new Identity.Taken(Format.OGG_OPUS, at);
        }
        if (has(packet, "\u0001vorbis")) {
            return new Identity.Taken(Format.OGG_VORBIS, at);
        }
        if (has(packet, "\u0080theora") || has(packet, "fishead")) {
            return new Identity.NotTaken("Ogg video");
        }
        if (has(packet, "\u007fFLAC")) {
            return new Identity.NotTaken("FLAC in Ogg");
        }
        return new Identity.NotTaken(has(packet, "Speex   ") ? "Ogg Speex" : "Ogg of another kind");
    }

    /** Tracks are named near the beginning by everything that records. */
    private Identity matroska() {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (text.contains("V_VP") || text.contains("V_MPEG") || text.contains("V_AV1")) {
            return new Identity.NotTaken("WebM or Matroska video");
        }
        if (text.contains("A_OPUS")) {
            return new Identity.Taken(Format.WEBM_OPUS, at);
        }
        return new Identity.NotTaken("WebM or Matroska without Opus");
    }

    private boolean isMp4() {
        return has(4, "ftyp")
                || has(4, "moov")
                || has(4, "mdat")
                || has(4, "wide")
                || (has(4, "free") && has(big4(0) + 4, "mdat"));
    }

    private int big4(int from) {
        return ByteBuffer.wrap(head).getInt(from);
    }

    private static Identity mp4(ByteReader bytes) throws IOException, BadSound {
        String brand = new String(head(bytes), 8, 4, StandardCharsets.ISO_8859_1);
        if (List.of("heic", "heix", "mif1", "msf1", "avif").contains(brand)) {
            return new Identity.NotTaken("HEIC or AVIF image");
        }
        long at = bytes.at();
        Mp4Boxes boxes = Mp4Boxes.of(bytes);
        if (boxes.video()) {
            return new Identity.NotTaken("MP4 video");
        }
        List<String> codings = boxes.soundCodings();
        if (codings.isEmpty()) {
            return new Identity.NotSound();
        }
        return switch (codings.getFirst()) {
            case "mp4a" -> new Identity.Taken(Format.M4A, at);
            case "samr", "sawb" -> new Identity.NotTaken("3GP with AMR");
            case "alac" -> new Identity.NotTaken("M4A with Apple Lossless");
            default -> new Identity.NotTaken("MP4 with '" + codings.getFirst() + "'");
        };
    }

    private static byte[] head(ByteReader bytes) throws IOException {
        byte[] head = new byte[12];
        bytes.peek(head);
        return head;
    }

    /** Kinds with a magic word at their first byte, or nearly. */
    private Optional<Identity> refused() {
        return Magic.KNOWN.stream()
                .filter(magic -> has(magic.at(), magic.word()))
                .findFirst()
                .map(magic -> new Identity.NotTaken(magic.name()));
    }

    private Optional<Identity> mpeg() {
        var start = new Mp3Start(head, length);
        if (start.freeFormat()) {
            return Optional.of(new Identity.NotTaken("MP3 of free format"));
        }
        OptionalInt first = start.find();
        return first.isPresent()
                ? Optional.of(new Identity.Taken(Format.MP3, at + first.getAsInt()))
                : Optional.empty();
    }

    private Optional<Identity> taken(Format format) {
        return Optional.of(new Identity.Taken(format, at));
    }

    /** Whether a person could read it: whole characters, none of them for machines. */
    private boolean isText() {
        int seen = Math.min(length, TEXT_BYTES);
        CharsetDecoder utf8 =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(TEXT_BYTES);
        // The last character may be cut in two by where we stop looking.
        boolean whole = !utf8.decode(ByteBuffer.wrap(head, 0, seen), text, false).isError();
        return whole
                && seen > 0
                && text.flip()
                        .chars()
                        .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t');
    }

    private String four(int from) {
        return new String(head, from, 4, StandardCharsets.ISO_8859_1);
    }

    private boolean has(int from, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.ISO_8859_1);
        return from >= 0
                && from + bytes.length <= length
                && Arrays.equals(head, from, from + bytes.length, bytes, 0, bytes.length);
    }
}
