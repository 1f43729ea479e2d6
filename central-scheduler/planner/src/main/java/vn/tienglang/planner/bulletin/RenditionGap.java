package vn.tienglang.planner.bulletin;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;

/**
 * Missing rendition of a bulletin in a wanted language. It is shown until it is closed; another
 * language never replaces it.
 *
 * @param bulletin the bulletin
 * @param title its title
 * @param area the area it is wanted for
 * @param language the missing language
 * @param missingParts the missing parts, at least one, in the order of the work
 * @param until the last day on which closing it helps
 */
public record RenditionGap(
        BulletinId bulletin,
        String title,
        AreaCode area,
        LanguageTag language,
        List<Rendition.MissingPart> missingParts,
        LocalDate until) {
    /** Copies the list; rejects an empty one. */
    public RenditionGap {
        missingParts = List.copyOf(missingParts);
        if (missingParts.isEmpty()) {
            throw new IllegalArgumentException("no gap in " + bulletin + ", " + language);
        }
    }
}
