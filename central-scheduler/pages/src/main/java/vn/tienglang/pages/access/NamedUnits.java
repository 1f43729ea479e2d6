package vn.tienglang.pages.access;

import io.avaje.json.JsonException;
import io.avaje.jsonb.Jsonb;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.PlainText;

/**
 * Units that the fields of a request name: in a form, or anywhere in a JSON body. Every field that
 * names the unit of an act has one of these names; a text that is no code is left to the reader of
 * the request, which refuses it.
 */
public final class NamedUnits {
    /** Names of the fields whose values are units that the act concerns. */
    private static final Set<String> FIELDS = Set.of("unit", "area", "areas", "issuer", "after");

    private static final Jsonb JSON = Jsonb.builder().build();

    private NamedUnits() {}

    /** The units that a form names; one value may hold several codes. */
    public static Set<AreaCode> ofForm(Map<String, List<String>> fields) {
        var units = new TreeSet<AreaCode>();
        fields.forEach((name, values) -> {
            if (FIELDS.contains(name)) {
                values.forEach(value -> addAll(units, value));
            }
        });
        return units;
    }

    /**
     * The units that a JSON body names at any depth; empty when it is not JSON, which the reader of
     * the request refuses.
     */
    public static Set<AreaCode> ofJson(byte[] body) {
        var units = new TreeSet<AreaCode>();
        try {
            Object value =
                    JSON.type(Object.class).fromJson(new String(body, StandardCharsets.UTF_8));
            collect(units, value);
        } catch (JsonException | IllegalStateException | IndexOutOfBoundsException _) {
            return Set.of();
        }
        return units;
    }

    private static void collect(Set<AreaCode> units, Object value) {
        if (value instanceof Map<?, ?> object) {
            object.forEach((name, inner) -> {
                if (FIELDS.contains(String.valueOf(name))) {
                    addValue(units, inner);
                }
                collect(units, inner);
            });
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> collect(units, inner));
        }
    }

    private static void addValue(Set<AreaCode> units, Object value) {
        if (value instanceof String text) {
            addAll(units, text);
        } else if (value instanceof Collection<?> list) {
            list.forEach(inner -> addValue(units, inner));
        }
    }

    private static void addAll(Set<AreaCode> units, String text) {
        for (String one : PlainText.composed(text).split("[ ,]+", -1)) {
            if (PlainText.isName(one, 1, 16)) {
                units.add(new AreaCode(one));
            }
        }
    }
}
