package vn.tienglang.planner.form;

import java.util.List;

/** JSON as a value, as RFC 8259 has it. */
sealed interface Json {
    /** A string. */
    record Text(String value) implements Json {}

    /** A number, as it is written: nobody has bent it yet. */
    record Figure(String digits) implements Json {}

    /** True or false. */
    record Flag(boolean value) implements Json {}

    /** The word {@code null}. */
    record Nothing() implements Json {}

    /** An array. */
    record Items(List<Json> items) implements Json {}

    /** An object; a key may stand twice, and whoever reads it says so. */
    record Fields(List<Field> fields) implements Json {}

    /** A key with its value. */
    record Field(String key, Json value) {}

    /** What it is, for people. */
    default String kind() {
        return switch (this) {
            case Text _ -> "text";
            case Figure _ -> "a number";
            case Flag _ -> "true or false";
            case Nothing _ -> "null";
            case Items _ -> "a list";
            case Fields _ -> "an object";
        };
    }
}
