package vn.tienglang.audio.clips;

import java.text.Normalizer;
import java.util.Locale;
import vn.tienglang.airtime.Clip;

/** File names of clips, in characters that every file system allows. */
final class ClipFileNames {
    private static final int CHARACTERS_MOST = 60;

    private ClipFileNames() {}

    /**
     * The file name for a title, without extension: {@code Nhạc hiệu} becomes {@code nhac-hieu}.
     * When no character of the title is left, it is the beginning of the clip id.
     */
    static String of(Clip clip) {
        String plain =
                Normalizer.normalize(clip.title(), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .toLowerCase(Locale.ROOT)
                        .replace('đ', 'd')
                        .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.substring(0, Math.min(plain.length(), CHARACTERS_MOST));
        String name = cut.replaceAll("^-+|-+$", "");
        return name.isEmpty() ? clip.id().brief() : name;
    }
}
