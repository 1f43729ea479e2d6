package vn.tienglang.central.web.page;

import java.util.List;

/**
 * The form of something that is to be handed over every day.
 *
 * @param path where it is sent
 * @param unit whose it is
 * @param bulletins what is handed over
 * @param fallbacks what is told in its place
 */
public record HandOverFormPage(
        Frame frame,
        Form form,
        String path,
        AreaPick unit,
        List<Choice> bulletins,
        List<Choice> fallbacks) {
    /** Takes copies. */
    public HandOverFormPage {
        bulletins = List.copyOf(bulletins);
        fallbacks = List.copyOf(fallbacks);
    }
}
