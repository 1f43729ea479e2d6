package vn.tienglang.pages.handover;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * The form of something that is to be handed over every day.
 *
 * @param path where it is sent
 * @param unit whose it is
 * @param bulletins what is handed over
 * @param fallbacks what is told in its place
 */
public record HandOverFormPage(
        PageFrame frame,
        Form form,
        String path,
        AreaPicker unit,
        List<Choice> bulletins,
        List<Choice> fallbacks) {
    /** Takes copies. */
    public HandOverFormPage {
        bulletins = List.copyOf(bulletins);
        fallbacks = List.copyOf(fallbacks);
    }
}
