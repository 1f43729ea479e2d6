package vn.tienglang.pages.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import vn.tienglang.audio.ContainerMagic;

/** Media type of a recording, recognised by its first bytes and not by its name. */
public final class AudioMediaType {
    private static final int HEAD_BYTES = 12;
    private static final String UNKNOWN = "application/octet-stream";

    private AudioMediaType() {}

    /** The media type of a recording; {@code application/octet-stream} for an unknown format. */
    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        }
    }

    /** The media type of a recording with these first bytes. */
    public static String of(byte[] head) {
        Optional<ContainerMagic> container = ContainerMagic.of(head);
        return container.isPresent() ? of(container.get()) : isMpeg(head) ? "audio/mpeg" : UNKNOWN;
    }

    private static String of(ContainerMagic container) {
        return switch (container) {
            case RIFF -> "audio/wav";
            case OGG -> "audio/ogg";
            case FLAC -> "audio/flac";
            case IFF -> "audio/aiff";
            case EBML -> "audio/webm";
            case MP4 -> "audio/mp4";
            case RIFX, RF64 -> UNKNOWN;
        };
    }

    /** True for an ID3 tag and for the sync word of a frame. */
    private static boolean isMpeg(byte[] head) {
        boolean isFrame = head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0;
        return isFrame || new String(head, StandardCharsets.ISO_8859_1).startsWith("ID3");
    }
}
