package vn.tienglang.pages.form;

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
import java.util.stream.Collectors;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.pages.html.Badge;
import vn.tienglang.pages.html.BadgeTone;
import vn.tienglang.pages.html.Form;
import vn.tienglang.pages.html.Notice;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.policy.LocalTimeRange;

/**
 * Reader of the forms of the plan. A value that cannot be used becomes an error of its field; all
 * errors are reported together.
 */
public final class PlanFormReader {
    /** Length at which a bad value is cut off in an error, in characters. */
    private static final int REPEATED_CHARACTERS = 60;

    private final Map<String, String> values;
    private final Messages words;
    private final DateTimeParser parser;
    private final List<RequestError> errors = new ArrayList<>();

    /** Reads a form without typed dates and times; ISO ones are read. */
    public PlanFormReader(Map<String, String> values, Messages words) {
        this(values, words, new DateTimeParser.Iso());
    }

    /**
     * Reads a form with dates and times as people type them.
     *
     * @param today day from which a date without a year is the nearest one
     */
    public PlanFormReader(Map<String, String> values, Messages words, LocalDate today) {
        this(values, words, new DateTimeParser.Lenient(today));
    }

    private PlanFormReader(Map<String, String> values, Messages words, DateTimeParser parser) {
        this.values = RequestFields.composed(values);
        this.words = words;
        this.parser = parser;
    }

    /** The values of the form; for check boxes all ticked values, separated by a space. */
    public static Map<String, String> formValues(Context context) {
        return joinValues(context.formParamMap());
    }

    /** The values of the query. */
    public static Map<String, String> queryValues(Context context) {
        return joinValues(context.queryParamMap());
    }

    private static Map<String, String> joinValues(Map<String, List<String>> all) {
        var values = new LinkedHashMap<String, String>();
        all.forEach((name, each) -> values.put(name, PlainText.composed(String.join(" ", each))));
        return values;
    }

    /** The parsed text; empty when it cannot be parsed. */
    public static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** All errors so far. */
    public List<RequestError> errors() {
        return List.copyOf(errors);
    }

    /** Whether there is no error so far. */
    public boolean isValid() {
        return errors.isEmpty();
    }

    /** Adds an error. */
    public void addError(String rule, String field, String sentence) {
        errors.add(new RequestError(rule, field, sentence));
    }

    /** The form with the error of each field. */
    public static Form form(Map<String, String> values, List<RequestError> errors) {
        return new Form(
                values,
                errors.stream()
                        .filter(one -> !one.field().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        RequestError::field,
                                        Collectors.mapping(
                                                RequestError::sentence, Collectors.toList()))));
    }

    /** A notice with all errors. */
    public static Notice notice(Messages words, List<RequestError> errors) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("bulletin.refused")),
                errors.stream().map(RequestError::sentence).distinct().toList());
    }

    /** The text of a field with composed letters. */
    public String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** A text of one line, or an error. */
    public Optional<String> singleLine(String field, int most) {
        return this.<String>required(
                field,
                "typed.line",
                text -> {
                    if (!PlainText.isLine(text, most)) {
                        throw new IllegalArgumentException("more than a line");
                    }
                    return text;
                },
                words.number(most));
    }

    /** An area, or an error. */
    public Optional<AreaCode> area(String field) {
        return required(field, "complaint.area", AreaCode::new);
    }

    /** A language of our table, or an error. */
    public Optional<LanguageTag> language(String field) {
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

    /** The ticked values; an error for each that cannot be parsed. */
    public <T> List<T> list(String field, Function<String, T> parse) {
        var each = new ArrayList<T>();
        for (String text : Arrays.asList(text(field).split("[\\s,]+", -1))) {
            Optional<T> value = text.isEmpty() ? Optional.empty() : parsed(text, parse);
            if (value.isEmpty() && !text.isEmpty()) {
                addError("bad-field", field, words.text("typed.one", shorten(text)));
            }
            value.ifPresent(each::add);
        }
        return each;
    }

    /** A date, or an error. */
    public Optional<LocalDate> date(String field) {
        return required(field, "typed.date", parser::date);
    }

    /** A time of day, or an error. */
    public Optional<LocalTime> time(String field) {
        return required(field, "typed.time", parser::time);
    }

    /** A whole number, or an error. */
    public Optional<Integer> number(String field, int least, int most) {
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

    /** A percentage, or an error. */
    public Optional<Integer> percentage(String field) {
        if (text(field).isEmpty()) {
            addError("missing-field", field, words.text("typed.share"));
            return Optional.empty();
        }
        return number(field, 1, 100);
    }

    /** A whole number when the field is not empty; an error when it is something else. */
    public Optional<Integer> optionalNumber(String field, int least, int most) {
        return text(field).isEmpty() ? Optional.empty() : number(field, least, most);
    }

    /** A range of times; empty when both fields are, an error when one is. */
    public Optional<LocalTimeRange> timeRange(String from, String until) {
        if (text(from).isEmpty() && text(until).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalTime> first = time(from);
        Optional<LocalTime> last = time(until);
        return first.flatMap(start -> last.map(end -> LocalTimeRange.between(start, end)));
    }

    /** The revision that the user has read; 0 when there was none or it cannot be parsed. */
    public int revision() {
        return parsed(text("revision"), Integer::valueOf).filter(one -> one >= 0).orElse(0);
    }

    private <T> Optional<T> required(
            String field, String key, Function<String, T> parse, Object... more) {
        String text = text(field);
        if (text.isEmpty()) {
            String sentence = words.text("complaint.missing", words.text("field." + field));
            addError("missing-field", field, sentence);
            return Optional.empty();
        }
        Optional<T> value = parsed(text, parse);
        if (value.isEmpty()) {
            var facts = new ArrayList<Object>(List.of(shorten(text)));
            facts.addAll(Arrays.asList(more));
            addError("bad-field", field, words.text(key, facts.toArray()));
        }
        return value;
    }

    private static String shorten(String text) {
        return text.length() <= REPEATED_CHARACTERS
                ? text
                : text.substring(0, REPEATED_CHARACTERS) + "…";
    }
}
