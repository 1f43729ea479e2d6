package vn.tienglang.planner.form;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes JSON for people: two spaces a level, one value a line; but a list or object of plain
 * values that fits into {@value #COLUMNS} columns stands on one line. The same value, the same
 * text.
 */
final class JsonText {
    private static final int COLUMNS = 100;
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The text of this value; ends with a line feed, as text files do. */
    static String of(Json value) {
        var writer = new JsonText();
        writer.write(value, "", 0);
        return writer.text.append('\n').toString();
    }

    /**
     * Writes one value.
     *
     * @param column how far the line has come already
     */
    private void write(Json value, String indent, int column) {
        if (isFlat(value)) {
            String line = onOneLine(value);
            if (isPlain(value) || column + line.length() < COLUMNS) {
                text.append(line);
                return;
            }
        }
        switch (value) {
            case Json.Items(List<Json> items) -> {
                text.append('[');
                String separator = "\n";
                for (Json item : items) {
                    text.append(separator).append(indent).append(INDENT);
                    write(item, indent + INDENT, indent.length() + INDENT.length());
                    separator = ",\n";
                }
                text.append('\n').append(indent).append(']');
            }
            case Json.Fields(List<Json.Field> fields) -> {
                text.append('{');
                String separator = "\n";
                for (Json.Field field : fields) {
                    String key = quoted(field.key()) + ": ";
                    text.append(separator).append(indent).append(INDENT).append(key);
                    int begun = indent.length() + INDENT.length() + key.length();
                    write(field.value(), indent + INDENT, begun);
                    separator = ",\n";
                }
                text.append('\n').append(indent).append('}');
            }
            case Json.Text _, Json.Figure _, Json.Flag _, Json.Nothing _ ->
                    text.append(onOneLine(value));
        }
    }

    /** Nothing lies within anything that lies within it. */
    private static boolean isFlat(Json value) {
        return switch (value) {
            case Json.Items(List<Json> items) -> items.stream().allMatch(JsonText::isPlain);
            case Json.Fields(List<Json.Field> fields) ->
                    fields.stream().allMatch(field -> isPlain(field.value()));
            case Json.Text _, Json.Figure _, Json.Flag _, Json.Nothing _ -> true;
        };
    }

    private static boolean isPlain(Json value) {
        return switch (value) {
            case Json.Items(List<Json> items) -> items.isEmpty();
            case Json.Fields(List<Json.Field> fields) -> fields.isEmpty();
            case Json.Text _, Json.Figure _, Json.Flag _, Json.Nothing _ -> true;
        };
    }

    private static String onOneLine(Json value) {
        return switch (value) {
            case Json.Text(String words) -> quoted(words);
            case Json.Figure(String digits) -> digits;
            case Json.Flag(boolean flag) -> Boolean.toString(flag);
            case Json.Nothing _ -> "null";
            case Json.Items(List<Json> items) ->
                    items.stream()
                            .map(JsonText::onOneLine)
                            .collect(Collectors.joining(", ", "[", "]"));
            case Json.Fields(List<Json.Field> fields) ->
                    fields.stream()
                            .map(field -> quoted(field.key()) + ": " + onOneLine(field.value()))
                            .collect(Collectors.joining(", ", "{", "}"));
        };
    }

    /** Vietnamese stands as it is read; only what JSON forbids within quotes is escaped. */
    private static String quoted(String words) {
        var quoted = new StringBuilder("\"");
        for (int index = 0; index < words.length(); index++) {
            char sign = words.charAt(index);
            switch (sign) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                default -> {
                    if (sign < ' ' || isHalf(words, index)) {
                        quoted.append("\\u").append(hexadecimal(sign));
                    } else {
                        quoted.append(sign);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean isHalf(String words, int index) {
        char sign = words.charAt(index);
        if (Character.isHighSurrogate(sign)) {
            return index + 1 == words.length()
                    || !Character.isLowSurrogate(words.charAt(index + 1));
        }
        return Character.isLowSurrogate(sign)
                && (index == 0 || !Character.isHighSurrogate(words.charAt(index - 1)));
    }

    private static String hexadecimal(char sign) {
        return HexFormat.of().toHexDigits(sign);
    }
}
