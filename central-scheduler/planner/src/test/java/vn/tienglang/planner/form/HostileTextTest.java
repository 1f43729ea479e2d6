package vn.tienglang.planner.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Texts that nobody should send: each is answered, soon, and with complaints that say where. */
class HostileTextTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    private static final String SIGNS = "{}[]\",:0-1eE.\\u\0\ud800 \n";

    private static final List<Json> STRANGERS =
            List.of(
                    new Json.Text(""),
                    new Json.Text("x"),
                    new Json.Text("-"),
                    new Json.Text("x".repeat(5_000)),
                    new Json.Text("9".repeat(199)),
                    new Json.Text("PT9999999999999999999H"),
                    new Json.Text("9999-99-99"),
                    new Json.Figure("-1"),
                    new Json.Figure("0"),
                    new Json.Figure("7.5"),
                    new Json.Figure("1e999999999"),
                    new Json.Figure("18446744073709551617"),
                    new Json.Flag(true),
                    new Json.Nothing(),
                    new Json.Items(List.of()),
                    new Json.Items(List.of(new Json.Nothing())),
                    new Json.Fields(List.of()),
                    new Json.Fields(List.of(new Json.Field("kind", new Json.Text("x")))));

    @Test
    void whateverStandsInThePlaceOfAnotherIsAnswered() {
        for (Samples.Sample sample : Samples.all()) {
            // What lies deeper in a plan is a sample of its own.
            int depth = sample.file().equals("plan") ? 2 : FormLimits.DEPTH;
            for (Json stranger : STRANGERS) {
                for (Json changed : everywhere(json(sample.text()), stranger, depth)) {
                    Reading<?> reading = read(sample, JsonText.of(changed));
                    if (stranger instanceof Json.Nothing) {
                        assertThat(reading).isInstanceOf(Reading.Refused.class);
                    }
                }
            }
        }
    }

    @Test
    void aKeyThatStandsTwiceIsRefusedWhereverItStands() {
        for (Samples.Sample sample : Samples.all()) {
            Json whole = json(sample.text());
            for (List<Json.Field> twice : alterations(whole, Change.TWICE)) {
                String text = JsonText.of(new Json.Fields(twice));
                assertThat(complaints(read(sample, text)))
                        .as(text)
                        .anyMatch(complaint -> complaint.what().equals("stands twice"));
            }
        }
    }

    @Test
    void aKeyThatNobodyKnowsIsRefusedByName() {
        for (Samples.Sample sample : Samples.all()) {
            Json whole = json(sample.text());
            for (List<Json.Field> more : alterations(whole, Change.UNKNOWN)) {
                String text = JsonText.of(new Json.Fields(more));
                assertThat(complaints(read(sample, text)))
                        .as(text)
                        .anyMatch(complaint -> complaint.path().endsWith("['Hard end']"));
            }
        }
    }

    @Test
    void aTornTextIsRefusedWithTheLineWhereItEnds() {
        for (Samples.Sample sample : Samples.all()) {
            String text = sample.text().strip();
            for (int end = 0; end < text.length(); end += 1 + text.length() / 400) {
                assertThat(complaints(read(sample, text.substring(0, end))))
                        .singleElement()
                        .matches(complaint -> complaint.path().equals("$"))
                        .matches(complaint -> complaint.what().startsWith("line "));
            }
        }
    }

    @Test
    void noAccidentToATextIsAnException() {
        var random = new Random(4);
        List<Samples.Sample> samples = Samples.all();
        for (int run = 0; run < 20_000; run++) {
            Samples.Sample sample = samples.get(random.nextInt(samples.size()));
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
    void noBytesAreAnException() {
        var random = new Random(5);
        for (int run = 0; run < 5_000; run++) {
            byte[] bytes = new byte[random.nextInt(64)];
            random.nextBytes(bytes);
            assertThat(PlanDocument.read(bytes, Set.of())).isInstanceOf(Reading.Refused.class);
        }
    }

    @Test
    void deepNestingIsRefusedAtOnce() {
        for (String opening : List.of("[", "{\"slots\":", "[{\"a\":")) {
            String deep = opening.repeat(20_000);
            assertThat(complaints(PlanForm.slot(deep)))
                    .singleElement()
                    .matches(complaint -> complaint.what().endsWith("nested deeper than 16"));
        }
    }

    @Test
    void whatIsTooLongOrTooManyIsRefusedSoon() {
        assertTimeoutPreemptively(
                SOON,
                () -> {
                    assertThat(
                                    complaints(
                                            PlanForm.target(
                                                    " ".repeat(FormLimits.PIECE_CHARACTERS + 1))))
                            .containsExactly(
                                    new Complaint("$", "200001 characters; at most 200000"));
                    assertThat(complaints(PlanForm.order("[" + "0,".repeat(30_000) + "0]")))
                            .singleElement()
                            .matches(complaint ->
                                    complaint.what().endsWith("more than 20000 values"));
                    String most = "[" + "0,".repeat(FormLimits.PLAN_CHARACTERS / 2 - 1) + "0";
                    assertThat(complaints(PlanDocument.read(most, Set.of()))).hasSize(1);
                    String quotes =
                            "\"" + "\\u00e1".repeat(FormLimits.PLAN_CHARACTERS / 6 - 1) + "\"";
                    assertThat(complaints(PlanDocument.read(quotes, Set.of()))).hasSize(1);
                    assertThat(complaints(PlanDocument.read(new byte[(48 << 20) + 1], Set.of())))
                            .hasSize(1);
                });
    }

    @Test
    void complaintsAreCountedBeyondTheHundredth() {
        List<Complaint> complaints =
                complaints(PlanForm.order("[" + "true,".repeat(1_000) + "true]"));
        assertThat(complaints).hasSize(FormLimits.COMPLAINTS);
        assertThat(complaints.getFirst())
                .isEqualTo(new Complaint("$[0]", "must be text, not true or false"));
        assertThat(complaints.getLast()).isEqualTo(new Complaint("$", "and 902 more"));
    }

    @Test
    void anEmptyThingInEachPlaceOfAPlanIsAnsweredSoon() {
        String slots = "{},".repeat(FormLimits.SLOTS - 1) + "{}";
        String plan = "{\"version\": 1, \"slots\": [" + slots + "], \"x\": 0}";
        assertTimeoutPreemptively(
                SOON,
                () ->
                        assertThat(complaints(PlanDocument.read(plan, Set.of())))
                                .hasSize(FormLimits.COMPLAINTS));
    }

    @Test
    void aPlanOfTooManySlotsIsRefusedWithoutLookingAtThem() {
        String plan = "{\"version\": 1, \"slots\": [" + "{},".repeat(FormLimits.SLOTS) + "{}]}";
        assertThat(complaints(PlanDocument.read(plan, Set.of())))
                .contains(new Complaint("$.slots", "10001 slots; at most 10000"))
                .noneMatch(complaint -> complaint.path().startsWith("$.slots["));
    }

    @Test
    void whatIsNoJsonIsRefusedWithLineAndCharacter() {
        assertThat(PlanForm.target("{\n  \"areas\": [\"20\"],\n}"))
                .isEqualTo(
                        new Reading.Refused<>(
                                List.of(
                                        new Complaint(
                                                "$",
                                                "line 3, character 1: a key in double quotes must"
                                                        + " stand here"))));
    }

    @Test
    void onlyJsonIsJson() {
        for (String no :
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
            assertThat(complaints(PlanForm.order(no)))
                    .as(no)
                    .singleElement()
                    .matches(complaint -> complaint.what().startsWith("line 1, character "));
        }
        assertThat(PlanForm.order("\t[ \"\\u0061bc\" ]\r\n"))
                .isEqualTo(PlanForm.order("[\"abc\"]"))
                .isInstanceOf(Reading.Understood.class);
    }

    private static Reading<?> read(Samples.Sample sample, String text) {
        Reading<?> reading = sample.reading().apply(text);
        if (reading instanceof Reading.Refused<?>(List<Complaint> complaints)) {
            assertThat(complaints).isNotEmpty().allMatch(one -> one.path().startsWith("$"));
        }
        return reading;
    }

    private static List<Complaint> complaints(Reading<?> reading) {
        return switch (reading) {
            case Reading.Understood<?>(Object thing) -> throw new AssertionError(thing);
            case Reading.Refused<?>(List<Complaint> complaints) -> complaints;
        };
    }

    private static Json json(String text) {
        try {
            return JsonReader.read(text, FormLimits.PLAN_VALUES);
        } catch (JsonReader.NotJson e) {
            throw new AssertionError(e);
        }
    }

    /** The value as often as something in it, no deeper than this, can be replaced. */
    private static List<Json> everywhere(Json value, Json stranger, int depth) {
        var all = new ArrayList<Json>();
        all.add(stranger);
        if (depth == 0) {
            return all;
        }
        switch (value) {
            case Json.Items(List<Json> items) -> {
                for (int index = 0; index < items.size(); index++) {
                    for (Json changed : everywhere(items.get(index), stranger, depth - 1)) {
                        var copy = new ArrayList<>(items);
                        copy.set(index, changed);
                        all.add(new Json.Items(copy));
                    }
                }
            }
            case Json.Fields(List<Json.Field> fields) -> {
                for (int index = 0; index < fields.size(); index++) {
                    Json.Field field = fields.get(index);
                    for (Json changed : everywhere(field.value(), stranger, depth - 1)) {
                        var copy = new ArrayList<>(fields);
                        copy.set(index, new Json.Field(field.key(), changed));
                        all.add(new Json.Fields(copy));
                    }
                }
            }
            case Json.Text _, Json.Figure _, Json.Flag _, Json.Nothing _ -> {}
        }
        return all;
    }

    private enum Change {
        TWICE,
        UNKNOWN
    }

    /** The keys of an object, with one more. */
    private static List<List<Json.Field>> alterations(Json value, Change change) {
        if (!(value instanceof Json.Fields(List<Json.Field> fields))) {
            return List.of();
        }
        var all = new ArrayList<List<Json.Field>>();
        for (Json.Field field : fields) {
            var more = new ArrayList<>(fields);
            more.add(
                    switch (change) {
                        case TWICE -> field;
                        case UNKNOWN -> new Json.Field("Hard end", field.value());
                    });
            all.add(more);
            for (List<Json.Field> inner : alterations(field.value(), change)) {
                var copy = new ArrayList<>(fields);
                copy.set(
                        fields.indexOf(field), new Json.Field(field.key(), new Json.Fields(inner)));
                all.add(copy);
            }
        }
        return all;
    }
}
