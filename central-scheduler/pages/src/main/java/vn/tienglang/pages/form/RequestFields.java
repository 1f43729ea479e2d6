package vn.tienglang.pages.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.PlainText;
import vn.tienglang.office.language.VietnamLanguages;
import vn.tienglang.office.schedule.BookingRequest;
import vn.tienglang.pages.http.ApiJson;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.pages.text.RequestError;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/**
 * Fields as they came, on their way to be values. Whatever cannot be parsed becomes a complaint,
 * and all of them are heard at once.
 */
public final class RequestFields {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    /** How much of a bad value is repeated. */
    private static final int REPEATED_CHARACTERS = 60;

    private final Map<String, String> values;
    private final Messages words;
    private final List<RequestError> errors = new ArrayList<>();

    /** The fields of a page's form. */
    public RequestFields(Map<String, String> values, Messages words) {
        this.values = values;
        this.words = words;
    }

    /** The fields of a JSON object; one that is not among {@code known} is complained of. */
    public static RequestFields of(
            Map<String, ApiJson.Value> object, Set<String> known, Messages words) {
        var texts = new LinkedHashMap<String, String>();
        var complaints = new ArrayList<RequestError>();
        object.forEach((name, value) -> {
            if (!known.contains(name)) {
                complaints.add(
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
                    complaints.add(
                            new RequestError(
                                    "not-text", name, words.text("complaint.not-text", name)));
                }
            }
        });
        var fields = new RequestFields(texts, words);
        fields.errors.addAll(complaints);
        return fields;
    }

    /** Everything that was wrong so far. */
    public List<RequestError> errors() {
        return List.copyOf(errors);
    }

    /** The text of a field, as it came; empty when it did not. */
    public String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** True when the field came. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text of a field, or a complaint. */
    public Optional<String> required(String name) {
        String text = text(name);
        if (!text.isBlank()) {
            return Optional.of(text);
        }
        if (errors.stream().noneMatch(complaint -> complaint.field().equals(name))) {
            errors.add(
                    new RequestError(
                            "missing-field",
                            name,
                            words.text("complaint.missing", words.text("field." + name))));
        }
        return Optional.empty();
    }

    /**
     * What an officer wants on the air; empty, with all complaints, when that cannot be said.
     *
     * @param title what to call it when the field is empty
     */
    public Optional<BookingRequest> bookingRequest(Optional<String> title) {
        Optional<String> named =
                text("title").isBlank() && title.isPresent() ? title : required("title");
        Optional<String> usable = named.map(String::strip).filter(this::isTitle);
        Optional<AreaCode> area = parsed("area", AreaCode::new);
        Optional<LocalDate> date = parsed("date", RequestFields::bookableDate);
        Optional<LocalTime> time = time("time");
        Optional<ClipId> clip = parsed("clip", ClipId::new);
        Optional<MessageClass> messageClass = parsed("messageClass", RequestFields::messageClass);
        if (!errors.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                BookingRequest.once(
                        usable.orElseThrow(),
                        area.orElseThrow(),
                        date.orElseThrow(),
                        time.orElseThrow(),
                        clip.orElseThrow(),
                        messageClass.orElseThrow()));
    }

    /** A title, or a complaint. */
    public Optional<String> title() {
        return required("title").map(String::strip).filter(this::isTitle);
    }

    /** A language of our table, or a complaint. */
    public Optional<LanguageTag> language() {
        return parsed("language", RequestFields::language);
    }

    private static LanguageTag language(String text) {
        var tag = new LanguageTag(text);
        if (VietnamLanguages.TABLE.find(tag).isEmpty()) {
            throw new IllegalArgumentException("not a language of ours");
        }
        return tag;
    }

    /** The revision somebody has read, or a complaint. */
    public Optional<Integer> revision() {
        return parsed("revision", RequestFields::revision);
    }

    private static Integer revision(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("not a revision");
        }
        return Integer.valueOf(text);
    }

    /** What a bulletin is to be; empty, with all complaints, when that cannot be said. */
    public Optional<BulletinDetails> terms() {
        Optional<AreaCode> area = parsed("area", AreaCode::new);
        Optional<LocalDate> from = parsed("from", RequestFields::date);
        Optional<LocalDate> until = parsed("until", RequestFields::date);
        Optional<MessageClass> messageClass = parsed("messageClass", RequestFields::messageClass);
        Optional<List<LanguageTag>> languages =
                text("languages").isBlank()
                        ? Optional.of(List.of())
                        : parsed("languages", RequestFields::languages);
        BulletinDetails.ValidationResult drawn =
                BulletinDetails.validate(
                        text("title").strip(),
                        text("theme").strip(),
                        messageClass.orElse(MessageClass.ORDINARY),
                        area.orElse(AreaCode.COUNTRY),
                        from.or(() -> until).orElse(LocalDate.EPOCH),
                        until.or(() -> from).orElse(LocalDate.EPOCH),
                        languages.orElse(List.of(VIETNAMESE)));
        return switch (drawn) {
            case BulletinDetails.ValidationResult.Valid(BulletinDetails terms) ->
                    Optional.of(terms).filter(_ -> errors.isEmpty());
            case BulletinDetails.ValidationResult.Invalid(List<BulletinDetails.Problem> flaws) -> {
                flaws.forEach(flaw -> addFlaw(flaw, field(flaw)));
                yield Optional.empty();
            }
        };
    }

    private static String field(BulletinDetails.Problem flaw) {
        return switch (flaw) {
            case TITLE_UNUSABLE -> "title";
            case THEME_UNUSABLE -> "theme";
            case ENDS_BEFORE_IT_BEGINS -> "until";
            case NO_LANGUAGE, LANGUAGE_TWICE, TOO_MANY_LANGUAGES -> "languages";
        };
    }

    private static List<LanguageTag> languages(String text) {
        return Arrays.stream(text.split("[ ,]+", -1)).map(RequestFields::language).toList();
    }

    /** What was made of a bulletin in this language; empty when that cannot be said. */
    public Optional<Rendition> rendition(LanguageTag language) {
        Optional<ClipId> clip =
                text("clip").isBlank() ? Optional.empty() : parsed("clip", ClipId::new);
        Rendition.Sound sound =
                clip.<Rendition.Sound>map(Rendition.Sound.Recorded::new)
                        .orElseGet(Rendition.Sound.Unrecorded::new);
        Rendition.ValidationResult written =
                Rendition.validate(
                        language,
                        sound,
                        text("text").replace("\r\n", "\n").strip(),
                        text("translator").strip(),
                        text("reader").strip(),
                        text("reviewer").strip());
        return switch (written) {
            case Rendition.ValidationResult.Valid(Rendition rendition) ->
                    Optional.of(rendition).filter(_ -> errors.isEmpty());
            case Rendition.ValidationResult.Invalid(List<Rendition.Problem> flaws) -> {
                flaws.forEach(flaw -> addFlaw(flaw, field(flaw)));
                yield Optional.empty();
            }
        };
    }

    private static String field(Rendition.Problem flaw) {
        return switch (flaw) {
            case TEXT_UNUSABLE -> "text";
            case TRANSLATOR_UNUSABLE -> "translator";
            case READER_UNUSABLE -> "reader";
            case REVIEWER_UNUSABLE -> "reviewer";
        };
    }

    private void addFlaw(Enum<?> flaw, String field) {
        errors.add(
                new RequestError(
                        ApiMapper.kebabCase(flaw), field, words.text("bulletin.flaw", flaw)));
    }

    /** A day out of an address; empty when it is not one. */
    public static Optional<LocalDate> parseDate(String text) {
        try {
            return Optional.of(date(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean isTitle(String text) {
        boolean usable = PlainText.isPlain(text) && text.length() <= Limits.TITLE_CHARACTERS;
        if (!usable) {
            errors.add(
                    new RequestError(
                            "bad-field",
                            "title",
                            words.text("complaint.title", Limits.TITLE_CHARACTERS)));
        }
        return usable;
    }

    /** Takes note of something that is wrong beyond one field's form. */
    public void addError(String rule, String field, String sentence) {
        errors.add(new RequestError(rule, field, sentence));
    }

    /** The class of message, or a complaint. */
    public Optional<MessageClass> messageClass() {
        return parsed("messageClass", RequestFields::messageClass);
    }

    /** The day a slot begins, or a complaint. */
    public Optional<LocalDate> bookableDay(String name) {
        return parsed(name, RequestFields::bookableDate);
    }

    /** A local time, or a complaint. */
    public Optional<LocalTime> time(String name) {
        return parsed(name, text -> LocalTime.parse(text, TIME));
    }

    /** What a field says, or a complaint that it cannot be read. */
    public <T> Optional<T> parsed(String name, Function<String, T> parse) {
        Optional<String> text = required(name);
        try {
            return text.map(String::strip).map(parse);
        } catch (IllegalArgumentException | DateTimeException e) {
            errors.add(
                    new RequestError(
                            "bad-field",
                            name,
                            words.text("complaint." + name, shorten(text.orElse("")))));
            return Optional.empty();
        }
    }

    /** A day that can be part of a recurrence; whether it is too far ahead is said by the desk. */
    private static LocalDate bookableDate(String text) {
        LocalDate date = date(text);
        if (!RecurrenceLimits.isYearAllowed(date)) {
            throw new IllegalArgumentException("not a year of ours");
        }
        return date;
    }

    private static LocalDate date(String text) {
        if (!DATE.matcher(text).matches()) {
            throw new IllegalArgumentException("not a date");
        }
        return LocalDate.parse(text);
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
