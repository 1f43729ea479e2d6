package vn.tienglang.pages.explain;

import java.util.List;

/**
 * Something that was ordered and is not heard.
 *
 * @param order what people call it, and whose it is
 * @param about when, or how often and where
 * @param reason why
 * @param remedies who has to do what; none where only the plan can be changed
 * @param path the page on which it is done; empty when there is none
 */
public record UnplacedLine(
        String order, String about, String reason, List<String> remedies, String path) {
    /** Takes a copy. */
    public UnplacedLine {
        remedies = List.copyOf(remedies);
    }
}
