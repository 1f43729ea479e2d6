package vn.tienglang.pages.html;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A form as somebody left it, and what is wrong in it.
 *
 * @param values what stands in each field; of boxes all that were ticked, with a space between them
 * @param faults one sentence for each thing that is wrong, by field
 */
public record Form(Map<String, String> values, Map<String, List<String>> faults) {
    /** Takes copies. */
    public Form {
        values = Map.copyOf(values);
        faults = Map.copyOf(faults);
    }

    /** A form in which nothing is wrong yet. */
    public static Form of(Map<String, String> values) {
        return new Form(values, Map.of());
    }

    /** What stands in a field; nothing in one that was never filled in. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether this is chosen, or among what was ticked. */
    public boolean has(String field, String value) {
        return Arrays.asList(value(field).split(" ", -1)).contains(value);
    }

    /** What is wrong with a field. */
    public List<String> faultsOf(String field) {
        return faults.getOrDefault(field, List.of());
    }
}
