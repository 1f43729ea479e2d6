package vn.tienglang.audio.decode;

import java.util.List;

/**
 * The beginning of a kind of file that is not taken.
 *
 * @param name what people call the kind
 * @param at where the word stands
 * @param word its bytes, one character each
 */
record Magic(String name, int at, String word) {
    /** Those that people bring, and those they bring by mistake. */
    static final List<Magic> KNOWN =
            List.of(
                    new Magic("AMR", 0, "#!AMR"),
                    new Magic("WMA or WMV", 0, "0&\u00b2u\u008ef\u00cf\u0011"),
                    new Magic("RF64", 0, "RF64"),
                    new Magic("RF64", 0, "BW64"),
                    new Magic("RIFX", 0, "RIFX"),
                    new Magic("Wave64", 0, "riff.\u0091\u00cf\u0011"),
                    new Magic("CAF", 0, "caff"),
                    new Magic("AU", 0, ".snd"),
                    new Magic("APE", 0, "MAC "),
                    new Magic("WavPack", 0, "wvpk"),
                    new Magic("Musepack", 0, "MPCK"),
                    new Magic("Musepack", 0, "MP+"),
                    new Magic("TTA", 0, "TTA1"),
                    new Magic("DSD", 0, "DSD "),
                    new Magic("DSD", 0, "FRM8"),
                    new Magic("VOC", 0, "Creative Voice File"),
                    new Magic("RealAudio", 0, ".RMF"),
                    new Magic("RealAudio", 0, ".ra\u00fd"),
                    new Magic("AAC without M4A around it", 0, "\u00ff\u00f1"),
                    new Magic("AAC without M4A around it", 0, "\u00ff\u00f9"),
                    new Magic("AAC without M4A around it", 0, "ADIF"),
                    new Magic("AC-3", 0, "\u000bw"),
                    new Magic("DTS", 0, "\u007f\u00fe\u0080\u0001"),
                    new Magic("MIDI", 0, "MThd"),
                    new Magic("Flash video", 0, "FLV\u0001"),
                    new Magic("MPEG video", 0, "\u0000\u0000\u0001\u00ba"),
                    new Magic("MPEG video", 0, "\u0000\u0000\u0001\u00b3"),
                    new Magic("PDF", 0, "%PDF"),
                    new Magic("ZIP or Office document", 0, "PK\u0003\u0004"),
                    new Magic("ZIP or Office document", 0, "PK\u0005\u0006"),
                    new Magic("old Office document", 0, "\u00d0\u00cf\u0011\u00e0"),
                    new Magic("RAR", 0, "Rar!"),
                    new Magic("7z", 0, "7z\u00bc\u00af'\u001c"),
                    new Magic("gzip", 0, "\u001f\u008b"),
                    new Magic("PNG image", 0, "\u0089PNG"),
                    new Magic("JPEG image", 0, "\u00ff\u00d8\u00ff"),
                    new Magic("GIF image", 0, "GIF8"),
                    new Magic("TIFF image", 0, "II*\u0000"),
                    new Magic("TIFF image", 0, "MM\u0000*"),
                    new Magic("program", 0, "MZ"),
                    new Magic("program", 0, "\u007fELF"),
                    new Magic("RTF document", 0, "{\\rtf"),
                    new Magic("playlist", 0, "#EXTM3U"),
                    new Magic("web page", 0, "<!DOCTYPE html"),
                    new Magic("web page", 0, "<!doctype html"),
                    new Magic("web page", 0, "<html"),
                    new Magic("text", 0, "\u00ff\u00fe"),
                    new Magic("text", 0, "\u00fe\u00ff"));
}
