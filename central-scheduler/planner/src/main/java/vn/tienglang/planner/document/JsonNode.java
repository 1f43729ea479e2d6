package vn.tienglang.planner.document;

import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.tienglang.airtime.PlainText;

/**
 * JSON value with its path and the problem collector. A method that cannot read the value reports a
 * problem and returns empty.
 *
 * @param path the path of the value
 * @param value the value
 * @param problems the problems of the whole text
 */
record JsonNode(String path, JsonValue value, DocumentProblems problems) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private static final int QUOTED = 60;

    /** Returns the node of a value under a key. */
    JsonNode child(String key, JsonValue child) {
        String suffix = NAME.matcher(key).matches() ? "." + key : "['" + abbreviate(key) + "']";
        return new JsonNode(path + suffix, child, problems);
    }

    /** Returns the node under that key; empty if the key is absent or this is not an object. */
    Optional<JsonNode> get(String key) {
        if (!(value instanceof JsonValue.ObjectValue(List<JsonValue.Field> fields))) {
            return Optional.empty();
        }
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(field -> child(key, field.value()));
    }

    /** Returns all nodes of an object; empty if this is not an object. */
    List<JsonNode> entries() {
        return value instanceof JsonValue.ObjectValue(List<JsonValue.Field> fields)
                ? fields.stream().map(field -> child(field.key(), field.value())).toList()
                : List.of();
    }

    /** Returns the items of a list; empty if this is not a list. */
    List<JsonNode> items() {
        if (!(value instanceof JsonValue.ArrayValue(List<JsonValue> items))) {
            return List.of();
        }
        var nodes = new ArrayList<JsonNode>(items.size());
        for (int index = 0; index < items.size(); index++) {
            nodes.add(new JsonNode(path + "[" + index + "]", items.get(index), problems));
        }
        return nodes;
    }

    /** Returns the items of the list under that key; empty if there is no list. */
    List<JsonNode> items(String key) {
        return get(key).map(JsonNode::items).orElse(List.of());
    }

    /** Reads the value without reporting problems. */
    <T> Optional<T> readWithoutProblems(Function<JsonNode, Optional<T>> reader) {
        return reader.apply(new JsonNode(path, value, new DocumentProblems()));
    }

    /** Reports a problem at this path. */
    void addProblem(String message) {
        problems.add(path, message);
    }

    /** Reports a problem and returns empty. */
    <T> Optional<T> reject(String message) {
        addProblem(message);
        return Optional.empty();
    }

    private <T> Optional<T> rejectType(String expected) {
        return reject("must be " + expected + ", not " + value.kind());
    }

    /**
     * Parses a short text.
     *
     * @param parser throws {@link IllegalArgumentException} or {@link DateTimeException} with a
     *     reason for an invalid text
     */
    <T> Optional<T> parse(Function<String, T> parser) {
        return text(DocumentLimits.LINE_CHARACTERS)
                .flatMap(text -> construct(() -> parser.apply(text)));
    }

    /** Reads a non-empty text on one line. */
    Optional<String> line() {
        return parse(text -> {
            if (!PlainText.isPlain(text)) {
                throw new IllegalArgumentException("must be words on one line");
            }
            return text;
        });
    }

    /** Reads a text on one line, which may be empty. */
    Optional<String> lineOrEmpty() {
        return value instanceof JsonValue.StringValue(String text) && text.isEmpty()
                ? Optional.of(text)
                : line();
    }

    /** Reads a text of at most this many characters. */
    Optional<String> text(int max) {
        if (!(value instanceof JsonValue.StringValue(String text))) {
            return rejectType("text");
        }
        return text.length() > max
                ? reject(text.length() + " characters; at most " + max)
                : Optional.of(text);
    }

    /** Reads an integer within these bounds, both included. */
    Optional<Integer> integer(int min, int max) {
        if (!(value instanceof JsonValue.NumberValue(String digits))) {
            return rejectType("a number");
        }
        if (!WHOLE.matcher(digits).matches()) {
            return reject("must be a whole number from " + min + " to " + max);
        }
        int number = Integer.parseInt(digits);
        return number < min || number > max
                ? reject(number + ": must be from " + min + " to " + max)
                : Optional.of(number);
    }

    /** Reads a boolean. */
    Optional<Boolean> bool() {
        return value instanceof JsonValue.BooleanValue(boolean flag)
                ? Optional.of(flag)
                : rejectType("true or false");
    }

    /** Reads a list; empty if any item is invalid. */
    <T> Optional<List<T>> list(Function<JsonNode, Optional<T>> item) {
        if (!(value instanceof JsonValue.ArrayValue)) {
            return rejectType("a list");
        }
        List<JsonNode> items = items();
        var read = new ArrayList<T>(items.size());
        items.forEach(node -> item.apply(node).ifPresent(read::add));
        return read.size() == items.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
    }

    /** Reads a list without repeated items. */
    <T> Optional<List<T>> distinct(Function<JsonNode, Optional<T>> item) {
        var seen = new HashSet<T>();
        return list(node -> {
            Optional<T> read = item.apply(node);
            return read.isPresent() && !seen.add(read.get())
                    ? node.reject("'" + read.get() + "' stands twice")
                    : read;
        });
    }

    /** Reads an object with parsed keys, in the order of the text. */
    <K, V> Optional<Map<K, V>> map(Function<String, K> key, Function<JsonNode, Optional<V>> entry) {
        if (!(value instanceof JsonValue.ObjectValue(List<JsonValue.Field> fields))) {
            return rejectType("an object");
        }
        var read = new LinkedHashMap<K, V>();
        int before = problems.count();
        for (JsonValue.Field field : fields) {
            JsonNode node = child(field.key(), field.value());
            Optional<K> name = node.construct(() -> key.apply(field.key()));
            Optional<V> child = entry.apply(node);
            if (name.isPresent()
                    && child.isPresent()
                    && read.putIfAbsent(name.get(), child.get()) != null) {
                problems.add(node.path(), "stands twice");
            }
        }
        return problems.count() == before ? Optional.of(read) : Optional.empty();
    }

    /** Calls a constructor and turns its exception into a problem. */
    <T> Optional<T> construct(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return reject(String.valueOf(e.getMessage()));
        }
    }

    /** Shortens untrusted text for a message. */
    static String abbreviate(String text) {
        return text.length() <= QUOTED ? text : PlainText.of(text, QUOTED) + "…";
    }
}
