package vn.tienglang.pages.explain;

import java.util.List;

/**
 * Order that is not played.
 *
 * @param order title and owner
 * @param about when, or how often and where
 * @param reason the reason
 * @param remedies who has to do what; empty when only the plan can be changed
 * @param path path of the page to do it; empty when there is none
 */
public record UnplacedLine(
        String order, String about, String reason, List<String> remedies, String path) {
    /** Takes a copy. */
    public UnplacedLine {
        remedies = List.copyOf(remedies);
    }
}
