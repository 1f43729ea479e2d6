package vn.tienglang.planner.document;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * An object that is read key by key. Every key that nobody asked for is complained of at the end,
 * by name.
 */
final class ObjectReader {
    /** The key that tells the kinds of a thing apart. */
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

    /** What stands under a key that must be there. */
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

    /** What stands under a key that may be left out, and then means this. */
    <T> Optional<T> read(String key, T otherwise, Function<JsonNode, Optional<T>> form) {
        return fields.containsKey(key) ? read(key, form) : useDefault(key, otherwise);
    }

    private <T> Optional<T> useDefault(String key, T otherwise) {
        keysRead.add(key);
        return Optional.of(otherwise);
    }

    /** Which of these kinds it is; empty text when it is none, which has been complained of. */
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

    /** That a word is none of those that may stand here. */
    static String unknownWordMessage(String word, List<String> known) {
        return "'" + JsonNode.abbreviate(word) + "' is none of " + String.join(", ", known);
    }

    /**
     * The thing, when nothing stands against it.
     *
     * @param constructor asked only when every key could be read
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
