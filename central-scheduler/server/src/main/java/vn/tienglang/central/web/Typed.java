package vn.tienglang.central.web;

import io.javalin.http.Context;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.central.web.page.Form;
import vn.tienglang.central.web.page.Mark;
import vn.tienglang.central.web.page.Notice;
import vn.tienglang.central.web.page.Tone;
import vn.tienglang.planner.policy.Stretch;

/**
 * What somebody typed into a form of the plan, on its way to be values. Whatever cannot be used
 * becomes a complaint beside its field, and all of them are heard at once.
 */
final class Typed {
    /** How much of a bad value is repeated. */
    private static final int REPEATED_CHARACTERS = 60;

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    private final Map<String, String> values;
    private final Words words;
    private final List<Complaint> complaints = new ArrayList<>();

    Typed(Map<String, String> values, Words words) {
        this.values = values;
        this.words = words;
    }

    /** What was sent; where boxes were ticked all of them, with a space between. */
    static Map<String, String> sent(Context context) {
        return joined(context.formParamMap());
    }

    /** The same of an address. */
    static Map<String, String> asked(Context context) {
        return joined(context.queryParamMap());
    }

    private static Map<String, String> joined(Map<String, List<String>> all) {
        var values = new LinkedHashMap<String, String>();
        all.forEach((name, each) -> values.put(name, String.join(" ", each)));
        return values;
    }

    /** What the text says; empty when it says nothing of the kind. */
    static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Everything that was wrong so far. */
    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /** Whether nothing was. */
    boolean isSound() {
        return complaints.isEmpty();
    }

    /** Whatever else is wrong. */
    void object(String rule, String field, String sentence) {
        complaints.add(new Complaint(rule, field, sentence));
    }

    /** The form again, with each complaint beside its field. */
    static Form form(Map<String, String> values, List<Complaint> complaints) {
        return new Form(
                values,
                complaints.stream()
                        .filter(one -> !one.field().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        Complaint::field,
                                        Collectors.mapping(
                                                Complaint::sentence, Collectors.toList()))));
    }

    /** All of them at the top of the page. */
    static Notice notice(Words words, List<Complaint> complaints) {
        return new Notice(
                new Mark(Tone.BAD, words.say("bulletin.refused")),
                complaints.stream().map(Complaint::sentence).distinct().toList());
    }

    /** As it came. */
    String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** A text on one line, or a complaint. */
    Optional<String> line(String field, int most) {
        return this.<String>required(
                field,
                "typed.line",
                text -> {
                    if (text.length() > most || !PlainText.isPlain(text)) {
                        throw new IllegalArgumentException("more than a line");
                    }
                    return text;
                },
                words.number(most));
    }

    /** A place, or a complaint. */
    Optional<AreaCode> area(String field) {
        return required(field, "complaint.area", AreaCode::new);
    }

    /** A language of our table, or a complaint. */
    Optional<LanguageTag> language(String field) {
        return required(
                field,
                "complaint.language",
                text -> {
                    var tag = new LanguageTag(text);
                    return VietnamLanguages.TABLE
                            .find(tag)
                            .map(_ -> tag)
                            .orElseThrow(
                                    () -> new IllegalArgumentException("not a language of ours"));
                });
    }

    /** Every one that was ticked; a complaint for each that cannot be. */
    <T> List<T> each(String field, Function<String, T> parse) {
        var each = new ArrayList<T>();
        for (String text : Arrays.asList(text(field).split("[\\s,]+", -1))) {
            Optional<T> value = text.isEmpty() ? Optional.empty() : parsed(text, parse);
            if (value.isEmpty() && !text.isEmpty()) {
                object("bad-field", field, words.say("typed.one", brief(text)));
            }
            value.ifPresent(each::add);
        }
        return each;
    }

    /** A day, or a complaint. */
    Optional<LocalDate> date(String field) {
        return required(
                field,
                "complaint.date",
                text ->
                        Fields.day(text)
                                .orElseThrow(() -> new IllegalArgumentException("not a date")));
    }

    /** A time of day, or a complaint. */
    Optional<LocalTime> time(String field) {
        return required(
                field,
                "complaint.time",
                text -> {
                    if (!TIME.matcher(text).matches()) {
                        throw new IllegalArgumentException("not a time of day");
                    }
                    return LocalTime.parse(text);
                });
    }

    /** A whole number, or a complaint. */
    Optional<Integer> number(String field, int least, int most) {
        return required(
                field,
                "typed.number",
                text -> {
                    int number = Integer.parseInt(text);
                    if (number < least || number > most) {
                        throw new IllegalArgumentException("out of range");
                    }
                    return number;
                },
                words.number(least),
                words.number(most));
    }

    /** How many of a hundred, or a complaint. */
    Optional<Integer> share(String field) {
        if (text(field).isEmpty()) {
            object("missing-field", field, words.say("typed.share"));
            return Optional.empty();
        }
        return number(field, 1, 100);
    }

    /** A whole number where there is one; a complaint where there is something else. */
    Optional<Integer> maybe(String field, int least, int most) {
        return text(field).isEmpty() ? Optional.empty() : number(field, least, most);
    }

    /** From one time to another; empty when both are, a complaint when one is. */
    Optional<Stretch> stretch(String from, String until) {
        if (text(from).isEmpty() && text(until).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalTime> first = time(from);
        Optional<LocalTime> last = time(until);
        return first.flatMap(start -> last.map(end -> Stretch.between(start, end)));
    }

    /** The revision somebody has read: 0 when there was none; a broken one is nobody's. */
    int revision() {
        return parsed(text("revision"), Integer::valueOf).filter(one -> one >= 0).orElse(0);
    }

    private <T> Optional<T> required(
            String field, String key, Function<String, T> parse, Object... more) {
        String text = text(field);
        if (text.isEmpty()) {
            String sentence = words.say("complaint.missing", words.say("field." + field));
            object("missing-field", field, sentence);
            return Optional.empty();
        }
        Optional<T> value = parsed(text, parse);
        if (value.isEmpty()) {
            var facts = new ArrayList<Object>(List.of(brief(text)));
            facts.addAll(Arrays.asList(more));
            object("bad-field", field, words.say(key, facts.toArray()));
        }
        return value;
    }

    private static String brief(String text) {
        return text.length() <= REPEATED_CHARACTERS
                ? text
                : text.substring(0, REPEATED_CHARACTERS) + "…";
    }
}
