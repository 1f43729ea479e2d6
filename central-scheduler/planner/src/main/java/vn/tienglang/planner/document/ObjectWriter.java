package vn.tienglang.planner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writer of a JSON object, in the order of the calls. */
final class ObjectWriter {
    private final List<JsonValue.Field> fields = new ArrayList<>();

    /** Creates a writer with a kind. */
    static ObjectWriter ofKind(String kind) {
        return new ObjectWriter().text(ObjectReader.KIND, kind);
    }

    /** Writes the {@code toString()} of a value as text. */
    ObjectWriter text(String key, Object words) {
        return put(key, new JsonValue.StringValue(words.toString()));
    }

    /** Writes an integer. */
    ObjectWriter integer(String key, int number) {
        return put(key, new JsonValue.NumberValue(Integer.toString(number)));
    }

    /** Writes a boolean. */
    ObjectWriter bool(String key, boolean flag) {
        return put(key, new JsonValue.BooleanValue(flag));
    }

    /** Writes any value. */
    ObjectWriter put(String key, JsonValue value) {
        fields.add(new JsonValue.Field(key, value));
        return this;
    }

    /** Writes a value unless it is the default of an omitted key. */
    <T> ObjectWriter putUnless(T otherwise, String key, T thing, Function<T, JsonValue> form) {
        return thing.equals(otherwise) ? this : put(key, form.apply(thing));
    }

    /** Returns the object. */
    JsonValue build() {
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }

    /** Returns a list. */
    static <T> JsonValue list(Collection<T> things, Function<? super T, JsonValue> form) {
        return new JsonValue.ArrayValue(things.stream().map(form).toList());
    }

    /** Returns a list of texts, by {@code toString()}. */
    static JsonValue strings(Collection<?> things) {
        return list(things, ObjectWriter::string);
    }

    /** Returns a text, by {@code toString()}. */
    static JsonValue string(Object thing) {
        return new JsonValue.StringValue(thing.toString());
    }

    /** Returns an object whose keys are the map's keys, by {@code toString()}. */
    static <K, V> JsonValue map(Map<K, V> things, Function<? super V, JsonValue> form) {
        var fields = new ArrayList<JsonValue.Field>();
        things.forEach(
                (key, value) -> fields.add(new JsonValue.Field(key.toString(), form.apply(value))));
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }
}
