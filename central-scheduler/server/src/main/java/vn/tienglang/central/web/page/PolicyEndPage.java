package vn.tienglang.central.web.page;

import java.util.List;

/**
 * One policy, every revision of it, and the form that ends it.
 *
 * @param path its own address
 * @param now what it says
 * @param open whether it can still be ended
 * @param revisions every revision, latest first
 */
public record PolicyEndPage(
        Frame frame,
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
