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
    ObjectWriter text(String key, Object value) {
        return put(key, new JsonValue.StringValue(value.toString()));
    }

    /** Writes an integer. */
    ObjectWriter integer(String key, int value) {
        return put(key, new JsonValue.NumberValue(Integer.toString(value)));
    }

    /** Writes a boolean. */
    ObjectWriter bool(String key, boolean value) {
        return put(key, new JsonValue.BooleanValue(value));
    }

    /** Writes any value. */
    ObjectWriter put(String key, JsonValue value) {
        fields.add(new JsonValue.Field(key, value));
        return this;
    }

    /** Writes a value unless it is the default of an omitted key. */
    <T> ObjectWriter putUnless(T defaultValue, String key, T value, Function<T, JsonValue> mapper) {
        return value.equals(defaultValue) ? this : put(key, mapper.apply(value));
    }

    /** Returns the object. */
    JsonValue build() {
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }

    /** Returns a list. */
    static <T> JsonValue list(Collection<T> values, Function<? super T, JsonValue> mapper) {
        return new JsonValue.ArrayValue(values.stream().map(mapper).toList());
    }

    /** Returns a list of texts, by {@code toString()}. */
    static JsonValue strings(Collection<?> values) {
        return list(values, ObjectWriter::string);
    }

    /** Returns a text, by {@code toString()}. */
    static JsonValue string(Object value) {
        return new JsonValue.StringValue(value.toString());
    }

    /** Returns an object whose keys are the map's keys, by {@code toString()}. */
    static <K, V> JsonValue map(Map<K, V> values, Function<? super V, JsonValue> mapper) {
        var fields = new ArrayList<JsonValue.Field>();
        values.forEach((key, value) ->
                fields.add(new JsonValue.Field(key.toString(), mapper.apply(value))));
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }
}
