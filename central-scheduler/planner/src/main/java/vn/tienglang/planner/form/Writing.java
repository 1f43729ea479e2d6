package vn.tienglang.planner.form;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** An object that is written key by key, in the order in which they are said. */
final class Writing {
    private final List<Json.Field> fields = new ArrayList<>();

    /** An object of one kind of several. */
    static Writing kind(String kind) {
        return new Writing().text(Sheet.KIND, kind);
    }

    /** A text: how the thing calls itself. */
    Writing text(String key, Object words) {
        return put(key, new Json.Text(words.toString()));
    }

    /** A whole number. */
    Writing whole(String key, int number) {
        return put(key, new Json.Figure(Integer.toString(number)));
    }

    /** True or false. */
    Writing flag(String key, boolean flag) {
        return put(key, new Json.Flag(flag));
    }

    /** Any value. */
    Writing put(String key, Json value) {
        fields.add(new Json.Field(key, value));
        return this;
    }

    /** A value, unless it is what the key means when it is left out. */
    <T> Writing unless(T otherwise, String key, T thing, Function<T, Json> form) {
        return thing.equals(otherwise) ? this : put(key, form.apply(thing));
    }

    /** The object. */
    Json done() {
        return new Json.Fields(List.copyOf(fields));
    }

    /** A list. */
    static <T> Json list(Collection<T> things, Function<? super T, Json> form) {
        return new Json.Items(things.stream().map(form).toList());
    }

    /** A list of words: how the things call themselves. */
    static Json words(Collection<?> things) {
        return list(things, Writing::word);
    }

    /** A text: how the thing calls itself. */
    static Json word(Object thing) {
        return new Json.Text(thing.toString());
    }

    /** An object whose keys are names of things. */
    static <K, V> Json map(Map<K, V> things, Function<? super V, Json> form) {
        var fields = new ArrayList<Json.Field>();
        things.forEach(
                (key, value) -> fields.add(new Json.Field(key.toString(), form.apply(value))));
        return new Json.Fields(List.copyOf(fields));
    }
}
