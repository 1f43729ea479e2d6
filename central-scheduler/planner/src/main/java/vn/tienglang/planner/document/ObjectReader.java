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

    private final JsonNode place;
    private final boolean isObject;
    private final Map<String, JsonNode> fields = new LinkedHashMap<>();
    private final Set<String> keysRead = new LinkedHashSet<>();
    private final int before;

    ObjectReader(JsonNode place) {
        this.place = place;
        before = place.problems().count();
        isObject = place.value() instanceof JsonValue.ObjectValue;
        if (place.value() instanceof JsonValue.ObjectValue(List<JsonValue.Field> all)) {
            for (JsonValue.Field field : all) {
                JsonNode inner = place.child(field.key(), field.value());
                if (fields.putIfAbsent(field.key(), inner) != null) {
                    inner.reject("stands twice");
                }
            }
        } else {
            place.reject("must be an object, not " + place.value().kind());
        }
    }

    /** Reads a required key. */
    <T> Optional<T> read(String key, Function<JsonNode, Optional<T>> form) {
        keysRead.add(key);
        JsonNode inner = fields.get(key);
        if (inner != null) {
            return form.apply(inner);
        }
        if (isObject) {
            place.child(key, place.value()).reject("is missing");
        }
        return Optional.empty();
    }

    /** Reads an optional key with its default. */
    <T> Optional<T> read(String key, T otherwise, Function<JsonNode, Optional<T>> form) {
        return fields.containsKey(key) ? read(key, form) : useDefault(key, otherwise);
    }

    private <T> Optional<T> useDefault(String key, T otherwise) {
        keysRead.add(key);
        return Optional.of(otherwise);
    }

    /** Reads the kind; empty text if it is none of these, which is reported. */
    String kind(String... kinds) {
        List<String> known = List.of(kinds);
        return read(
                        KIND,
                        inner ->
                                inner.parse(word -> {
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
        fields.forEach((key, inner) -> {
            if (!keysRead.contains(key)) {
                inner.reject("no such key here; there may be " + String.join(", ", keysRead));
            }
        });
        return place.problems().count() == before ? place.construct(constructor) : Optional.empty();
    }
}
