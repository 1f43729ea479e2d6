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
import java.util.regex.Pattern;
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
 * What somebody typed into a form of the plan, on its way to be values. Whatever cannot be used
 * becomes a complaint beside its field, and all of them are heard at once.
 */
public final class PlanFormReader {
    /** How much of a bad value is repeated. */
    private static final int REPEATED_CHARACTERS = 60;

    private static final Pattern TIME = Pattern.compile("[0-9]{2}:[0-9]{2}(:[0-9]{2})?");

    private final Map<String, String> values;
    private final Messages words;
    private final List<RequestError> errors = new ArrayList<>();

    public PlanFormReader(Map<String, String> values, Messages words) {
        this.values = values;
        this.words = words;
    }

    /** What was sent; where boxes were ticked all of them, with a space between. */
    public static Map<String, String> formValues(Context context) {
        return joinValues(context.formParamMap());
    }

    /** The same of an address. */
    public static Map<String, String> queryValues(Context context) {
        return joinValues(context.queryParamMap());
    }

    private static Map<String, String> joinValues(Map<String, List<String>> all) {
        var values = new LinkedHashMap<String, String>();
        all.forEach((name, each) -> values.put(name, String.join(" ", each)));
        return values;
    }

    /** What the text says; empty when it says nothing of the kind. */
    public static <T> Optional<T> parsed(String text, Function<String, T> parse) {
        try {
            return Optional.of(parse.apply(text.strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Everything that was wrong so far. */
    public List<RequestError> errors() {
        return List.copyOf(errors);
    }

    /** Whether nothing was. */
    public boolean isValid() {
        return errors.isEmpty();
    }

    /** Whatever else is wrong. */
    public void addError(String rule, String field, String sentence) {
        errors.add(new RequestError(rule, field, sentence));
    }

    /** The form again, with each complaint beside its field. */
    public static Form form(Map<String, String> values, List<RequestError> complaints) {
        return new Form(
                values,
                complaints.stream()
                        .filter(one -> !one.field().isEmpty())
                        .collect(
                                Collectors.groupingBy(
                                        RequestError::field,
                                        Collectors.mapping(
                                                RequestError::sentence, Collectors.toList()))));
    }

    /** All of them at the top of the page. */
    public static Notice notice(Messages words, List<RequestError> complaints) {
        return new Notice(
                new Badge(BadgeTone.BAD, words.text("bulletin.refused")),
                complaints.stream().map(RequestError::sentence).distinct().toList());
    }

    /** As it came. */
    public String text(String field) {
        return values.getOrDefault(field, "").strip();
    }

    /** A text on one line, or a complaint. */
    public Optional<String> singleLine(String field, int most) {
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
    public Optional<AreaCode> area(String field) {
        return required(field, "complaint.area", AreaCode::new);
    }

    /** A language of our table, or a complaint. */
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

    /** Every one that was ticked; a complaint for each that cannot be. */
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

    /** A day, or a complaint. */
    public Optional<LocalDate> date(String field) {
        return required(
                field,
                "complaint.date",
                text ->
                        RequestFields.parseDate(text)
                                .orElseThrow(() -> new IllegalArgumentException("not a date")));
    }

    /** A time of day, or a complaint. */
    public Optional<LocalTime> time(String field) {
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

    /** How many of a hundred, or a complaint. */
    public Optional<Integer> percentage(String field) {
        if (text(field).isEmpty()) {
            addError("missing-field", field, words.text("typed.share"));
            return Optional.empty();
        }
        return number(field, 1, 100);
    }

    /** A whole number where there is one; a complaint where there is something else. */
    public Optional<Integer> optionalNumber(String field, int least, int most) {
        return text(field).isEmpty() ? Optional.empty() : number(field, least, most);
    }

    /** From one time to another; empty when both are, a complaint when one is. */
    public Optional<LocalTimeRange> timeRange(String from, String until) {
        if (text(from).isEmpty() && text(until).isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalTime> first = time(from);
        Optional<LocalTime> last = time(until);
        return first.flatMap(start -> last.map(end -> LocalTimeRange.between(start, end)));
    }

    /** The revision somebody has read: 0 when there was none; a broken one is nobody's. */
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
