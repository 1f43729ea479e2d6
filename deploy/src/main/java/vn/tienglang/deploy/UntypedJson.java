package vn.tienglang.deploy;

import io.avaje.jsonb.Jsonb;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * JSON value without a type of ours, read by field names.
 *
 * @param value maps, lists, text, numbers, truth values
 */
public record UntypedJson(Object value) {
    private static final Jsonb CODEC = Jsonb.builder().build();

    /** Parses a text. */
    public static UntypedJson parse(String text) {
        return new UntypedJson(CODEC.type(Object.class).fromJson(text));
    }

    /** Writes maps and lists as one line of JSON. */
    public static String line(Object value) {
        return CODEC.toJson(value);
    }

    /**
     * The field of this name.
     *
     * @throws IllegalStateException when there is none; the message shows the value
     */
    public UntypedJson at(String field) {
        if (value instanceof Map<?, ?> map && map.containsKey(field)) {
            Object found = map.get(field);
            return new UntypedJson(found == null ? Map.of() : found);
        }
        throw new IllegalStateException("no field '" + field + "' in " + value);
    }

    /** True when there is a field of this name that is not null. */
    public boolean has(String field) {
        return value instanceof Map<?, ?> map && map.get(field) != null;
    }

    /** The elements of a list. */
    public Stream<UntypedJson> each() {
        if (value instanceof List<?> list) {
            return list.stream().map(UntypedJson::new);
        }
        throw new IllegalStateException("not a list: " + value);
    }

    /** As text. */
    public String text() {
        return String.valueOf(value);
    }

    /** True when it is this text, ignoring case. */
    public boolean isText(String word) {
        return text().equalsIgnoreCase(word);
    }

    /** As a whole number. */
    public long number() {
        if (value instanceof Number number) {
            return number.longValue();
        }
        throw new IllegalStateException("not a number: " + value);
    }

    /** True for the truth value true. */
    public boolean isTrue() {
        return Boolean.TRUE.equals(value);
    }
}
