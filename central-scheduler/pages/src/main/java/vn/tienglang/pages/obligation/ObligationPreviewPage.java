package vn.tienglang.pages.obligation;

import java.util.List;
import vn.tienglang.pages.html.Choice;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page that previews what an obligation places.
 *
 * @param path target of the form that stores it
 * @param values values of the form, to be sent again
 * @param about the obligation, its rules and its clips
 * @param stations the airings, station by station and day by day
 * @param more that there are more stations; empty when there are not
 */
public record ObligationPreviewPage(
        PageFrame frame,
        String path,
        List<Choice> values,
        List<Detail> about,
        List<Detail> stations,
        String more) {
    /** Takes copies. */
    public ObligationPreviewPage {
        values = List.copyOf(values);
        about = List.copyOf(about);
        stations = List.copyOf(stations);
    }
}
