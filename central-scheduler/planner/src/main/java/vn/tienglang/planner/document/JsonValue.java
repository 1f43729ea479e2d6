package vn.tienglang.planner.document;

import java.util.List;

/** JSON as a value, as RFC 8259 has it. */
sealed interface JsonValue {
    /** A string. */
    record StringValue(String value) implements JsonValue {}

    /** A number, as it is written: nobody has bent it yet. */
    record NumberValue(String digits) implements JsonValue {}

    /** True or false. */
    record BooleanValue(boolean value) implements JsonValue {}

    /** The word {@code null}. */
    record NullValue() implements JsonValue {}

    /** An array. */
    record ArrayValue(List<JsonValue> items) implements JsonValue {}

    /** An object; a key may stand twice, and whoever reads it says so. */
    record ObjectValue(List<Field> fields) implements JsonValue {}

    /** A key with its value. */
    record Field(String key, JsonValue value) {}

    /** What it is, for people. */
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
