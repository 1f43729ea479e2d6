package vn.tienglang.pages.form;

import io.javalin.http.Context;
import java.lang.reflect.RecordComponent;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.http.ProblemResponses;
import vn.tienglang.pages.http.RequestUser;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/**
 * Reader of the fields of a form or of a JSON object. A value that cannot be parsed becomes an
 * error; all errors are reported together.
 */
public final class RequestFields {
    /** Length at which a bad value is cut off in an error, in characters. */
    private static final int REPEATED_CHARACTERS = 60;

    private final Map<String, String> values;
    private final Messages words;
    private final DateTimeParser parser;
    private final List<RequestError> errors = new ArrayList<>();

    /** The fields of a program, whose dates and times are ISO; their texts are composed. */
    public RequestFields(Map<String, String> values, Messages words) {
        this(values, words, new DateTimeParser.Iso());
    }

    /**
     * The fields of a form, with dates and times as people type them; their texts are composed.
     *
     * @param today day from which a date without a year is the nearest one
     */
    public RequestFields(Map<String, String> values, Messages words, LocalDate today) {
        this(values, words, new DateTimeParser.Lenient(today));
    }

    private RequestFields(Map<String, String> values, Messages words, DateTimeParser parser) {
        this.values = composed(values);
        this.words = words;
        this.parser = parser;
    }

    /** The same values with composed letters. */
    static Map<String, String> composed(Map<String, String> values) {
        var composed = new LinkedHashMap<String, String>();
        values.forEach((name, text) -> composed.put(name, PlainText.composed(text)));
        return composed;
    }

    /** The fields of a JSON object; a field that is not among {@code known} is an error. */
    public static RequestFields of(
            Map<String, ApiJson.Value> object, Set<String> known, Messages words) {
        var texts = new LinkedHashMap<String, String>();
        var errors = new ArrayList<RequestError>();
        object.forEach((name, value) -> {
            if (!known.contains(name)) {
                errors.add(
                        new RequestError(
                                "unknown-field",
                                shorten(name),
                                words.text("complaint.unknown-field", shorten(name))));
                return;
            }
            switch (value) {
                case ApiJson.Value.Text(String text) -> texts.put(name, text);
                case ApiJson.Value.Other _ -> {
                    texts.put(name, "");
                    errors.add(
                            new RequestError(
                                    "not-text", name, words.text("complaint.not-text", name)));
                }
            }
        });
        var fields = new RequestFields(texts, words);
        fields.errors.addAll(errors);
        return fields;
    }

    /**
     * The fields of a JSON body; empty when the request was answered already.
     *
     * @param record the record whose components are the allowed fields
     */
    public static Optional<RequestFields> ofBody(
            Context context, Class<? extends Record> record, ProblemResponses problems) {
        if (!ApiJson.requireJson(context, problems)) {
            return Optional.empty();
        }
        Optional<Map<String, ApiJson.Value>> object = ApiJson.readObject(context.bodyAsBytes());
        if (object.isEmpty()) {
            problems.respond(context, 400, "complaint.not-json");
            return Optional.empty();
        }
        return Optional.of(of(object.get(), names(record), RequestUser.of(context).words()));
    }

    /** The names of the components of a record that describes a request. */
    public static Set<String> names(Class<? extends Record> record) {
        return Arrays.stream(record.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toSet());
    }

    /** All errors so far. */
    public List<RequestError> errors() {
        return List.copyOf(errors);
    }

    /** The text of a field with composed letters; empty when it was not. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** Whether the field was sent. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text of a field, or an error. */
    public Optional<String> required(String name) {
        String text = text(name);
        if (!text.isBlank()) {
            return Optional.of(text);
        }
        if (errors.stream().noneMatch(error -> error.field().equals(name))) {
            errors.add(
                    new RequestError(
                            "missing-field",
                            name,
                            words.text("complaint.missing", words.text("field." + name))));
        }
        return Optional.empty();
    }

    /** The title, or an error. */
    public Optional<String> title() {
        return title(Optional.empty());
    }

    /**
     * The title, or an error.
     *
     * @param otherwise the title when the field is empty
     */
    public Optional<String> title(Optional<String> otherwise) {
        Optional<String> title =
                text("title").isBlank() && otherwise.isPresent() ? otherwise : required("title");
        return title.map(String::strip).filter(this::isTitle);
    }

    /** A language of our table, or an error. */
    public Optional<LanguageTag> language() {
        return parsed("language", RequestFields::knownLanguage);
    }

    /**
     * The language of this tag.
     *
     * @throws IllegalArgumentException when it is no tag, or is not in our table
     */
    public static LanguageTag knownLanguage(String text) {
        var tag = new LanguageTag(text);
        if (VietnamLanguages.TABLE.find(tag).isEmpty()) {
            throw new IllegalArgumentException("not a language of ours");
        }
        return tag;
    }

    /** The revision that the user has read, or an error. */
    public Optional<Integer> revision() {
        return parsed("revision", RequestFields::revision);
    }

    private static Integer revision(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("not a revision");
        }
        return Integer.valueOf(text);
    }

    /** The ISO date of a text; empty when it is not one. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            return Optional.of(new DateTimeParser.Iso().date(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean isTitle(String text) {
        boolean usable = PlainText.isLine(text, Limits.TITLE_CHARACTERS);
        if (!usable) {
            errors.add(
                    new RequestError(
                            "bad-field",
                            "title",
                            words.text("complaint.title", Limits.TITLE_CHARACTERS)));
        }
        return usable;
    }

    /** Adds an error that a check of several fields found. */
    public void addError(String rule, String field, String sentence) {
        errors.add(new RequestError(rule, field, sentence));
    }

    /** The class of message, or an error. */
    public Optional<MessageClass> messageClass() {
        return parsed("messageClass", RequestFields::messageClass);
    }

    /** The first day of a slot, or an error. */
    public Optional<LocalDate> bookableDay(String name) {
        return parsed(name, parser.dateError(name), this::bookableDate);
    }

    /** A date, or an error. */
    public Optional<LocalDate> day(String name) {
        return parsed(name, parser.dateError(name), parser::date);
    }

    /** A local time, or an error. */
    public Optional<LocalTime> time(String name) {
        return parsed(name, parser.timeError(name), parser::time);
    }

    /** The parsed field, or an error. */
    public <T> Optional<T> parsed(String name, Function<String, T> parse) {
        return parsed(name, "complaint." + name, parse);
    }

    private <T> Optional<T> parsed(String name, String errorKey, Function<String, T> parse) {
        Optional<String> text = required(name);
        try {
            return text.map(String::strip).map(parse);
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.add(
                    new RequestError(
                            "bad-field", name, words.text(errorKey, shorten(text.orElse("")))));
            return Optional.empty();
        }
    }

    /**
     * A date that can be part of a recurrence; the booking check rejects one that is too far ahead.
     */
    private LocalDate bookableDate(String text) {
        LocalDate date = parser.date(text);
        if (!RecurrenceLimits.isYearAllowed(date)) {
            throw new IllegalArgumentException("not a year of ours");
        }
        return date;
    }

    private static MessageClass messageClass(String text) {
        for (MessageClass messageClass : MessageClass.values()) {
            if (ApiMapper.kebabCase(messageClass).equals(text)) {
                return messageClass;
            }
        }
        throw new IllegalArgumentException("not a message class");
    }

    private static String shorten(String text) {
        return text.length() <= REPEATED_CHARACTERS
                ? text
                : text.substring(0, REPEATED_CHARACTERS) + "…";
    }
}
