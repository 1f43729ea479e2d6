package vn.tienglang.pages.station;

import java.util.List;
import vn.tienglang.pages.html.Badge;

/**
 * Chain of as-run entries on the page of a station, in finished text.
 *
 * @param name heading with the id of the chain
 * @param link what it says about the chain before it
 * @param warning notice that two boards report, or reported, with one card; empty if not
 * @param branches a line for each branch: its range, its last entry, when it was last written
 * @param gaps a line for each missing range
 */
public record ChainView(
        String name, Badge link, String warning, List<String> branches, List<String> gaps) {
    /** Takes copies. */
    public ChainView {
        branches = List.copyOf(branches);
        gaps = List.copyOf(gaps);
    }
}
