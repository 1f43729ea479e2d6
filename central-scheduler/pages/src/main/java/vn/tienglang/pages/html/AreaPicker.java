package vn.tienglang.pages.html;

import java.util.List;

/**
 * Choice of an area.
 *
 * @param groups areas with stations, and the results of a search
 * @param search the search text
 * @param answer result of the search as a sentence; empty when there is none
 */
public record AreaPicker(List<ChoiceGroup> groups, String search, String answer) {
    /** Takes a copy. */
    public AreaPicker {
        groups = List.copyOf(groups);
    }
}
