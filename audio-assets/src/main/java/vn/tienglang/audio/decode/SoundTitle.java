package vn.tienglang.audio.decode;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.tienglang.airtime.PlainText;

/** Common names of containers, codecs and devices by the names that ffprobe prints. */
final class SoundTitle {
    private static final int DEVICE_CHARACTERS_MOST = 40;

    private static final Map<String, String> CONTAINERS =
            Map.ofEntries(
                    Map.entry("mov", "MP4"),
                    Map.entry("matroska", "WebM"),
                    Map.entry("asf", "WMA"),
                    Map.entry("aac", "ADTS"),
                    Map.entry("ogg", "Ogg"),
                    Map.entry("mpeg", "MPEG"),
                    Map.entry("mpegts", "MPEG-TS"),
                    Map.entry("rm", "RealMedia"),
                    Map.entry("wv", "WavPack"));

    private static final Map<String, String> CODECS =
            Map.ofEntries(
                    Map.entry("mp2", "MPEG layer II"),
                    Map.entry("mp1", "MPEG layer I"),
                    Map.entry("opus", "Opus"),
                    Map.entry("vorbis", "Vorbis"),
                    Map.entry("speex", "Speex"),
                    Map.entry("alac", "Apple Lossless"),
                    Map.entry("amr_nb", "AMR"),
                    Map.entry("amrnb", "AMR"),
                    Map.entry("amr_wb", "AMR-WB"),
                    Map.entry("amrwb", "AMR-WB"),
                    Map.entry("wmav1", "WMA"),
                    Map.entry("wmav2", "WMA"),
                    Map.entry("gsm_ms", "GSM"),
                    Map.entry("ac3", "AC-3"),
                    Map.entry("adpcm_ima_wav", "IMA ADPCM"),
                    Map.entry("adpcm_ms", "Microsoft ADPCM"));

    private static final Map<String, String> BRANDS =
            Map.of("M4A", "M4A", "M4B", "M4A", "qt", "QuickTime", "3gp", "3GP", "3g2", "3GP");

    private SoundTitle() {}

    /** Name of container, codec and device: {@code video MP4/AAC (Apple iPhone 12)}. */
    static String of(String format, String codec, boolean hasVideo, Map<String, String> tags) {
        String first = format.split(",", 2)[0];
        String container = CONTAINERS.getOrDefault(first, first.toUpperCase(Locale.ROOT));
        if (first.equals("mov")) {
            String brand = tags.getOrDefault("major_brand", "").strip();
            container =
                    BRANDS.getOrDefault(
                            brand.substring(0, Math.min(3, brand.length())).strip(), container);
        }
        String coding =
                codec.startsWith("pcm_")
                        ? "PCM"
                        : CODECS.getOrDefault(codec, codec.toUpperCase(Locale.ROOT));
        String title = container.equals(coding) ? container : container + "/" + coding;
        String device = device(tags);
        return (hasVideo ? "video " : "") + title + (device.isEmpty() ? "" : " (" + device + ")");
    }

    /** The device or program that made the file, by the tags of phones and recorders. */
    private static String device(Map<String, String> tags) {
        String android = tags.getOrDefault("com.android.version", "");
        if (!android.isBlank()) {
            return PlainText.of("Android " + android, DEVICE_CHARACTERS_MOST);
        }
        String apple =
                String.join(
                        " ",
                        tags.getOrDefault("com.apple.quicktime.make", ""),
                        tags.getOrDefault("com.apple.quicktime.model", ""));
        if (!apple.isBlank()) {
            return PlainText.of(apple.strip(), DEVICE_CHARACTERS_MOST);
        }
        for (String key : List.of("encoded_by", "originator", "make")) {
            String value = tags.getOrDefault(key, "");
            if (!value.isBlank()) {
                return PlainText.of(value.strip(), DEVICE_CHARACTERS_MOST);
            }
        }
        return "";
    }
}
