package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * Page to edit a playbook.
 *
 * @param path path of the page
 * @param theirs the current version after a conflict
 * @param versions all versions, latest first
 */
public record PlaybookPage(
        PageFrame frame, Form form, String path, List<String> theirs, List<Detail> versions) {
    /** Takes copies. */
    public PlaybookPage {
        theirs = List.copyOf(theirs);
        versions = List.copyOf(versions);
    }
}
