package vn.tienglang.pages.html;

import java.util.List;

/**
 * Notice at the top of a page.
 *
 * @param mark the sentence
 * @param lines further lines; may be empty
 */
public record Notice(Badge mark, List<String> lines) {
    /** Takes a copy. */
    public Notice {
        lines = List.copyOf(lines);
    }

    /** A notice without further lines. */
    public static Notice of(BadgeTone tone, String text) {
        return new Notice(new Badge(tone, text), List.of());
    }
}
