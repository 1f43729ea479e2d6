package vn.tienglang.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.avaje.jsonb.Jsonb;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checker of answers against the OpenAPI description, for the part of JSON Schema that it uses. */
public final class OpenApiDescription {
    private static final Jsonb JSON = Jsonb.builder().build();
    private static final Set<String> UNDERSTOOD =
            Set.of(
                    "$ref",
                    "type",
                    "description",
                    "properties",
                    "required",
                    "additionalProperties",
                    "items",
                    "enum",
                    "pattern",
                    "format",
                    "minimum",
                    "maxLength",
                    "minItems",
                    "default");

    private final Map<String, Object> document;

    private OpenApiDescription(Map<String, Object> document) {
        this.document = document;
    }

    /** The description that the server serves to this browser. */
    public static OpenApiDescription to(TestBrowser browser) {
        return new OpenApiDescription(read(browser.get("/api/1/openapi.json").body()));
    }

    /** The object in this JSON. */
    public static Map<String, Object> read(String json) {
        return object(JSON.type(Object.class).fromJson(json));
    }

    /** Checks the status, and the answer against its description. */
    public HttpResponse<String> answers(
            HttpResponse<String> answer, String method, String path, int status) {
        assertThat(answer.statusCode())
                .as("%s %s: %s", method, path, answer.body())
                .isEqualTo(status);
        check(method, path, answer);
        return answer;
    }

    /** "GET /api/1/clips", and so on. */
    Set<String> operations() {
        var operations = new TreeSet<String>();
        object(document.get("paths"))
                .forEach((path, methods) ->
                        object(methods)
                                .keySet()
                                .forEach(method ->
                                        operations.add(
                                                method.toUpperCase(Locale.ROOT) + " " + path)));
        return operations;
    }

    private void check(String method, String path, HttpResponse<String> answer) {
        Map<String, Object> operation =
                object(object(object(document.get("paths")).get(path)).get(method));
        Map<String, Object> responses = object(operation.get("responses"));
        String status = Integer.toString(answer.statusCode());
        String where = method + " " + path + " " + status;
        assertThat(responses).as(where).containsKey(status);
        Map<String, Object> response = resolved(object(responses.get(status)));
        if (!response.containsKey("content")) {
            assertThat(answer.body()).as(where).isEmpty();
            return;
        }
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        Map<String, Object> content = object(response.get("content"));
        assertThat(content).as(where).containsKey(type);
        check(
                object(object(content.get(type)).get("schema")),
                JSON.type(Object.class).fromJson(answer.body()),
                where);
    }

    private void check(Map<String, Object> described, Object value, String where) {
        Map<String, Object> schema = resolved(described);
        assertThat(UNDERSTOOD).as(where).containsAll(schema.keySet());
        if (schema.keySet().equals(Set.of("description"))) {
            return;
        }
        switch (String.valueOf(schema.get("type"))) {
            case "object" -> checkObject(schema, object(value), where);
            case "array" -> {
                List<?> items = list(value);
                for (int i = 0; i < items.size(); i++) {
                    check(object(schema.get("items")), items.get(i), where + "[" + i + "]");
                }
                if (schema.get("minItems") instanceof Number least) {
                    assertThat(items).as(where).hasSizeGreaterThanOrEqualTo(least.intValue());
                }
            }
            case "string" -> checkText(schema, value, where);
            case "integer" -> {
                assertThat(value).as(where).isInstanceOf(Number.class);
                double number = ((Number) value).doubleValue();
                assertThat(number).as(where).isEqualTo(Math.rint(number));
                if (schema.get("minimum") instanceof Number least) {
                    assertThat(number).as(where).isGreaterThanOrEqualTo(least.doubleValue());
                }
            }
            case "number" -> assertThat(value).as(where).isInstanceOf(Number.class);
            case "boolean" -> assertThat(value).as(where).isInstanceOf(Boolean.class);
            default -> throw new IllegalArgumentException(where + ": " + schema);
        }
    }

    private void checkObject(Map<String, Object> schema, Map<String, Object> value, String where) {
        Map<String, Object> properties =
                Optional.ofNullable(schema.get("properties"))
                        .map(OpenApiDescription::object)
                        .orElse(Map.of());
        for (Object field : list(Optional.ofNullable(schema.get("required")).orElse(List.of()))) {
            assertThat(value).as(where).containsKey(String.valueOf(field));
        }
        value.forEach((field, inner) -> {
            Object described = properties.get(field);
            if (described != null) {
                check(object(described), inner, where + "." + field);
            } else {
                assertThat(schema.get("additionalProperties"))
                        .as("%s.%s", where, field)
                        .isInstanceOf(Map.class);
                check(object(schema.get("additionalProperties")), inner, where + "." + field);
            }
        });
    }

    private static void checkText(Map<String, Object> schema, Object value, String where) {
        assertThat(value).as(where).isInstanceOf(String.class);
        String text = (String) value;
        if (schema.get("enum") instanceof List<?> words) {
            assertThat(words.contains(text)).as("%s: %s in %s", where, text, words).isTrue();
        }
        if (schema.get("pattern") instanceof String pattern) {
            assertThat(text).as(where).matches(pattern);
        }
        switch (String.valueOf(schema.getOrDefault("format", "none"))) {
            case "date-time" -> Instant.parse(text);
            case "date" -> LocalDate.parse(text);
            default -> {}
        }
    }

    private Map<String, Object> resolved(Map<String, Object> described) {
        if (!(described.get("$ref") instanceof String reference)) {
            return described;
        }
        Map<String, Object> at = document;
        for (String step : reference.substring(2).split("/", -1)) {
            at = object(at.get(step));
        }
        return at;
    }

    /** The JSON object this is. */
    public static Map<String, Object> object(@Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new AssertionError("not an object: " + value);
        }
        var object = new LinkedHashMap<String, Object>();
        map.forEach((name, inner) -> object.put(String.valueOf(name), inner));
        return object;
    }

    /** The JSON array this is. */
    public static List<?> list(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            throw new AssertionError("not an array: " + value);
        }
        return list;
    }
}
