package vn.tienglang.pages.html;

import java.util.List;

/**
 * Notice at the top of a page.
 *
 * @param mark the sentence
 * @param lines further lines; may be empty
 * @param undo how to undo it; empty when it cannot be undone
 */
public record Notice(Badge mark, List<String> lines, List<UndoAction> undo) {
    /** Takes copies. */
    public Notice {
        lines = List.copyOf(lines);
        undo = List.copyOf(undo);
    }

    /** A notice that cannot be undone. */
    public Notice(Badge mark, List<String> lines) {
        this(mark, lines, List.of());
    }

    /** The same notice with a way to undo what it reports. */
    public Notice with(UndoAction action) {
        return new Notice(mark, lines, List.of(action));
    }

    /** A notice without further lines. */
    public static Notice of(BadgeTone tone, String text) {
        return new Notice(new Badge(tone, text), List.of());
    }
}
