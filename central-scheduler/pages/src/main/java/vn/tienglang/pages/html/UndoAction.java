package vn.tienglang.pages.html;

import java.util.List;

/**
 * Button of a notice that undoes what was just done.
 *
 * @param label text of the button
 * @param path the route that undoes it
 * @param fields hidden fields of the form, as name and value
 */
public record UndoAction(String label, String path, List<Field> fields) {
    /** Takes a copy. */
    public UndoAction {
        fields = List.copyOf(fields);
    }

    /** Hidden field. */
    public record Field(String name, String value) {}
}
