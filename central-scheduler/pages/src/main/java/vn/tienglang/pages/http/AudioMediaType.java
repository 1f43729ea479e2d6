package vn.tienglang.pages.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Media type of a sound, by its first bytes; never by its name. */
public final class AudioMediaType {
    private static final int LOOKED_AT = 12;

    private AudioMediaType() {}

    /** The media type of a recording; {@code application/octet-stream} when it is unknown. */
    static String of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(LOOKED_AT));
        }
    }

    /** The media type of a recording, by its first bytes. */
    public static String of(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1);
        if (text.startsWith("RIFF")) {
            return "audio/wav";
        }
        if (text.startsWith("OggS")) {
            return "audio/ogg";
        }
        if (text.startsWith("fLaC")) {
            return "audio/flac";
        }
        if (text.startsWith("FORM")) {
            return "audio/aiff";
        }
        if (text.startsWith("\u001AE\u00DF\u00A3")) {
            return "audio/webm";
        }
        if (text.startsWith("ftyp", 4)) {
            return "audio/mp4";
        }
        boolean isFrame = head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xE0) == 0xE0;
        return text.startsWith("ID3") || isFrame ? "audio/mpeg" : "application/octet-stream";
    }
}
