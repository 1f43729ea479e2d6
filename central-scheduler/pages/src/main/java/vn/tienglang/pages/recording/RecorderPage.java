package vn.tienglang.pages.recording;

import java.util.List;
import vn.tienglang.pages.html.ChoiceGroup;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page that records in the browser.
 *
 * @param title title of the bulletin; empty without one
 * @param text text to read; empty when there is none
 * @param tag language tag of the text
 * @param back path of the rendition; empty without a bulletin
 * @param meter address of the module that measures the level
 */
public record RecorderPage(
        PageFrame frame,
        String title,
        List<ChoiceGroup> languages,
        String text,
        String tag,
        String back,
        String meter) {
    /** Takes a copy. */
    public RecorderPage {
        languages = List.copyOf(languages);
    }
}
