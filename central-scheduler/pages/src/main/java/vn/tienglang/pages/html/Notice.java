package vn.tienglang.pages.html;

import java.util.List;

/**
 * Something said at the top of a page.
 *
 * @param mark the sentence
 * @param lines what belongs to it, line by line; may be empty
 */
public record Notice(Badge mark, List<String> lines) {
    /** Takes a copy. */
    public Notice {
        lines = List.copyOf(lines);
    }

    /** A sentence alone. */
    public static Notice of(BadgeTone tone, String text) {
        return new Notice(new Badge(tone, text), List.of());
    }
}
