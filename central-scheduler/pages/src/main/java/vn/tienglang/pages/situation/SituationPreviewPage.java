package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.PageFrame;

/**
 * Preview of a raised situation.
 *
 * @param values values of the form, to be sent again
 * @param wanted the request in words
 * @param brings the effect
 * @param isSilencing whether it displaces airings that stay ordered, which has to be accepted
 * @param warnings warnings
 */
public record SituationPreviewPage(
        PageFrame frame,
        List<Choice> values,
        List<Detail> wanted,
        List<Detail> brings,
        boolean isSilencing,
        List<Badge> warnings) {
    /** Takes copies. */
    public SituationPreviewPage {
        values = List.copyOf(values);
        wanted = List.copyOf(wanted);
        brings = List.copyOf(brings);
        warnings = List.copyOf(warnings);
    }
}
