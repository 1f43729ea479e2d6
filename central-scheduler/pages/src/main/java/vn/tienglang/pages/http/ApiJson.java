package vn.tienglang.pages.http;

import io.avaje.json.JsonException;
import io.avaje.json.JsonReader;
import io.avaje.jsonb.Jsonb;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.tienglang.pages.text.RequestError;

/** JSON in and out of the interface. */
public final class ApiJson {
    private static final Jsonb JSON = Jsonb.builder().build();

    private ApiJson() {}

    /** Answers with this record, which has {@code @Json}. */
    public static void respond(Context context, int status, Record form) {
        context.status(status);
        context.contentType("application/json");
        context.result(JSON.toJsonBytes(form));
    }

    /** A JSON text of our own as a value that can be part of a form. */
    public static Object parse(String text) {
        return JSON.type(Object.class).fromJson(text);
    }

    /** Answers with a problem (RFC 9457). */
    static void problem(
            Context context,
            int status,
            String sentence,
            String reference,
            List<RequestError> complaints) {
        var form =
                new ProblemJson.Problem(
                        "about:blank",
                        RequestUser.of(context).words().text("problem.title"),
                        status,
                        sentence,
                        reference.isEmpty() ? null : reference,
                        complaints.isEmpty()
                                ? null
                                : complaints.stream().map(ApiJson::toJson).toList());
        context.status(status);
        context.contentType("application/problem+json");
        context.result(JSON.toJsonBytes(form));
    }

    private static ProblemJson.RuleViolation toJson(RequestError complaint) {
        return new ProblemJson.RuleViolation(
                complaint.rule(),
                complaint.field().isEmpty() ? null : complaint.field(),
                complaint.sentence());
    }

    /** Whether the body says that it is JSON; the answer was given where it does not. */
    public static boolean requireJson(Context context, ProblemResponses problems) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        boolean isJson = type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
        if (!isJson) {
            problems.respond(context, 415, "problem.415");
        }
        return isJson;
    }

    /** The text of a body that is JSON; empty when the answer was given already. */
    public static Optional<String> readBody(Context context, ProblemResponses problems) {
        return requireJson(context, problems)
                ? Optional.of(new String(context.bodyAsBytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** A field of a flat JSON object: its text, or that it is something else. */
    public sealed interface Value {
        /** A text. */
        record Text(String text) implements Value {}

        /** A number, a list, nothing, … */
        record Other() implements Value {}
    }

    /** What a flat JSON object says, in its order; empty when the bytes are not one. */
    public static Optional<Map<String, Value>> readObject(byte[] body) {
        if (isNested(body)) {
            return Optional.empty();
        }
        try (JsonReader reader = JSON.reader(body)) {
            var values = new LinkedHashMap<String, Value>();
            reader.beginObject();
            while (reader.hasNextField()) {
                String name = reader.nextField();
                values.put(name, value(reader));
            }
            reader.endObject();
            return Optional.of(values);
        } catch (JsonException | IllegalStateException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    private static Value value(JsonReader reader) {
        if (reader.currentToken() == JsonReader.Token.STRING) {
            return new Value.Text(reader.readString());
        }
        reader.skipValue();
        return new Value.Other();
    }

    /** The parser recurses, so what is deeper than a form with a list never reaches it. */
    private static boolean isNested(byte[] body) {
        int depth = 0;
        boolean inString = false;
        for (int i = 0; i < body.length; i++) {
            switch (body[i]) {
                case '\\' -> i += inString ? 1 : 0;
                case '"' -> inString = !inString;
                case '{', '[' -> depth += inString ? 0 : 1;
                case '}', ']' -> depth -= inString ? 0 : 1;
                default -> {}
            }
            if (depth > 4) {
                return true;
            }
        }
        return false;
    }
}
