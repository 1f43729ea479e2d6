package vn.tienglang.planner.form;

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
final class Sheet {
    /** The key that tells the kinds of a thing apart. */
    static final String KIND = "kind";

    private final Place place;
    private final boolean isObject;
    private final Map<String, Place> fields = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final int before;

    Sheet(Place place) {
        this.place = place;
        before = place.complaints().count();
        isObject = place.value() instanceof Json.Fields;
        if (place.value() instanceof Json.Fields(List<Json.Field> all)) {
            for (Json.Field field : all) {
                Place inner = place.under(field.key(), field.value());
                if (fields.putIfAbsent(field.key(), inner) != null) {
                    inner.refuse("stands twice");
                }
            }
        } else {
            place.refuse("must be an object, not " + place.value().kind());
        }
    }

    /** What stands under a key that must be there. */
    <T> Optional<T> read(String key, Function<Place, Optional<T>> form) {
        asked.add(key);
        Place inner = fields.get(key);
        if (inner != null) {
            return form.apply(inner);
        }
        if (isObject) {
            place.under(key, place.value()).refuse("is missing");
        }
        return Optional.empty();
    }

    /** What stands under a key that may be left out, and then means this. */
    <T> Optional<T> read(String key, T otherwise, Function<Place, Optional<T>> form) {
        return fields.containsKey(key) ? read(key, form) : left(key, otherwise);
    }

    private <T> Optional<T> left(String key, T otherwise) {
        asked.add(key);
        return Optional.of(otherwise);
    }

    /** Which of these kinds it is; empty text when it is none, which has been complained of. */
    String kind(String... kinds) {
        List<String> known = List.of(kinds);
        return read(
                        KIND,
                        inner ->
                                inner.word(word -> {
                                    if (!known.contains(word)) {
                                        throw new IllegalArgumentException(notOneOf(word, known));
                                    }
                                    return word;
                                }))
                .orElse("");
    }

    /** That a word is none of those that may stand here. */
    static String notOneOf(String word, List<String> known) {
        return "'" + Place.brief(word) + "' is none of " + String.join(", ", known);
    }

    /**
     * The thing, when nothing stands against it.
     *
     * @param constructor asked only when every key could be read
     */
    <T> Optional<T> whole(Supplier<T> constructor) {
        fields.forEach((key, inner) -> {
            if (!asked.contains(key)) {
                inner.refuse("no such key here; there may be " + String.join(", ", asked));
            }
        });
        return place.complaints().count() == before ? place.built(constructor) : Optional.empty();
    }
}
