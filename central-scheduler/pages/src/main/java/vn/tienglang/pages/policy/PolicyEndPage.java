package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page of one policy with the form that ends it.
 *
 * @param path path of the page
 * @param now the current rules
 * @param open whether it can still be ended
 * @param revisions all revisions, latest first
 */
public record PolicyEndPage(
        PageFrame frame,
        Form form,
        String path,
        List<Detail> now,
        boolean open,
        List<Detail> revisions) {
    /** Takes copies. */
    public PolicyEndPage {
        now = List.copyOf(now);
        revisions = List.copyOf(revisions);
    }
}
