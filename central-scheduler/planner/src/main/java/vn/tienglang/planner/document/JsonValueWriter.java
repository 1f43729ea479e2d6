package vn.tienglang.planner.document;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writer of readable JSON: two spaces a level, one value a line; a list or object of plain values
 * that fits into {@value #COLUMNS} columns is on one line. Equal values give equal text.
 */
final class JsonValueWriter {
    private static final int COLUMNS = 100;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private JsonValueWriter() {}

    /** Returns the text of this value; it ends with a line feed. */
    static String of(JsonValue value) {
        var writer = new JsonValueWriter();
        writer.write(value, "", 0);
        return writer.text.append('\n').toString();
    }

    /**
     * Writes one value.
     *
     * @param column the current length of the line
     */
    private void write(JsonValue value, String indent, int column) {
        if (isFlat(value)) {
            String line = onOneLine(value);
            if (isPlain(value) || column + line.length() < COLUMNS) {
                text.append(line);
                return;
            }
        }
        switch (value) {
            case JsonValue.ArrayValue(List<JsonValue> items) -> {
                text.append('[');
                String separator = "\n";
                for (JsonValue item : items) {
                    text.append(separator).append(indent).append(INDENT);
                    write(item, indent + INDENT, indent.length() + INDENT.length());
                    separator = ",\n";
                }
                text.append('\n').append(indent).append(']');
            }
            case JsonValue.ObjectValue(List<JsonValue.Field> fields) -> {
                text.append('{');
                String separator = "\n";
                for (JsonValue.Field field : fields) {
                    String key = quoted(field.key()) + ": ";
                    text.append(separator).append(indent).append(INDENT).append(key);
                    int position = indent.length() + INDENT.length() + key.length();
                    write(field.value(), indent + INDENT, position);
                    separator = ",\n";
                }
                text.append('\n').append(indent).append('}');
            }
            case JsonValue.StringValue _,
                    JsonValue.NumberValue _,
                    JsonValue.BooleanValue _,
                    JsonValue.NullValue _ ->
                    text.append(onOneLine(value));
        }
    }

    /** Returns whether no value nests deeper than one level. */
    private static boolean isFlat(JsonValue value) {
        return switch (value) {
            case JsonValue.ArrayValue(List<JsonValue> items) ->
                    items.stream().allMatch(JsonValueWriter::isPlain);
            case JsonValue.ObjectValue(List<JsonValue.Field> fields) ->
                    fields.stream().allMatch(field -> isPlain(field.value()));
            case JsonValue.StringValue _,
                    JsonValue.NumberValue _,
                    JsonValue.BooleanValue _,
                    JsonValue.NullValue _ ->
                    true;
        };
    }

    private static boolean isPlain(JsonValue value) {
        return switch (value) {
            case JsonValue.ArrayValue(List<JsonValue> items) -> items.isEmpty();
            case JsonValue.ObjectValue(List<JsonValue.Field> fields) -> fields.isEmpty();
            case JsonValue.StringValue _,
                    JsonValue.NumberValue _,
                    JsonValue.BooleanValue _,
                    JsonValue.NullValue _ ->
                    true;
        };
    }

    private static String onOneLine(JsonValue value) {
        return switch (value) {
            case JsonValue.StringValue(String text) -> quoted(text);
            case JsonValue.NumberValue(String digits) -> digits;
            case JsonValue.BooleanValue(boolean flag) -> Boolean.toString(flag);
            case JsonValue.NullValue _ -> "null";
            case JsonValue.ArrayValue(List<JsonValue> items) ->
                    items.stream()
                            .map(JsonValueWriter::onOneLine)
                            .collect(Collectors.joining(", ", "[", "]"));
            case JsonValue.ObjectValue(List<JsonValue.Field> fields) ->
                    fields.stream()
                            .map(field -> quoted(field.key()) + ": " + onOneLine(field.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** Escapes only what JSON requires; Vietnamese stays readable. */
    private static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        for (int index = 0; index < text.length(); index++) {
            char sign = text.charAt(index);
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (sign < ' ' || isUnpairedSurrogate(text, index)) {
                        quoted.append("\\u").append(hexadecimal(sign));
                    } else {
                        quoted.append(sign);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isUnpairedSurrogate(String text, int index) {
        char sign = text.charAt(index);
        if (Character.isHighSurrogate(sign)) {
            return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
        }
        return Character.isLowSurrogate(sign)
                && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
    }

    private static String hexadecimal(char sign) {
        return HexFormat.of().toHexDigits(sign);
    }
}
