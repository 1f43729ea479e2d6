package vn.tienglang.planner.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Malformed texts: each is rejected quickly, with problems that name the place. */
class MalformedTextTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String SIGNS = "{}[]\",:0-1eE.\\u\0\ud800 \n";

    private static final List<JsonValue> REPLACEMENTS =
            List.of(
                    new JsonValue.StringValue(""),
                    new JsonValue.StringValue("x"),
                    new JsonValue.StringValue("-"),
                    new JsonValue.StringValue("x".repeat(5_000)),
                    new JsonValue.StringValue("9".repeat(199)),
                    new JsonValue.StringValue("PT9999999999999999999H"),
                    new JsonValue.StringValue("9999-99-99"),
                    new JsonValue.NumberValue("-1"),
                    new JsonValue.NumberValue("0"),
                    new JsonValue.NumberValue("7.5"),
                    new JsonValue.NumberValue("1e999999999"),
                    new JsonValue.NumberValue("18446744073709551617"),
                    new JsonValue.BooleanValue(true),
                    new JsonValue.NullValue(),
                    new JsonValue.ArrayValue(List.of()),
                    new JsonValue.ArrayValue(List.of(new JsonValue.NullValue())),
                    new JsonValue.ObjectValue(List.of()),
                    new JsonValue.ObjectValue(
                            List.of(new JsonValue.Field("kind", new JsonValue.StringValue("x")))));

    @Test
    void anyValueReplacedByAnyOtherGivesAResult() {
        for (PlanItemSamples.Sample sample : PlanItemSamples.all()) {
            // Deeper parts of a plan are separate samples.
            int depth = sample.file().equals("plan") ? 2 : DocumentLimits.DEPTH;
            for (JsonValue replacement : REPLACEMENTS) {
                for (JsonValue changed : replacements(json(sample.text()), replacement, depth)) {
                    DocumentResult<?> result = read(sample, JsonValueWriter.of(changed));
                    if (replacement instanceof JsonValue.NullValue) {
                        assertThat(result).isInstanceOf(DocumentResult.Rejected.class);
                    }
                }
            }
        }
    }

    @Test
    void duplicateKeyIsRejectedEverywhere() {
        for (PlanItemSamples.Sample sample : PlanItemSamples.all()) {
            JsonValue whole = json(sample.text());
            for (List<JsonValue.Field> twice : alterations(whole, Change.TWICE)) {
                String text = JsonValueWriter.of(new JsonValue.ObjectValue(twice));
                assertThat(problems(read(sample, text)))
                        .as(text)
                        .anyMatch(complaint -> complaint.message().equals("stands twice"));
            }
        }
    }

    @Test
    void unknownKeyIsRejectedByName() {
        for (PlanItemSamples.Sample sample : PlanItemSamples.all()) {
            JsonValue whole = json(sample.text());
            for (List<JsonValue.Field> more : alterations(whole, Change.UNKNOWN)) {
                String text = JsonValueWriter.of(new JsonValue.ObjectValue(more));
                assertThat(problems(read(sample, text)))
                        .as(text)
                        .anyMatch(complaint -> complaint.path().endsWith("['Hard end']"));
            }
        }
    }

    @Test
    void truncatedTextIsRejectedWithItsLastLine() {
        for (PlanItemSamples.Sample sample : PlanItemSamples.all()) {
            String text = sample.text().strip();
            for (int end = 0; end < text.length(); end += 1 + text.length() / 400) {
                assertThat(problems(read(sample, text.substring(0, end))))
                        .singleElement()
                        .matches(complaint -> complaint.path().equals("$"))
                        .matches(complaint -> complaint.message().startsWith("line "));
            }
        }
    }

    @Test
    void mutatedTextNeverThrows() {
        var random = new Random(4);
        List<PlanItemSamples.Sample> samples = PlanItemSamples.all();
        for (int run = 0; run < 20_000; run++) {
            PlanItemSamples.Sample sample = samples.get(random.nextInt(samples.size()));
            var text = new StringBuilder(sample.text());
            for (int accident = random.nextInt(4); accident >= 0; accident--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(4)) {
                    case 0 -> text.setCharAt(at, SIGNS.charAt(random.nextInt(SIGNS.length())));
                    case 1 -> text.deleteCharAt(at);
                    case 2 -> text.insert(at, text.charAt(random.nextInt(text.length())));
                    default -> text.setCharAt(at, (char) random.nextInt(0x10000));
                }
                if (text.isEmpty()) {
                    text.append(' ');
                }
            }
            read(sample, text.toString());
        }
    }

    @Test
    void randomBytesNeverThrow() {
        var random = new Random(5);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThat(PlanDocument.read(bytes, Set.of()))
                    .isInstanceOf(DocumentResult.Rejected.class);
        }
    }

    @Test
    void deepNestingIsRejected() {
        for (String prefix : List.of("[", "{\"slots\":", "[{\"a\":")) {
            String deep = prefix.repeat(20_000);
            assertThat(problems(PlanItemJsonMapper.slot(deep)))
                    .singleElement()
                    .matches(complaint -> complaint.message().endsWith("nested deeper than 16"));
        }
    }

    @Test
    void oversizedInputIsRejectedQuickly() {
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    assertThat(
                                    problems(
                                            PlanItemJsonMapper.target(
                                                    " "
                                                            .repeat(
                                                                    DocumentLimits.ITEM_CHARACTERS
                                                                            + 1))))
                            .containsExactly(
                                    new DocumentProblem("$", "200001 characters; at most 200000"));
                    assertThat(problems(PlanItemJsonMapper.order("[" + "0,".repeat(30_000) + "0]")))
                            .singleElement()
                            .matches(complaint ->
                                    complaint.message().endsWith("more than 20000 values"));
                    String most = "[" + "0,".repeat(DocumentLimits.PLAN_CHARACTERS / 2 - 1) + "0";
                    assertThat(problems(PlanDocument.read(most, Set.of()))).hasSize(1);
                    String quotes =
                            "\"" + "\\u00e1".repeat(DocumentLimits.PLAN_CHARACTERS / 6 - 1) + "\"";
                    assertThat(problems(PlanDocument.read(quotes, Set.of()))).hasSize(1);
                    assertThat(problems(PlanDocument.read(new byte[(48 << 20) + 1], Set.of())))
                            .hasSize(1);
                });
    }

    @Test
    void problemsBeyondTheLimitAreCounted() {
        List<DocumentProblem> problems =
                problems(PlanItemJsonMapper.order("[" + "true,".repeat(1_000) + "true]"));
        assertThat(problems).hasSize(DocumentLimits.PROBLEMS);
        assertThat(problems.getFirst())
                .isEqualTo(new DocumentProblem("$[0]", "must be text, not true or false"));
        assertThat(problems.getLast()).isEqualTo(new DocumentProblem("$", "and 902 more"));
    }

    @Test
    void emptyValueAnywhereInAPlanGivesAResultQuickly() {
        String slots = "{},".repeat(DocumentLimits.SLOTS - 1) + "{}";
        String plan = "{\"version\": 1, \"slots\": [" + slots + "], \"x\": 0}";
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThat(problems(PlanDocument.read(plan, Set.of())))
                                .hasSize(DocumentLimits.PROBLEMS));
    }

    @Test
    void planWithTooManySlotsIsRejectedWithoutReadingThem() {
        String plan = "{\"version\": 1, \"slots\": [" + "{},".repeat(DocumentLimits.SLOTS) + "{}]}";
        assertThat(problems(PlanDocument.read(plan, Set.of())))
                .contains(new DocumentProblem("$.slots", "10001 slots; at most 10000"))
                .noneMatch(complaint -> complaint.path().startsWith("$.slots["));
    }

    @Test
    void invalidJsonIsRejectedWithLineAndCharacter() {
        assertThat(PlanItemJsonMapper.target("{\n  \"areas\": [\"20\"],\n}"))
                .isEqualTo(
                        new DocumentResult.Rejected<>(
                                List.of(
                                        new DocumentProblem(
                                                "$",
                                                "line 3, character 1: a key in double quotes must"
                                                        + " stand here"))));
    }

    @Test
    void nonStandardJsonIsRejected() {
        for (String invalid :
                List.of(
                        "",
                        " ",
                        "[] []",
                        "[1,]",
                        "{\"a\":1,}",
                        "{a:1}",
                        "{'a':1}",
                        "[01]",
                        "[+1]",
                        "[.5]",
                        "[1.]",
                        "[1e]",
                        "[-]",
                        "[NaN]",
                        "[tru]",
                        "[\"a\nb\"]",
                        "[\"\\x\"]",
                        "[\"\\u12\"]",
                        "[\"\\ud800\"]",
                        "[\"\ud800\"]",
                        "[\"\\udc00\\ud800\"]",
                        "/**/[]",
                        "[]//",
                        "\u00a0[]")) {
            assertThat(problems(PlanItemJsonMapper.order(invalid)))
                    .as(invalid)
                    .singleElement()
                    .matches(complaint -> complaint.message().startsWith("line 1, character "));
        }
        assertThat(PlanItemJsonMapper.order("\t[ \"\\u0061bc\" ]\r\n"))
                .isEqualTo(PlanItemJsonMapper.order("[\"abc\"]"))
                .isInstanceOf(DocumentResult.Parsed.class);
    }

    private static DocumentResult<?> read(PlanItemSamples.Sample sample, String text) {
        DocumentResult<?> result = sample.reading().apply(text);
        if (result instanceof DocumentResult.Rejected<?>(List<DocumentProblem> problems)) {
            assertThat(problems).isNotEmpty().allMatch(one -> one.path().startsWith("$"));
        }
        return result;
    }

    private static List<DocumentProblem> problems(DocumentResult<?> result) {
        return switch (result) {
            case DocumentResult.Parsed<?>(Object thing) -> throw new AssertionError(thing);
            case DocumentResult.Rejected<?>(List<DocumentProblem> problems) -> problems;
        };
    }

    private static JsonValue json(String text) {
        try {
            return JsonValueReader.read(text, DocumentLimits.PLAN_VALUES);
        } catch (JsonValueReader.JsonSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns copies of the value in each of which one part, at most this deep, is replaced. */
    private static List<JsonValue> replacements(JsonValue value, JsonValue replacement, int depth) {
        var all = new ArrayList<JsonValue>();
        all.add(replacement);
        if (depth == 0) {
            return all;
        }
        switch (value) {
            case JsonValue.ArrayValue(List<JsonValue> items) -> {
                for (int index = 0; index < items.size(); index++) {
                    for (JsonValue changed :
                            replacements(items.get(index), replacement, depth - 1)) {
                        var copy = new ArrayList<>(items);
                        copy.set(index, changed);
                        all.add(new JsonValue.ArrayValue(copy));
                    }
                }
            }
            case JsonValue.ObjectValue(List<JsonValue.Field> fields) -> {
                for (int index = 0; index < fields.size(); index++) {
                    JsonValue.Field field = fields.get(index);
                    for (JsonValue changed : replacements(field.value(), replacement, depth - 1)) {
                        var copy = new ArrayList<>(fields);
                        copy.set(index, new JsonValue.Field(field.key(), changed));
                        all.add(new JsonValue.ObjectValue(copy));
                    }
                }
            }
            case JsonValue.StringValue _,
                    JsonValue.NumberValue _,
                    JsonValue.BooleanValue _,
                    JsonValue.NullValue _ -> {}
        }
        return all;
    }

    private enum Change {
        TWICE,
        UNKNOWN
    }

    /** Returns the field lists of an object, each with one field changed. */
    private static List<List<JsonValue.Field>> alterations(JsonValue value, Change change) {
        if (!(value instanceof JsonValue.ObjectValue(List<JsonValue.Field> fields))) {
            return List.of();
        }
        var all = new ArrayList<List<JsonValue.Field>>();
        for (JsonValue.Field field : fields) {
            var more = new ArrayList<>(fields);
            more.add(
                    switch (change) {
                        case TWICE -> field;
                        case UNKNOWN -> new JsonValue.Field("Hard end", field.value());
                    });
            all.add(more);
            for (List<JsonValue.Field> inner : alterations(field.value(), change)) {
                var copy = new ArrayList<>(fields);
                copy.set(
                        fields.indexOf(field),
                        new JsonValue.Field(field.key(), new JsonValue.ObjectValue(inner)));
                all.add(copy);
            }
        }
        return all;
    }
}
