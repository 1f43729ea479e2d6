package vn.tienglang.audio.decode;

import java.util.List;

/**
 * Magic bytes of a format that is not accepted.
 *
 * @param name common name of the format
 * @param at offset of the magic bytes
 * @param word the magic bytes, one character each
 */
record FileSignature(String name, int at, String word) {
    /** Formats that people upload, some by mistake. */
    static final List<FileSignature> KNOWN =
            List.of(
                    new FileSignature("AMR", 0, "#!AMR"),
                    new FileSignature("WMA or WMV", 0, "0&\u00b2u\u008ef\u00cf\u0011"),
                    new FileSignature("RF64", 0, "RF64"),
                    new FileSignature("RF64", 0, "BW64"),
                    new FileSignature("RIFX", 0, "RIFX"),
                    new FileSignature("Wave64", 0, "riff.\u0091\u00cf\u0011"),
                    new FileSignature("CAF", 0, "caff"),
                    new FileSignature("AU", 0, ".snd"),
                    new FileSignature("APE", 0, "MAC "),
                    new FileSignature("WavPack", 0, "wvpk"),
                    new FileSignature("Musepack", 0, "MPCK"),
                    new FileSignature("Musepack", 0, "MP+"),
                    new FileSignature("TTA", 0, "TTA1"),
                    new FileSignature("DSD", 0, "DSD "),
                    new FileSignature("DSD", 0, "FRM8"),
                    new FileSignature("VOC", 0, "Creative Voice File"),
                    new FileSignature("RealAudio", 0, ".RMF"),
                    new FileSignature("RealAudio", 0, ".ra\u00fd"),
                    new FileSignature("AAC without M4A around it", 0, "\u00ff\u00f1"),
                    new FileSignature("AAC without M4A around it", 0, "\u00ff\u00f9"),
                    new FileSignature("AAC without M4A around it", 0, "ADIF"),
                    new FileSignature("AC-3", 0, "\u000bw"),
                    new FileSignature("DTS", 0, "\u007f\u00fe\u0080\u0001"),
                    new FileSignature("MIDI", 0, "MThd"),
                    new FileSignature("Flash video", 0, "FLV\u0001"),
                    new FileSignature("MPEG video", 0, "\u0000\u0000\u0001\u00ba"),
                    new FileSignature("MPEG video", 0, "\u0000\u0000\u0001\u00b3"),
                    new FileSignature("PDF", 0, "%PDF"),
                    new FileSignature("ZIP or Office document", 0, "PK\u0003\u0004"),
                    new FileSignature("ZIP or Office document", 0, "PK\u0005\u0006"),
                    new FileSignature("old Office document", 0, "\u00d0\u00cf\u0011\u00e0"),
                    new FileSignature("RAR", 0, "Rar!"),
                    new FileSignature("7z", 0, "7z\u00bc\u00af'\u001c"),
                    new FileSignature("gzip", 0, "\u001f\u008b"),
                    new FileSignature("PNG image", 0, "\u0089PNG"),
                    new FileSignature("JPEG image", 0, "\u00ff\u00d8\u00ff"),
                    new FileSignature("GIF image", 0, "GIF8"),
                    new FileSignature("TIFF image", 0, "II*\u0000"),
                    new FileSignature("TIFF image", 0, "MM\u0000*"),
                    new FileSignature("program", 0, "MZ"),
                    new FileSignature("program", 0, "\u007fELF"),
                    new FileSignature("RTF document", 0, "{\\rtf"),
                    new FileSignature("playlist", 0, "#EXTM3U"),
                    new FileSignature("web page", 0, "<!DOCTYPE html"),
                    new FileSignature("web page", 0, "<!doctype html"),
                    new FileSignature("web page", 0, "<html"),
                    new FileSignature("text", 0, "\u00ff\u00fe"),
                    new FileSignature("text", 0, "\u00fe\u00ff"));
}
