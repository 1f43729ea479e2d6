package vn.tienglang.pages.navigation;

import java.util.Map;

/**
 * Present state that the navigation shows.
 *
 * @param numbers numbers beside entries, by path of the entry; 0 is not shown
 * @param mayReleaseEmergencies whether the person may release an emergency anywhere
 */
public record NavigationState(Map<String, Integer> numbers, boolean mayReleaseEmergencies) {
    /**
     * Nothing is known, because the database fails. The button stays: its form checks the right.
     */
    public static final NavigationState UNKNOWN = new NavigationState(Map.of(), true);

    /** Takes a copy. */
    public NavigationState {
        numbers = Map.copyOf(numbers);
    }

    /** The number beside the entry of this path. */
    int number(String path) {
        return numbers.getOrDefault(path, 0);
    }
}
