package vn.tienglang.pages.policy;

import java.util.List;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * One policy, every revision of it, and the form that ends it.
 *
 * @param path its own address
 * @param now what it says
 * @param open whether it can still be ended
 * @param revisions every revision, latest first
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
