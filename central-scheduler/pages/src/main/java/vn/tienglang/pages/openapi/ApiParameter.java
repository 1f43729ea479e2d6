package vn.tienglang.pages.openapi;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Parameter of an operation, in the path or in the query.
 *
 * @param description for people; empty when the name says it all
 * @param schema keywords of JSON Schema, such as type and format
 */
public record ApiParameter(
        String name,
        boolean inPath,
        boolean required,
        String description,
        Map<String, Object> schema) {
    public ApiParameter {
        schema = Map.copyOf(schema);
    }

    /** A text in the path. */
    public static ApiParameter path(String name, String description) {
        return new ApiParameter(name, true, true, description, Map.of("type", "string"));
    }

    /** A text in the query that may be absent. */
    public static ApiParameter optional(String name, String description) {
        return new ApiParameter(name, false, false, description, Map.of("type", "string"));
    }

    /** A text in the query. */
    public static ApiParameter required(String name, String description) {
        return new ApiParameter(name, false, true, description, Map.of("type", "string"));
    }

    /** The same parameter with one more keyword of JSON Schema. */
    public ApiParameter with(String keyword, Object value) {
        var more = new TreeMap<>(schema);
        more.put(keyword, value);
        return new ApiParameter(name, inPath, required, description, more);
    }

    /** The same parameter as a whole number. */
    public ApiParameter integer() {
        return with("type", "integer");
    }

    /** The same parameter with only these texts allowed. */
    public ApiParameter oneOf(List<String> values) {
        return with("enum", values);
    }

    /** The same parameter with only the constants of this enum allowed, in kebab case. */
    public ApiParameter oneOf(Class<? extends Enum<?>> constants) {
        return oneOf(
                Arrays.stream(constants.getEnumConstants())
                        .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .toList());
    }
}
