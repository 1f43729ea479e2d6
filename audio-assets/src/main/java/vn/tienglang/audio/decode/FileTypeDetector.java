package vn.tienglang.audio.decode;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import vn.tienglang.audio.ContainerMagic;
import vn.tienglang.audio.io.ByteReader;

/**
 * Detector of the type of a file by its first bytes. The name is ignored, so a renamed recording is
 * recognised.
 */
final class FileTypeDetector {
    /** Number of bytes that are read. */
    static final int HEAD_BYTES = 1 << 12;

    private static final int TEXT_BYTES = 512;

    private final byte[] head;
    private final int length;

    private FileTypeDetector(byte[] head, int length) {
        this.head = head;
        this.length = length;
    }

    /**
     * Detects the type of this file.
     *
     * @throws IOException when it cannot be read
     */
    static FileType identify(Path file) throws IOException {
        byte[] head = new byte[HEAD_BYTES];
        try (var bytes = ByteReader.open(file)) {
            return new FileTypeDetector(head, bytes.peek(head)).type();
        }
    }

    private FileType type() {
        Optional<FileType> known = ContainerMagic.of(head).flatMap(this::contained);
        return known.or(this::notSound)
                .orElseGet(() ->
                        isText() ? new FileType.NotSound("text") : new FileType.Unknown());
    }

    private Optional<FileType> contained(ContainerMagic container) {
        return switch (container) {
            case RIFF ->
                    switch (four(8)) {
                        case "WAVE" -> taken(NativeFormat.WAV);
                        case "RMID" -> Optional.of(new FileType.NotSound("MIDI"));
                        case "WEBP" -> Optional.of(new FileType.NotSound("WebP image"));
                        default -> Optional.empty();
                    };
            case IFF ->
                    switch (four(8)) {
                        case "AIFF", "AIFC" -> taken(NativeFormat.AIFF);
                        default -> Optional.empty();
                    };
            case OGG ->
                    // The first packet of an Ogg stream begins on the first page and names the
                    // codec.
                    has(27 + (head[26] & 0xFF), "OpusHead")
                            ? taken(NativeFormat.OGG_OPUS)
                            : Optional.empty();
            case EBML ->
                    new String(head, 0, length, StandardCharsets.ISO_8859_1).contains("A_OPUS")
                            ? taken(NativeFormat.WEBM_OPUS)
                            : Optional.empty();
            case MP4 ->
                    switch (four(8)) {
                        case "heic", "heix", "mif1", "msf1", "avif" ->
                                Optional.of(new FileType.NotSound("HEIC or AVIF image"));
                        default -> Optional.empty();
                    };
            case FLAC, RIFX, RF64 -> Optional.empty();
        };
    }

    private static Optional<FileType> taken(NativeFormat format) {
        return Optional.of(new FileType.Native(format));
    }

    private Optional<FileType> notSound() {
        return FileSignature.NOT_SOUND.stream()
                .filter(signature -> has(0, signature.word()))
                .findFirst()
                .map(signature -> new FileType.NotSound(signature.name()));
    }

    /** True for UTF-8 text without control characters. */
    private boolean isText() {
        int seen = Math.min(length, TEXT_BYTES);
        var utf8 =
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
                        .noneMatch(c -> c < ' ' && c != '\n' && c != '\r' && c != '\t')
                && !has(0, "#!AMR");
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
