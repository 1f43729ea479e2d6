package vn.tienglang.pages.html;

import java.util.List;

/** Label with one or more lines of text. */
public record Detail(String label, List<PageLink> lines) {
    /** Takes a copy. */
    public Detail {
        lines = List.copyOf(lines);
    }

    /** Lines without links. */
    public static Detail of(String label, String... lines) {
        return new Detail(
                label, List.of(lines).stream().map(text -> new PageLink("", text)).toList());
    }

    /** The same. */
    public static Detail of(String label, List<String> lines) {
        return of(label, lines.toArray(String[]::new));
    }
}
