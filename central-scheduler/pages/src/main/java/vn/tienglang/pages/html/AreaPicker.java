package vn.tienglang.pages.html;

import java.util.List;

/**
 * A place to be chosen.
 *
 * @param groups where there are stations, and what a search found
 * @param search what was searched for
 * @param answer what to say of the search; empty when there is nothing to say
 */
public record AreaPicker(List<ChoiceGroup> groups, String search, String answer) {
    /** Takes a copy. */
    public AreaPicker {
        groups = List.copyOf(groups);
    }
}
