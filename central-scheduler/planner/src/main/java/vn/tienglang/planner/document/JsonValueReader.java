package vn.tienglang.planner.document;

import java.util.ArrayList;
import java.util.List;
import vn.tienglang.airtime.PlainText;

/**
 * Strict reader of JSON as defined by RFC 8259: no trailing comma, comment, trailing text or
 * unpaired surrogate. Keys and texts are composed. It recurses to at most {@link
 * DocumentLimits#DEPTH} levels.
 */
final class JsonValueReader {
    /** Syntax error with its position. */
    static final class JsonSyntaxException extends Exception {
        private static final long serialVersionUID = 1;

        JsonSyntaxException(String message) {
            super(message);
        }
    }

    private final String text;
    private final int maxValues;
    private int position;
    private int values;
    private int depth;

    private JsonValueReader(String text, int maxValues) {
        this.text = text;
        this.maxValues = maxValues;
    }

    /**
     * Parses the single value of this text.
     *
     * @param maxValues the maximum number of values, including the root
     */
    static JsonValue read(String text, int maxValues) throws JsonSyntaxException {
        var reader = new JsonValueReader(text, maxValues);
        JsonValue value = reader.value();
        reader.skipBlanks();
        if (reader.position < text.length()) {
            throw reader.syntaxError("nothing may follow the end");
        }
        return value;
    }

    private JsonValue value() throws JsonSyntaxException {
        skipBlanks();
        if (++values > maxValues) {
            throw syntaxError("more than " + maxValues + " values");
        }
        return switch (peek()) {
            case '{' -> fields();
            case '[' -> items();
            case '"' -> new JsonValue.StringValue(string());
            case 't' -> literal("true", new JsonValue.BooleanValue(true));
            case 'f' -> literal("false", new JsonValue.BooleanValue(false));
            case 'n' -> literal("null", new JsonValue.NullValue());
            default -> number();
        };
    }

    private JsonValue fields() throws JsonSyntaxException {
        enterNesting();
        var fields = new ArrayList<JsonValue.Field>();
        skipBlanks();
        if (!accept('}')) {
            do {
                skipBlanks();
                if (peek() != '"') {
                    throw syntaxError("a key in double quotes must stand here");
                }
                String key = string();
                skipBlanks();
                if (!accept(':')) {
                    throw syntaxError("a colon must stand here");
                }
                fields.add(new JsonValue.Field(key, value()));
                skipBlanks();
            } while (accept(','));
            if (!accept('}')) {
                throw syntaxError("a comma or } must stand here");
            }
        }
        depth--;
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }

    private JsonValue items() throws JsonSyntaxException {
        enterNesting();
        var items = new ArrayList<JsonValue>();
        skipBlanks();
        if (!accept(']')) {
            do {
                items.add(value());
                skipBlanks();
            } while (accept(','));
            if (!accept(']')) {
                throw syntaxError("a comma or ] must stand here");
            }
        }
        depth--;
        return new JsonValue.ArrayValue(List.copyOf(items));
    }

    private void enterNesting() throws JsonSyntaxException {
        position++;
        if (++depth > DocumentLimits.DEPTH) {
            throw syntaxError("nested deeper than " + DocumentLimits.DEPTH);
        }
    }

    private JsonValue literal(String word, JsonValue value) throws JsonSyntaxException {
        if (!text.startsWith(word, position)) {
            throw syntaxError("a value must stand here");
        }
        position += word.length();
        return value;
    }

    /** {@code -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?}. */
    private JsonValue number() throws JsonSyntaxException {
        int start = position;
        accept('-');
        if (!accept('0')) {
            digits("a value must stand here");
        }
        if (accept('.')) {
            digits("a digit must stand here");
        }
        if (accept('e') || accept('E')) {
            if (!accept('+')) {
                accept('-');
            }
            digits("a digit must stand here");
        }
        return new JsonValue.NumberValue(text.substring(start, position));
    }

    private void digits(String problem) throws JsonSyntaxException {
        int start = position;
        while (peek() >= '0' && peek() <= '9') {
            position++;
        }
        if (position == start) {
            throw syntaxError(problem);
        }
    }

    private String string() throws JsonSyntaxException {
        position++;
        var string = new StringBuilder();
        while (!accept('"')) {
            char nextChar = peek();
            if (position >= text.length()) {
                throw syntaxError("the text ends within quotes");
            }
            if (nextChar < ' ') {
                throw syntaxError("a control character within quotes");
            }
            position++;
            string.append(nextChar == '\\' ? escaped() : nextChar);
        }
        if (hasUnpairedSurrogate(string)) {
            throw syntaxError("half a character before here");
        }
        return PlainText.composed(string.toString());
    }

    private char escaped() throws JsonSyntaxException {
        char sign = peek();
        position++;
        return switch (sign) {
            case '"', '\\', '/' -> sign;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw syntaxError("no such escape");
        };
    }

    private char hexadecimal() throws JsonSyntaxException {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (value < 0) {
                throw syntaxError("four hexadecimal digits must stand here");
            }
            code = code * 16 + value;
            position++;
        }
        return (char) code;
    }

    private static boolean hasUnpairedSurrogate(CharSequence string) {
        return string.codePoints().anyMatch(code -> code >= 0xd800 && code <= 0xdfff);
    }

    private void skipBlanks() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    /** Returns the next character; at the end, a character that is never valid. */
    private char peek() {
        return position < text.length() ? text.charAt(position) : '\0';
    }

    private boolean accept(char expected) {
        boolean matches = position < text.length() && text.charAt(position) == expected;
        position += matches ? 1 : 0;
        return matches;
    }

    private JsonSyntaxException syntaxError(String problem) {
        int end = Math.min(position, text.length());
        int line = 1;
        int lineStart = 0;
        for (int index = 0; index < end; index++) {
            if (text.charAt(index) == '\n') {
                line++;
                lineStart = index + 1;
            }
        }
        return new JsonSyntaxException(
                "line " + line + ", character " + (end - lineStart + 1) + ": " + problem);
    }
}
