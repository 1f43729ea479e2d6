package vn.tienglang.planner.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An object that is written key by key, in the order in which they are said. */
final class ObjectWriter {
    private final List<JsonValue.Field> fields = new ArrayList<>();

    /** An object of one kind of several. */
    static ObjectWriter ofKind(String kind) {
        return new ObjectWriter().text(ObjectReader.KIND, kind);
    }

    /** A text: how the thing calls itself. */
    ObjectWriter text(String key, Object words) {
        return put(key, new JsonValue.StringValue(words.toString()));
    }

    /** A whole number. */
    ObjectWriter integer(String key, int number) {
        return put(key, new JsonValue.NumberValue(Integer.toString(number)));
    }

    /** True or false. */
    ObjectWriter bool(String key, boolean flag) {
        return put(key, new JsonValue.BooleanValue(flag));
    }

    /** Any value. */
    ObjectWriter put(String key, JsonValue value) {
        fields.add(new JsonValue.Field(key, value));
        return this;
    }

    /** A value, unless it is what the key means when it is left out. */
    <T> ObjectWriter putUnless(T otherwise, String key, T thing, Function<T, JsonValue> form) {
        return thing.equals(otherwise) ? this : put(key, form.apply(thing));
    }

    /** The object. */
    JsonValue build() {
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }

    /** A list. */
    static <T> JsonValue list(Collection<T> things, Function<? super T, JsonValue> form) {
        return new JsonValue.ArrayValue(things.stream().map(form).toList());
    }

    /** A list of words: how the things call themselves. */
    static JsonValue strings(Collection<?> things) {
        return list(things, ObjectWriter::string);
    }

    /** A text: how the thing calls itself. */
    static JsonValue string(Object thing) {
        return new JsonValue.StringValue(thing.toString());
    }

    /** An object whose keys are names of things. */
    static <K, V> JsonValue map(Map<K, V> things, Function<? super V, JsonValue> form) {
        var fields = new ArrayList<JsonValue.Field>();
        things.forEach(
                (key, value) -> fields.add(new JsonValue.Field(key.toString(), form.apply(value))));
        return new JsonValue.ObjectValue(List.copyOf(fields));
    }
}
