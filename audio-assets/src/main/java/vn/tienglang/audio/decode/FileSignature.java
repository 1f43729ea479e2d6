package vn.tienglang.audio.decode;

import java.util.List;

/**
 * Magic bytes of a type of file that holds no recording.
 *
 * @param name common name of the type
 * @param word the magic bytes at the beginning, one character each
 */
record FileSignature(String name, String word) {
    /** Files that people upload by mistake. */
    static final List<FileSignature> NOT_SOUND =
            List.of(
                    new FileSignature("MIDI", "MThd"),
                    new FileSignature("PDF", "%PDF"),
                    new FileSignature("ZIP or Office document", "PK\u0003\u0004"),
                    new FileSignature("ZIP or Office document", "PK\u0005\u0006"),
                    new FileSignature("old Office document", "\u00d0\u00cf\u0011\u00e0"),
                    new FileSignature("RAR", "Rar!"),
                    new FileSignature("7z", "7z\u00bc\u00af'\u001c"),
                    new FileSignature("gzip", "\u001f\u008b"),
                    new FileSignature("PNG image", "\u0089PNG"),
                    new FileSignature("JPEG image", "\u00ff\u00d8\u00ff"),
                    new FileSignature("GIF image", "GIF8"),
                    new FileSignature("TIFF image", "II*\u0000"),
                    new FileSignature("TIFF image", "MM\u0000*"),
                    new FileSignature("program", "MZ"),
                    new FileSignature("program", "\u007fELF"),
                    new FileSignature("RTF document", "{\\rtf"),
                    new FileSignature("playlist", "#EXTM3U"),
                    new FileSignature("web page", "<!DOCTYPE html"),
                    new FileSignature("web page", "<!doctype html"),
                    new FileSignature("web page", "<html"),
                    new FileSignature("text", "\u00ff\u00fe\u0000"),
                    new FileSignature("text", "\u00fe\u00ff"));
}
