package vn.tienglang.planner.document;

import java.util.List;

/** JSON value as defined by RFC 8259. */
sealed interface JsonValue {
    /** A string. */
    record StringValue(String value) implements JsonValue {}

    /** A number, as it is written and not converted. */
    record NumberValue(String digits) implements JsonValue {}

    /** A boolean. */
    record BooleanValue(boolean value) implements JsonValue {}

    /** The word {@code null}. */
    record NullValue() implements JsonValue {}

    /** An array. */
    record ArrayValue(List<JsonValue> items) implements JsonValue {}

    /** An object; a key may be repeated, which the reader of the object reports. */
    record ObjectValue(List<Field> fields) implements JsonValue {}

    /** Key with its value. */
    record Field(String key, JsonValue value) {}

    /** Returns the name of its type for messages. */
    default String kind() {
        return switch (this) {
            case StringValue _ -> "text";
            case NumberValue _ -> "a number";
            case BooleanValue _ -> "true or false";
            case NullValue _ -> "null";
            case ArrayValue _ -> "a list";
            case ObjectValue _ -> "an object";
        };
    }
}
