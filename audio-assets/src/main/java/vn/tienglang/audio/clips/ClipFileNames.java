package vn.tienglang.audio.clips;

import java.text.Normalizer;
import java.util.Locale;
import vn.tienglang.airtime.Clip;

/** What files are called, so that every file system and every memory stick can say it. */
final class ClipFileNames {
    private static final int CHARACTERS_MOST = 60;

    private ClipFileNames() {}

    /**
     * A name after the title, without an ending: {@code Nhạc hiệu} becomes {@code nhac-hieu}. A
     * title of which nothing is left gives the beginning of the clip's id.
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
