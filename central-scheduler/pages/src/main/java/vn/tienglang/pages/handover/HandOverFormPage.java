package vn.tienglang.pages.handover;

import java.util.List;
import vn.tienglang.pages.html.AreaPicker;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Form of a daily hand-over.
 *
 * @param path target of the form
 * @param unit the unit that owns it
 * @param bulletins bulletins to choose from
 * @param fallbacks bulletins that can replace it
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
