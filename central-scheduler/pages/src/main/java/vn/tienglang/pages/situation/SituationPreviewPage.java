package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.PageFrame;

/**
 * What a raising would bring, before it is released.
 *
 * @param values what the form says, to be sent again
 * @param wanted what is wanted, in words
 * @param brings what it would bring
 * @param warnings what somebody should think of first
 */
public record SituationPreviewPage(
        PageFrame frame,
        List<Choice> values,
        List<Detail> wanted,
        List<Detail> brings,
        List<Badge> warnings) {
    /** Takes copies. */
    public SituationPreviewPage {
        values = List.copyOf(values);
        wanted = List.copyOf(wanted);
        brings = List.copyOf(brings);
        warnings = List.copyOf(warnings);
    }
}
