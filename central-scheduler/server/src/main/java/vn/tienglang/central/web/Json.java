package vn.tienglang.central.web;

import io.avaje.json.JsonException;
import io.avaje.json.JsonReader;
import io.avaje.jsonb.Jsonb;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** JSON in and out of the interface. */
final class Json {
    private static final Jsonb JSON = Jsonb.builder().build();

    private Json() {}

    /** Answers with this form of {@link Forms}. */
    static void answer(Context context, int status, Record form) {
        context.status(status);
        context.contentType("application/json");
        context.result(JSON.toJsonBytes(form));
    }

    /** A JSON text of our own as a value that can be part of a form. */
    static Object tree(String text) {
        return JSON.type(Object.class).fromJson(text);
    }

    /** Answers with a problem (RFC 9457). */
    static void problem(
            Context context,
            int status,
            String sentence,
            String reference,
            List<Complaint> complaints) {
        var form =
                new Forms.Problem(
                        "about:blank",
                        Visitor.of(context).words().say("problem.title"),
                        status,
                        sentence,
                        reference.isEmpty() ? null : reference,
                        complaints.isEmpty()
                                ? null
                                : complaints.stream().map(Shapes::form).toList());
        context.status(status);
        context.contentType("application/problem+json");
        context.result(JSON.toJsonBytes(form));
    }

    /** Whether the body says that it is JSON; the answer was given where it does not. */
    static boolean isSent(Context context, Problems problems) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        boolean isJson = type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
        if (!isJson) {
            problems.show(context, 415, "problem.415");
        }
        return isJson;
    }

    /** The text of a body that is JSON; empty when the answer was given already. */
    static Optional<String> sent(Context context, Problems problems) {
        return isSent(context, problems)
                ? Optional.of(new String(context.bodyAsBytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** A field of a flat JSON object: its text, or that it is something else. */
    sealed interface Value {
        /** A text. */
        record Text(String text) implements Value {}

        /** A number, a list, nothing, … */
        record Other() implements Value {}
    }

    /** What a flat JSON object says, in its order; empty when the bytes are not one. */
    static Optional<Map<String, Value>> read(byte[] body) {
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
