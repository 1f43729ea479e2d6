package vn.tienglang.planner.form;

import java.util.ArrayList;
import java.util.List;

/**
 * Reads JSON strictly as RFC 8259 has it: no trailing comma, no comment, nothing after the end, no
 * half of a character. It recurses, and no deeper than {@link FormLimits#DEPTH}.
 */
final class JsonReader {
    /** That a text is no JSON, in words that say where. */
    static final class NotJson extends Exception {
        private static final long serialVersionUID = 1;

        NotJson(String message) {
            super(message);
        }
    }

    private final String text;
    private final int valuesMost;
    private int at;
    private int values;
    private int depth;

    private JsonReader(String text, int valuesMost) {
        this.text = text;
        this.valuesMost = valuesMost;
    }

    /**
     * The one value in this text.
     *
     * @param valuesMost how many values it may consist of, itself included
     */
    static Json read(String text, int valuesMost) throws NotJson {
        var reader = new JsonReader(text, valuesMost);
        Json value = reader.value();
        reader.skipBlanks();
        if (reader.at < text.length()) {
            throw reader.refuse("nothing may follow the end");
        }
        return value;
    }

    private Json value() throws NotJson {
        skipBlanks();
        if (++values > valuesMost) {
            throw refuse("more than " + valuesMost + " values");
        }
        return switch (peek()) {
            case '{' -> fields();
            case '[' -> items();
            case '"' -> new Json.Text(string());
            case 't' -> word("true", new Json.Flag(true));
            case 'f' -> word("false", new Json.Flag(false));
            case 'n' -> word("null", new Json.Nothing());
            default -> figure();
        };
    }

    private Json fields() throws NotJson {
        descend();
        var fields = new ArrayList<Json.Field>();
        skipBlanks();
        if (!take('}')) {
            do {
                skipBlanks();
                if (peek() != '"') {
                    throw refuse("a key in double quotes must stand here");
                }
                String key = string();
                skipBlanks();
                if (!take(':')) {
                    throw refuse("a colon must stand here");
                }
                fields.add(new Json.Field(key, value()));
                skipBlanks();
            } while (take(','));
            if (!take('}')) {
                throw refuse("a comma or } must stand here");
            }
        }
        depth--;
        return new Json.Fields(List.copyOf(fields));
    }

    private Json items() throws NotJson {
        descend();
        var items = new ArrayList<Json>();
        skipBlanks();
        if (!take(']')) {
            do {
                items.add(value());
                skipBlanks();
            } while (take(','));
            if (!take(']')) {
                throw refuse("a comma or ] must stand here");
            }
        }
        depth--;
        return new Json.Items(List.copyOf(items));
    }

    private void descend() throws NotJson {
        at++;
        if (++depth > FormLimits.DEPTH) {
            throw refuse("nested deeper than " + FormLimits.DEPTH);
        }
    }

    private Json word(String word, Json meaning) throws NotJson {
        if (!text.startsWith(word, at)) {
            throw refuse("a value must stand here");
        }
        at += word.length();
        return meaning;
    }

    /** {@code -? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?}. */
    private Json figure() throws NotJson {
        int start = at;
        take('-');
        if (!take('0')) {
            digits("a value must stand here");
        }
        if (take('.')) {
            digits("a digit must stand here");
        }
        if (take('e') || take('E')) {
            if (!take('+')) {
                take('-');
            }
            digits("a digit must stand here");
        }
        return new Json.Figure(text.substring(start, at));
    }

    private void digits(String complaint) throws NotJson {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start) {
            throw refuse(complaint);
        }
    }

    private String string() throws NotJson {
        at++;
        var string = new StringBuilder();
        while (!take('"')) {
            char next = peek();
            if (at >= text.length()) {
                throw refuse("the text ends within quotes");
            }
            if (next < ' ') {
                throw refuse("a control character within quotes");
            }
            at++;
            string.append(next == '\\' ? escaped() : next);
        }
        if (hasHalfCharacter(string)) {
            throw refuse("half a character before here");
        }
        return string.toString();
    }

    private char escaped() throws NotJson {
        char sign = peek();
        at++;
        return switch (sign) {
            case '"', '\\', '/' -> sign;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw refuse("no such escape");
        };
    }

    private char hexadecimal() throws NotJson {
        int code = 0;
        for (int digit = 0; digit < 4; digit++) {
            int value = peek() < 128 ? Character.digit(peek(), 16) : -1;
            if (value < 0) {
                throw refuse("four hexadecimal digits must stand here");
            }
            code = code * 16 + value;
            at++;
        }
        return (char) code;
    }

    private static boolean hasHalfCharacter(CharSequence string) {
        return string.codePoints().anyMatch(code -> code >= 0xd800 && code <= 0xdfff);
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    /** The next character, or one that may stand nowhere when there is none. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private boolean take(char wanted) {
        boolean stands = at < text.length() && text.charAt(at) == wanted;
        at += stands ? 1 : 0;
        return stands;
    }

    private NotJson refuse(String what) {
        int end = Math.min(at, text.length());
        int line = 1;
        int lineStart = 0;
        for (int index = 0; index < end; index++) {
            if (text.charAt(index) == '\n') {
                line++;
                lineStart = index + 1;
            }
        }
        return new NotJson("line " + line + ", character " + (end - lineStart + 1) + ": " + what);
    }
}
