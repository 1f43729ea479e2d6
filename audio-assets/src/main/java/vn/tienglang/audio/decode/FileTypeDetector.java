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
import vn.tienglang.audio.ContainerMagic;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.decode.mp3.Mp3StartFinder;
import vn.tienglang.audio.decode.mp3.Mp3Tags;
import vn.tienglang.audio.io.ByteReader;

/**
 * Detector of the type of a file by its content. The name is ignored, so a renamed recording is
 * recognised.
 */
public final class FileTypeDetector {
    /** How many bytes of the beginning are read. */
    static final int HEAD_BYTES = 1 << 16;

    /** Most ID3 tags in front of an MP3. */
    private static final int TAGS_MOST = 8;

    private static final int TEXT_BYTES = 512;

    private final byte[] head;
    private final int length;
    private final long at;

    private FileTypeDetector(byte[] head, int length, long at) {
        this.head = head;
        this.length = length;
        this.at = at;
    }

    /**
     * Detects the type of this file.
     *
     * @throws IOException when it cannot be read
     * @throws InvalidSoundException when it ends within its header
     */
    public static FileType identify(Path file) throws IOException, InvalidSoundException {
        byte[] head = new byte[HEAD_BYTES];
        try (var bytes = ByteReader.open(file)) {
            int seen = bytes.peek(head);
            OptionalLong tag = Mp3Tags.id3v2Bytes(head, seen);
            for (int tags = 0; tag.isPresent() && tags < TAGS_MOST; tags++) {
                if (tag.getAsLong() > bytes.remaining()) {
                    return new FileType.Supported(FileFormat.MP3, bytes.size());
                }
                bytes.skip(tag.getAsLong());
                seen = bytes.peek(head);
                tag = Mp3Tags.id3v2Bytes(head, seen);
            }
            Arrays.fill(head, seen, head.length, (byte) 0);
            var found = new FileTypeDetector(head, seen, bytes.position());
            return found.isMp4() ? mp4(bytes) : found.identity();
        }
    }

    private FileType identity() {
        return container()
                .or(this::refused)
                .or(this::mpeg)
                .orElseGet(() ->
                        isText() ? new FileType.Unsupported("text") : new FileType.NotSound());
    }

    private Optional<FileType> container() {
        return ContainerMagic.of(head).flatMap(this::contained);
    }

    private Optional<FileType> contained(ContainerMagic container) {
        return switch (container) {
            case RIFF -> Optional.of(riff());
            case IFF -> Optional.of(form());
            case FLAC -> taken(FileFormat.FLAC);
            case OGG -> Optional.of(ogg());
            case EBML -> Optional.of(matroska());
            // MP4 was recognised before; the others are in the list of refused kinds.
            case MP4, RIFX, RF64 -> Optional.empty();
        };
    }

    private FileType riff() {
        return switch (four(8)) {
            case "WAVE" -> new FileType.Supported(FileFormat.WAV, at);
            case "AVI " -> new FileType.Unsupported("AVI video");
            case "RMID" -> new FileType.Unsupported("MIDI");
            case "WEBP" -> new FileType.Unsupported("WebP image");
            default -> new FileType.NotSound();
        };
    }

    private FileType form() {
        return switch (four(8)) {
            case "AIFF", "AIFC" -> new FileType.Supported(FileFormat.AIFF, at);
            case "8SVX" -> new FileType.Unsupported("8SVX");
            default -> new FileType.NotSound();
        };
    }

    /** The first packet of an Ogg stream begins on the first page and names the codec. */
    private FileType ogg() {
        int packet = 27 + (head[26] & 0xFF);
        if (has(packet, "OpusHead")) {
            return new FileType.Supported(FileFormat.OGG_OPUS, at);
        }
        if (has(packet, "\u0001vorbis")) {
            return new FileType.Supported(FileFormat.OGG_VORBIS, at);
        }
        if (has(packet, "\u0080theora") || has(packet, "fishead")) {
            return new FileType.Unsupported("Ogg video");
        }
        if (has(packet, "\u007fFLAC")) {
            return new FileType.Unsupported("FLAC in Ogg");
        }
        return new FileType.Unsupported(
                has(packet, "Speex   ") ? "Ogg Speex" : "Ogg of another kind");
    }

    /** All recorders write the list of tracks near the beginning. */
    private FileType matroska() {
        var text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
        if (text.contains("V_VP") || text.contains("V_MPEG") || text.contains("V_AV1")) {
            return new FileType.Unsupported("WebM or Matroska video");
        }
        if (text.contains("A_OPUS")) {
            return new FileType.Supported(FileFormat.WEBM_OPUS, at);
        }
        return new FileType.Unsupported("WebM or Matroska without Opus");
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

    private static FileType mp4(ByteReader bytes) throws IOException, InvalidSoundException {
        String brand = new String(head(bytes), 8, 4, StandardCharsets.ISO_8859_1);
        if (List.of("heic", "heix", "mif1", "msf1", "avif").contains(brand)) {
            return new FileType.Unsupported("HEIC or AVIF image");
        }
        long at = bytes.position();
        Mp4Boxes boxes = Mp4Boxes.of(bytes);
        if (boxes.video()) {
            return new FileType.Unsupported("MP4 video");
        }
        List<String> codings = boxes.soundCodings();
        if (codings.isEmpty()) {
            return new FileType.NotSound();
        }
        return switch (codings.getFirst()) {
            case "mp4a" -> new FileType.Supported(FileFormat.M4A, at);
            case "samr", "sawb" -> new FileType.Unsupported("3GP with AMR");
            case "alac" -> new FileType.Unsupported("M4A with Apple Lossless");
            default -> new FileType.Unsupported("MP4 with '" + codings.getFirst() + "'");
        };
    }

    private static byte[] head(ByteReader bytes) throws IOException {
        byte[] head = new byte[12];
        bytes.peek(head);
        return head;
    }

    /** Refused formats with magic bytes. */
    private Optional<FileType> refused() {
        return FileSignature.KNOWN.stream()
                .filter(magic -> has(magic.at(), magic.word()))
                .findFirst()
                .map(magic -> new FileType.Unsupported(magic.name()));
    }

    private Optional<FileType> mpeg() {
        var start = new Mp3StartFinder(head, length);
        if (start.freeFormat()) {
            return Optional.of(new FileType.Unsupported("MP3 of free format"));
        }
        OptionalInt first = start.find();
        return first.isPresent()
                ? Optional.of(new FileType.Supported(FileFormat.MP3, at + first.getAsInt()))
                : Optional.empty();
    }

    private Optional<FileType> taken(FileFormat format) {
        return Optional.of(new FileType.Supported(format, at));
    }

    /** True for UTF-8 text without control characters. */
    private boolean isText() {
        int seen = Math.min(length, TEXT_BYTES);
        CharsetDecoder utf8 =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var text = CharBuffer.allocate(TEXT_BYTES);
        // The last character may be incomplete at the end of the window.
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
