package vn.tienglang.pages.situation;

import java.util.List;
import vn.tienglang.pages.html.Detail;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.PageFrame;

/**
 * What is done in one situation, to be changed.
 *
 * @param path its own address
 * @param theirs how it stands now, when somebody else changed it meanwhile
 * @param versions every version, latest first
 */
public record PlaybookPage(
        PageFrame frame, Form form, String path, List<String> theirs, List<Detail> versions) {
    /** Takes copies. */
    public PlaybookPage {
        theirs = List.copyOf(theirs);
        versions = List.copyOf(versions);
    }
}
