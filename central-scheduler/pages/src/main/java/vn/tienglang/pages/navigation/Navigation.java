package vn.tienglang.pages.navigation;

import java.util.List;

/**
 * Navigation of one page for one person.
 *
 * @param groups all entries by kind of work
 * @param shortcuts the entries of the bar at the bottom of a phone
 * @param emergency path of the form of an emergency; empty when this person may not release one
 */
public record Navigation(
        List<NavigationGroup> groups, List<NavigationEntry> shortcuts, String emergency) {
    /** The navigation of a page that nobody is signed in for. */
    public static final Navigation NONE = new Navigation(List.of(), List.of(), "");

    /** Takes copies. */
    public Navigation {
        groups = List.copyOf(groups);
        shortcuts = List.copyOf(shortcuts);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return groups.isEmpty();
    }
}
