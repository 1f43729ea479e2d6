package vn.tienglang.pages.html;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Values of a form, and its errors.
 *
 * @param values the value of each field; for check boxes all ticked values, separated by a space
 * @param faults one sentence for each error, by field
 */
public record Form(Map<String, String> values, Map<String, List<String>> faults) {
    /** Takes copies. */
    public Form {
        values = Map.copyOf(values);
        faults = Map.copyOf(faults);
    }

    /** A form without errors. */
    public static Form of(Map<String, String> values) {
        return new Form(values, Map.of());
    }

    /** The value of a field; empty when it was not filled in. */
    public String value(String field) {
        return values.getOrDefault(field, "");
    }

    /** Whether this value is selected or ticked. */
    public boolean has(String field, String value) {
        return Arrays.asList(value(field).split(" ", -1)).contains(value);
    }

    /** The error of a field. */
    public List<String> faultsOf(String field) {
        return faults.getOrDefault(field, List.of());
    }
}
