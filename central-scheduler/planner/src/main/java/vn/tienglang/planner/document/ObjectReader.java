package vn.tienglang.planner.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reader of a JSON object, key by key. At the end it reports every key that was not read. */
final class ObjectReader {
    /** Key that names the kind of an object. */
    static final String KIND = "kind";

    private final JsonNode node;
    private final boolean isObject;
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();
    private final Set<String> keysRead = new LinkedHashSet<>();
    private final int before;

    ObjectReader(JsonNode node) {
        this.node = node;
        before = node.problems().count();
        isObject = node.value() instanceof JsonValue.ObjectValue;
        if (node.value() instanceof JsonValue.ObjectValue(List<JsonValue.Field> all)) {
            for (JsonValue.Field field : all) {
                JsonNode child = node.child(field.key(), field.value());
                if (fields.putIfAbsent(field.key(), child) != null) {
                    child.reject("stands twice");
                }
            }
        } else {
            node.reject("must be an object, not " + node.value().kind());
        }
    }

    /** Reads a required key. */
    <T> Optional<T> read(String key, Function<JsonNode, Optional<T>> reader) {
        keysRead.add(key);
        JsonNode child = fields.get(key);
        if (child != null) {
            return reader.apply(child);
        }
        if (isObject) {
            node.child(key, node.value()).reject("is missing");
        }
        return Optional.empty();
    }

    /** Reads an optional key with its default. */
    <T> Optional<T> read(String key, T defaultValue, Function<JsonNode, Optional<T>> reader) {
        return fields.containsKey(key) ? read(key, reader) : useDefault(key, defaultValue);
    }

    private <T> Optional<T> useDefault(String key, T defaultValue) {
        keysRead.add(key);
        return Optional.of(defaultValue);
    }

    /** Reads the kind; empty text if it is none of these, which is reported. */
    String kind(String... kinds) {
        List<String> known = List.of(kinds);
        return read(
                        KIND,
                        child ->
                                child.parse(word -> {
                                    if (!known.contains(word)) {
                                        throw new IllegalArgumentException(
                                                unknownWordMessage(word, known));
                                    }
                                    return word;
                                }))
                .orElse("");
    }

    /** Returns the message for an unknown word. */
    static String unknownWordMessage(String word, List<String> known) {
        return "'" + JsonNode.abbreviate(word) + "' is none of " + String.join(", ", known);
    }

    /**
     * Builds the result if there is no problem.
     *
     * @param constructor called only if every key could be read
     */
    <T> Optional<T> build(Supplier<T> constructor) {
        fields.forEach((key, child) -> {
            if (!keysRead.contains(key)) {
                child.reject("no such key here; there may be " + String.join(", ", keysRead));
            }
        });
        return node.problems().count() == before ? node.construct(constructor) : Optional.empty();
    }
}
