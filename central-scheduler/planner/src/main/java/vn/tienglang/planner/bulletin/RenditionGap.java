package vn.tienglang.planner.bulletin;

import java.time.LocalDate;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;

/**
 * A bulletin that cannot be told in a language it is wanted in. It is shown until somebody closes
 * it; no other language ever stands in.
 *
 * @param bulletin which bulletin
 * @param title what people call it
 * @param area for whom it was wanted
 * @param language in which language it cannot be told
 * @param missingParts what is lacking, at least one, in the order in which it should be seen to
 * @param until the last day on which closing it helps
 */
public record RenditionGap(
        BulletinId bulletin,
        String title,
        AreaCode area,
        LanguageTag language,
        List<Rendition.MissingPart> missingParts,
        LocalDate until) {
    /** Takes a copy; refuses a gap in which nothing is lacking. */
    public RenditionGap {
        missingParts = List.copyOf(missingParts);
        if (missingParts.isEmpty()) {
            throw new IllegalArgumentException("no gap in " + bulletin + ", " + language);
        }
    }
}
