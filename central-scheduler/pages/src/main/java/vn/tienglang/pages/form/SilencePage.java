package vn.tienglang.pages.form;

import java.util.List;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page with the airings that a change would silence.
 *
 * @param orders a sentence for each order
 * @param action path of the form that was sent
 * @param fields the values that were sent
 * @param back path of the way back
 */
public record SilencePage(
        PageFrame frame,
        String intro,
        List<String> orders,
        String action,
        List<HiddenField> fields,
        String back) {
    /** Value that the form sends again. */
    public record HiddenField(String name, String value) {}
}
