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
import vn.tienglang.airtime.PlainText;
import vn.tienglang.airtime.wire.JsonNesting;
import vn.tienglang.pages.text.RequestError;

/** Reader and writer of the JSON of the HTTP API. */
public final class ApiJson {
    /** No request body is nested deeper than an object with a list. */
    private static final int MAX_DEPTH = 4;

    private static final Jsonb JSON = Jsonb.builder().build();

    private ApiJson() {}

    /** Answers with this record, which has {@code @Json}. */
    public static void respond(Context context, int status, Record form) {
        context.status(status);
        context.contentType("application/json");
        context.result(JSON.toJsonBytes(form));
    }

    /** Parses our own JSON text into a value that can be part of a record. */
    public static Object parse(String text) {
        return JSON.type(Object.class).fromJson(text);
    }

    /** Answers with a problem (RFC 9457). */
    static void problem(
            Context context,
            int status,
            String sentence,
            String reference,
            List<RequestError> errors) {
        var form =
                new ProblemJson.Problem(
                        "about:blank",
                        RequestUser.of(context).words().text("problem.title"),
                        status,
                        sentence,
                        reference.isEmpty() ? null : reference,
                        errors.isEmpty() ? null : errors.stream().map(ApiJson::toJson).toList());
        context.status(status);
        context.contentType("application/problem+json");
        context.result(JSON.toJsonBytes(form));
    }

    private static ProblemJson.RuleViolation toJson(RequestError error) {
        return new ProblemJson.RuleViolation(
                error.rule(), error.field().isEmpty() ? null : error.field(), error.sentence());
    }

    /** Whether the content type is JSON; answers 415 when it is not. */
    public static boolean requireJson(Context context, ProblemResponses problems) {
        String type = Optional.ofNullable(context.contentType()).orElse("");
        boolean isJson = type.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
        if (!isJson) {
            problems.respond(context, 415, "problem.415");
        }
        return isJson;
    }

    /** The text of a JSON body; empty when the request was answered already. */
    public static Optional<String> readBody(Context context, ProblemResponses problems) {
        return requireJson(context, problems)
                ? Optional.of(new String(context.bodyAsBytes(), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Value of a field of a flat JSON object. */
    public sealed interface Value {
        /** A text with composed letters. */
        record Text(String text) implements Value {}

        /** Anything but a text: a number, a list, null. */
        record Other() implements Value {}
    }

    /** The fields of a flat JSON object, in their order; empty when the bytes are not one. */
    public static Optional<Map<String, Value>> readObject(byte[] body) {
        if (JsonNesting.isDeeperThan(body, MAX_DEPTH)) {
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
            return new Value.Text(PlainText.composed(reader.readString()));
        }
        reader.skipValue();
        return new Value.Other();
    }
}
