package vn.tienglang.pages.navigation;

import java.util.List;

/**
 * Links of one kind of work.
 *
 * @param name name of the group in addresses of the page, such as {@code content}
 * @param text displayed text; empty for a group without a heading
 */
public record NavigationGroup(String name, String text, List<NavigationEntry> entries) {
    /** Takes a copy. */
    public NavigationGroup {
        entries = List.copyOf(entries);
    }

    /** Whether the present page belongs to one of the entries. */
    public boolean here() {
        return entries.stream().anyMatch(NavigationEntry::here);
    }
}
