package vn.tienglang.central.web.page;

import java.util.List;

/**
 * What is done in one situation, to be changed.
 *
 * @param path its own address
 * @param theirs how it stands now, when somebody else changed it meanwhile
 * @param versions every version, latest first
 */
public record PlaybookPage(
        Frame frame, Form form, String path, List<String> theirs, List<Detail> versions) {
    /** Takes copies. */
    public PlaybookPage {
        theirs = List.copyOf(theirs);
        versions = List.copyOf(versions);
    }
}
