package vn.tienglang.pages.openapi;

import io.avaje.jsonb.Jsonb;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writer of the OpenAPI document from the operations and the records that they name. */
public final class OpenApiWriter {
    private static final Jsonb JSON = Jsonb.builder().build();
    private static final String PROBLEM = "Problem";

    private static final String DESCRIPTION =
            "Bring recordings, make bulletins of them in many languages, book airtime, see what"
                    + " stations hold and play, read what they have proven. Sentences are"
                    + " Vietnamese, or English when Accept-Language begins with en. Unknown fields"
                    + " are refused. A request that changes something must come from no other site"
                    + " (Sec-Fetch-Site, Origin).";

    private final Map<String, Object> schemas = new LinkedHashMap<>();
    private final List<ApiOperation> operations;

    /**
     * Writes the description of these operations.
     *
     * @param problem the record of a problem (RFC 9457)
     */
    public OpenApiWriter(Class<?> problem, List<ApiOperation> operations) {
        this.operations = operations;
        schema(problem);
    }

    /** The document as JSON, indented, with a line break at its end. */
    public String write() {
        var paths = new LinkedHashMap<String, Object>();
        var byPath = new LinkedHashMap<String, Map<String, Object>>();
        for (ApiOperation operation : operations) {
            byPath.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        paths.putAll(byPath);
        Map<String, Object> document =
                object(
                        "openapi", "3.1.0",
                        "info",
                                object(
                                        "title", "Tiếng Làng: the centre",
                                        "version", "1",
                                        "description", DESCRIPTION),
                        "security", List.of(object("session", List.of())),
                        "paths", paths,
                        "components",
                                object(
                                        "securitySchemes", securitySchemes(),
                                        "responses", sharedAnswers(),
                                        "schemas", schemas));
        var text = new StringBuilder();
        append(text, document, "");
        return text.append('\n').toString();
    }

    private static Map<String, Object> securitySchemes() {
        return object(
                "session",
                object(
                        "type", "apiKey",
                        "in", "cookie",
                        "name", "tl_session",
                        "description",
                                "Set by signIn; ends after two hours without use, or twelve in"
                                        + " all."));
    }

    private static Map<String, Object> sharedAnswers() {
        var answers = new LinkedHashMap<String, Object>();
        for (SharedAnswer answer : SharedAnswer.values()) {
            answers.put(answer.id(), problem(answer.description()));
        }
        return answers;
    }

    private Map<String, Object> operation(ApiOperation operation) {
        Map<String, Object> json =
                object("operationId", operation.id(), "summary", operation.summary());
        if (!operation.parameters().isEmpty()) {
            json.put(
                    "parameters",
                    operation.parameters().stream().map(OpenApiWriter::parameter).toList());
        }
        if (!operation.bodies().isEmpty()) {
            var content = new LinkedHashMap<String, Object>();
            operation
                    .bodies()
                    .forEach(body -> content.put(body.mediaType(), object("schema", schema(body))));
            json.put("requestBody", object("required", true, "content", content));
        }
        var answers = new LinkedHashMap<String, Object>();
        operation
                .allAnswers()
                .forEach(answer -> answers.put(Integer.toString(answer.status()), answer(answer)));
        json.put("responses", answers);
        if (operation.open()) {
            json.put("security", List.of());
        }
        return json;
    }

    private static Map<String, Object> parameter(ApiParameter parameter) {
        Map<String, Object> json =
                object("name", parameter.name(), "in", parameter.inPath() ? "path" : "query");
        if (!parameter.description().isEmpty()) {
            json.put("description", parameter.description());
        }
        json.put("required", parameter.required());
        json.put("schema", new TreeMap<>(parameter.schema()));
        return json;
    }

    private Map<String, Object> schema(ApiBody body) {
        return switch (body) {
            case ApiBody.Fields(var _, var type) -> schema(type);
            case ApiBody.AnyJson(var _, var description) -> object("description", description);
            case ApiBody.AnyObject(var _, var description) ->
                    object("type", "object", "description", description);
            case ApiBody.Binary _ -> object("type", "string", "format", "binary");
        };
    }

    private Map<String, Object> answer(ApiAnswer answer) {
        return switch (answer) {
            case ApiAnswer.Empty(var _, var description) -> object("description", description);
            case ApiAnswer.Json(var _, var description, var type) ->
                    object("description", description, "content", content(schema(type)));
            case ApiAnswer.AnyJson(var _, var description) ->
                    object(
                            "description",
                            description,
                            "content",
                            content(object("type", "object")));
            case ApiAnswer.Created(var _, var description, var type, var location) -> {
                Map<String, Object> header =
                        object("description", location, "schema", object("type", "string"));
                yield object(
                        "description", description,
                        "content", content(schema(type)),
                        "headers", object("Location", header));
            }
            case ApiAnswer.Text(var _, var description) ->
                    object(
                            "description",
                            description,
                            "content",
                            object("text/plain", object("schema", object("type", "string"))));
            case ApiAnswer.Problem(var _, var description) -> problem(description);
            case ApiAnswer.Shared(var shared) ->
                    object("$ref", "#/components/responses/" + shared.id());
        };
    }

    private static Map<String, Object> content(Map<String, Object> schema) {
        return object("application/json", object("schema", schema));
    }

    private static Map<String, Object> problem(String description) {
        return object(
                "description",
                description,
                "content",
                object("application/problem+json", object("schema", reference(PROBLEM))));
    }

    private static Map<String, Object> reference(String schema) {
        return object("$ref", "#/components/schemas/" + schema);
    }

    /** The schema of a record: a reference when it has a name. */
    private Map<String, Object> schema(Class<?> record) {
        ApiSchema annotation = record.getAnnotation(ApiSchema.class);
        if (annotation == null) {
            throw new IllegalArgumentException(record + " has no @ApiSchema");
        }
        if (annotation.name().isEmpty()) {
            return content(record, annotation);
        }
        if (!schemas.containsKey(annotation.name())) {
            schemas.put(annotation.name(), Map.of());
            schemas.put(annotation.name(), content(record, annotation));
        }
        return reference(annotation.name());
    }

    private Map<String, Object> content(Class<?> record, ApiSchema annotation) {
        RecordComponent[] components = record.getRecordComponents();
        Map<String, Object> json =
                annotation.unwrapped() ? property(components[0]) : object("type", "object");
        if (!annotation.description().isEmpty()) {
            json.put("description", annotation.description());
        }
        if (annotation.unwrapped()) {
            return json;
        }
        if (annotation.closed()) {
            json.put("additionalProperties", false);
        }
        List<String> required =
                Arrays.stream(components)
                        .filter(one -> !one.getAnnotatedType().isAnnotationPresent(Nullable.class))
                        .map(RecordComponent::getName)
                        .toList();
        if (!required.isEmpty()) {
            json.put("required", required);
        }
        var properties = new LinkedHashMap<String, Object>();
        for (RecordComponent component : components) {
            properties.put(component.getName(), property(component));
        }
        json.put("properties", properties);
        return json;
    }

    private Map<String, Object> property(RecordComponent component) {
        ApiField field = component.getAnnotation(ApiField.class);
        if (field != null && field.schema().length > 0) {
            return schema(field.schema()[0]);
        }
        Map<String, Object> json = type(component.getAnnotatedType());
        if (field == null) {
            return json;
        }
        putText(json, "description", field.description());
        putText(json, "format", field.format());
        putText(json, "pattern", field.pattern());
        if (field.values().length > 0) {
            json.put("enum", List.of(field.values()));
        }
        for (Class<? extends Enum<?>> constants : field.constants()) {
            json.put(
                    "enum",
                    Arrays.stream(constants.getEnumConstants())
                            .map(one -> one.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .toList());
        }
        putBound(json, "minimum", field.minimum());
        if (field.maxLength() > 0) {
            json.put("maxLength", field.maxLength());
        }
        if (field.minItems() > 0) {
            json.put("minItems", field.minItems());
        }
        putItem(json, field);
        return json;
    }

    private static void putItem(Map<String, Object> json, ApiField field) {
        Map<String, Object> item = new LinkedHashMap<>();
        putText(item, "description", field.itemDescription());
        putText(item, "pattern", field.itemPattern());
        putBound(item, "minimum", field.itemMinimum());
        if (item.isEmpty()) {
            return;
        }
        String keyword = "array".equals(json.get("type")) ? "items" : "additionalProperties";
        if (json.get(keyword) instanceof Map<?, ?> present) {
            present.forEach((name, value) -> item.putIfAbsent(String.valueOf(name), value));
        }
        json.put(keyword, item);
    }

    private static void putText(Map<String, Object> json, String keyword, String text) {
        if (!text.isEmpty()) {
            json.put(keyword, text);
        }
    }

    private static void putBound(Map<String, Object> json, String keyword, long bound) {
        if (bound != ApiField.UNBOUNDED) {
            json.put(keyword, bound);
        }
    }

    private Map<String, Object> type(AnnotatedType annotated) {
        Type type = annotated.getType();
        if (type instanceof ParameterizedType parameterized) {
            AnnotatedType[] arguments =
                    ((AnnotatedParameterizedType) annotated).getAnnotatedActualTypeArguments();
            if (parameterized.getRawType() == List.class) {
                return object("type", "array", "items", type(arguments[0]));
            }
            Map<String, Object> values = type(arguments[1]);
            return values.isEmpty()
                    ? object("type", "object")
                    : object("type", "object", "additionalProperties", values);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isRecord()) {
            return schema(plain);
        }
        return switch (plain.getSimpleName()) {
            case "String" -> object("type", "string");
            case "int", "long", "Integer", "Long" -> object("type", "integer");
            case "double", "Double" -> object("type", "number");
            case "boolean" -> object("type", "boolean");
            case "Object" -> object();
            default -> throw new IllegalArgumentException("no JSON type for " + plain);
        };
    }

    private static Map<String, Object> object(Object... namesAndValues) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            object.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return object;
    }

    private static void append(StringBuilder text, Object value, String indent) {
        String inner = indent + "  ";
        switch (value) {
            case Map<?, ?> map when !map.isEmpty() -> {
                String separator = "{\n";
                for (Map.Entry<?, ?> one : map.entrySet()) {
                    text.append(separator).append(inner);
                    text.append(JSON.toJson(String.valueOf(one.getKey()))).append(": ");
                    append(text, one.getValue(), inner);
                    separator = ",\n";
                }
                text.append('\n').append(indent).append('}');
            }
            case List<?> list when !list.isEmpty() -> {
                String separator = "[\n";
                for (Object one : list) {
                    text.append(separator).append(inner);
                    append(text, one, inner);
                    separator = ",\n";
                }
                text.append('\n').append(indent).append(']');
            }
            case Map<?, ?> _ -> text.append("{}");
            case List<?> _ -> text.append("[]");
            case String string -> text.append(JSON.toJson(string));
            default -> text.append(value);
        }
    }

    /** The lines of a document, each as its path and value, in the order of the document. */
    static List<String> flatten(String json) {
        var lines = new ArrayList<String>();
        flatten(lines, "", JSON.type(Object.class).fromJson(json));
        return lines;
    }

    private static void flatten(List<String> lines, String path, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            map.forEach((name, inner) -> flatten(lines, path + "/" + name, inner));
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (int i = 0; i < list.size(); i++) {
                flatten(lines, path + "[" + i + "]", list.get(i));
            }
        } else {
            lines.add(path + " = " + value);
        }
    }
}
