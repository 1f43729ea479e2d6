package vn.tienglang.central.web.page;

import java.util.List;

/**
 * What a raising would bring, before it is released.
 *
 * @param values what the form says, to be sent again
 * @param wanted what is wanted, in words
 * @param brings what it would bring
 * @param warnings what somebody should think of first
 */
public record PreviewPage(
        Frame frame,
        List<Choice> values,
        List<Detail> wanted,
        List<Detail> brings,
        List<Mark> warnings) {
    /** Takes copies. */
    public PreviewPage {
        values = List.copyOf(values);
        wanted = List.copyOf(wanted);
        brings = List.copyOf(brings);
        warnings = List.copyOf(warnings);
    }
}
