package vn.tienglang.planner.form;

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
 * One value of a text, where it stands, and where to complain of it. What cannot be read is empty
 * and has been complained of.
 *
 * @param path where it stands
 * @param value what stands there
 * @param complaints of the whole text
 */
record Place(String path, Json value, Complaints complaints) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}");
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,8}");
    private static final int QUOTED = 60;

    /** What stands under a key of it. */
    Place under(String key, Json inner) {
        String step = NAME.matcher(key).matches() ? "." + key : "['" + brief(key) + "']";
        return new Place(path + step, inner, complaints);
    }

    /** What stands under that key; empty where nothing does, or this is no object. */
    Optional<Place> at(String key) {
        if (!(value instanceof Json.Fields(List<Json.Field> fields))) {
            return Optional.empty();
        }
        return fields.stream()
                .filter(field -> field.key().equals(key))
                .findFirst()
                .map(field -> under(key, field.value()));
    }

    /** All that stands under the keys of an object; nothing where it is none. */
    List<Place> entries() {
        return value instanceof Json.Fields(List<Json.Field> fields)
                ? fields.stream().map(field -> under(field.key(), field.value())).toList()
                : List.of();
    }

    /** The items of a list; none where it is none. */
    List<Place> items() {
        if (!(value instanceof Json.Items(List<Json> items))) {
            return List.of();
        }
        var places = new ArrayList<Place>(items.size());
        for (int index = 0; index < items.size(); index++) {
            places.add(new Place(path + "[" + index + "]", items.get(index), complaints));
        }
        return places;
    }

    /** The items of the list under that key; none where there is none. */
    List<Place> items(String key) {
        return at(key).map(Place::items).orElse(List.of());
    }

    /** What can be read here, and no complaint if nothing can. */
    <T> Optional<T> quietly(Function<Place, Optional<T>> form) {
        return form.apply(new Place(path, value, new Complaints()));
    }

    /** Complains. */
    void complain(String what) {
        complaints.add(path, what);
    }

    /** Complains, and has nothing to give. */
    <T> Optional<T> refuse(String what) {
        complain(what);
        return Optional.empty();
    }

    private <T> Optional<T> refuseKind(String wanted) {
        return refuse("must be " + wanted + ", not " + value.kind());
    }

    /**
     * A short text that something makes sense of.
     *
     * @param meaning throws {@link IllegalArgumentException} or {@link DateTimeException}, saying
     *     why, for what makes none
     */
    <T> Optional<T> word(Function<String, T> meaning) {
        return text(FormLimits.WORDS_CHARACTERS)
                .flatMap(words -> built(() -> meaning.apply(words)));
    }

    /** Words on one line. */
    Optional<String> line() {
        return word(words -> {
            if (!PlainText.isPlain(words)) {
                throw new IllegalArgumentException("must be words on one line");
            }
            return words;
        });
    }

    /** Words on one line, or none. */
    Optional<String> lineOrNothing() {
        return value instanceof Json.Text(String words) && words.isEmpty()
                ? Optional.of(words)
                : line();
    }

    /** A text of at most so many characters, of whatever kind. */
    Optional<String> text(int most) {
        if (!(value instanceof Json.Text(String words))) {
            return refuseKind("text");
        }
        return words.length() > most
                ? refuse(words.length() + " characters; at most " + most)
                : Optional.of(words);
    }

    /** A whole number within these bounds, both included. */
    Optional<Integer> whole(int least, int most) {
        if (!(value instanceof Json.Figure(String digits))) {
            return refuseKind("a number");
        }
        if (!WHOLE.matcher(digits).matches()) {
            return refuse("must be a whole number from " + least + " to " + most);
        }
        int number = Integer.parseInt(digits);
        return number < least || number > most
                ? refuse(number + ": must be from " + least + " to " + most)
                : Optional.of(number);
    }

    /** True or false. */
    Optional<Boolean> flag() {
        return value instanceof Json.Flag(boolean flag)
                ? Optional.of(flag)
                : refuseKind("true or false");
    }

    /** A list, when every item of it can be read. */
    <T> Optional<List<T>> list(Function<Place, Optional<T>> item) {
        if (!(value instanceof Json.Items)) {
            return refuseKind("a list");
        }
        List<Place> items = items();
        var read = new ArrayList<T>(items.size());
        items.forEach(place -> item.apply(place).ifPresent(read::add));
        return read.size() == items.size() ? Optional.of(List.copyOf(read)) : Optional.empty();
    }

    /** A list in which nothing stands twice. */
    <T> Optional<List<T>> distinct(Function<Place, Optional<T>> item) {
        var seen = new HashSet<T>();
        return list(place -> {
            Optional<T> read = item.apply(place);
            return read.isPresent() && !seen.add(read.get())
                    ? place.refuse("'" + read.get() + "' stands twice")
                    : read;
        });
    }

    /** An object whose keys are names of things; in the order of the text. */
    <K, V> Optional<Map<K, V>> map(Function<String, K> key, Function<Place, Optional<V>> entry) {
        if (!(value instanceof Json.Fields(List<Json.Field> fields))) {
            return refuseKind("an object");
        }
        var read = new LinkedHashMap<K, V>();
        int before = complaints.count();
        for (Json.Field field : fields) {
            Place place = under(field.key(), field.value());
            Optional<K> name = place.built(() -> key.apply(field.key()));
            Optional<V> inner = entry.apply(place);
            if (name.isPresent()
                    && inner.isPresent()
                    && read.putIfAbsent(name.get(), inner.get()) != null) {
                complaints.add(place.path(), "stands twice");
            }
        }
        return complaints.count() == before ? Optional.of(read) : Optional.empty();
    }

    /** What a constructor makes; the one place where what it refuses becomes a complaint. */
    <T> Optional<T> built(Supplier<T> constructor) {
        try {
            return Optional.of(constructor.get());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            return refuse(String.valueOf(e.getMessage()));
        }
    }

    /** A stranger's word, short enough to repeat. */
    static String brief(String words) {
        return words.length() <= QUOTED ? words : PlainText.of(words, QUOTED) + "…";
    }
}
