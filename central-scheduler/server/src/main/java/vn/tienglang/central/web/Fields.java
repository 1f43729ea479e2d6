package vn.tienglang.central.web;

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
import vn.tienglang.central.desk.BookingRequest;
import vn.tienglang.central.languages.VietnamLanguages;
import vn.tienglang.planner.Rendition;
import vn.tienglang.planner.Terms;
import vn.tienglang.planner.recurrence.RecurrenceLimits;

/**
 * Fields as they came, on their way to be values. Whatever cannot be parsed becomes a complaint,
 * and all of them are heard at once.
 */
final class Fields {
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm[:ss]", Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT);

    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    /** How much of a bad value is repeated. */
    private static final int REPEATED_CHARACTERS = 60;

    private final Map<String, String> values;
    private final Words words;
    private final List<Complaint> complaints = new ArrayList<>();

    /** The fields of a page's form. */
    Fields(Map<String, String> values, Words words) {
        this.values = values;
        this.words = words;
    }

    /** The fields of a JSON object; one that is not among {@code known} is complained of. */
    static Fields of(Map<String, Json.Value> object, Set<String> known, Words words) {
        var texts = new LinkedHashMap<String, String>();
        var complaints = new ArrayList<Complaint>();
        object.forEach((name, value) -> {
            if (!known.contains(name)) {
                complaints.add(
                        new Complaint(
                                "unknown-field",
                                brief(name),
                                words.say("complaint.unknown-field", brief(name))));
                return;
            }
            switch (value) {
                case Json.Value.Text(String text) -> texts.put(name, text);
                case Json.Value.Other _ -> {
                    texts.put(name, "");
                    complaints.add(
                            new Complaint("not-text", name, words.say("complaint.not-text", name)));
                }
            }
        });
        var fields = new Fields(texts, words);
        fields.complaints.addAll(complaints);
        return fields;
    }

    /** Everything that was wrong so far. */
    List<Complaint> complaints() {
        return List.copyOf(complaints);
    }

    /** The text of a field, as it came; empty when it did not. */
    String text(String name) {
        return values.getOrDefault(name, "");
    }

    /** True when the field came. */
    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The text of a field, or a complaint. */
    Optional<String> required(String name) {
        String text = text(name);
        if (!text.isBlank()) {
            return Optional.of(text);
        }
        if (complaints.stream().noneMatch(complaint -> complaint.field().equals(name))) {
            complaints.add(
                    new Complaint(
                            "missing-field",
                            name,
                            words.say("complaint.missing", words.say("field." + name))));
        }
        return Optional.empty();
    }

    /**
     * What an officer wants on the air; empty, with all complaints, when that cannot be said.
     *
     * @param title what to call it when the field is empty
     */
    Optional<BookingRequest> booking(Optional<String> title) {
        Optional<String> named =
                text("title").isBlank() && title.isPresent() ? title : required("title");
        Optional<String> usable = named.map(String::strip).filter(this::isTitle);
        Optional<AreaCode> area = parsed("area", AreaCode::new);
        Optional<LocalDate> date = parsed("date", Fields::bookable);
        Optional<LocalTime> time = time("time");
        Optional<ClipId> clip = parsed("clip", ClipId::new);
        Optional<MessageClass> messageClass = parsed("messageClass", Fields::messageClass);
        if (!complaints.isEmpty()) {
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
    Optional<String> title() {
        return required("title").map(String::strip).filter(this::isTitle);
    }

    /** A language of our table, or a complaint. */
    Optional<LanguageTag> language() {
        return parsed("language", Fields::language);
    }

    private static LanguageTag language(String text) {
        var tag = new LanguageTag(text);
        if (VietnamLanguages.TABLE.find(tag).isEmpty()) {
            throw new IllegalArgumentException("not a language of ours");
        }
        return tag;
    }

    /** The revision somebody has read, or a complaint. */
    Optional<Integer> revision() {
        return parsed("revision", Fields::revision);
    }

    private static Integer revision(String text) {
        if (!text.matches("[1-9][0-9]{0,8}")) {
            throw new IllegalArgumentException("not a revision");
        }
        return Integer.valueOf(text);
    }

    /** What a bulletin is to be; empty, with all complaints, when that cannot be said. */
    Optional<Terms> terms() {
        Optional<AreaCode> area = parsed("area", AreaCode::new);
        Optional<LocalDate> from = parsed("from", Fields::date);
        Optional<LocalDate> until = parsed("until", Fields::date);
        Optional<MessageClass> messageClass = parsed("messageClass", Fields::messageClass);
        Optional<List<LanguageTag>> languages =
                text("languages").isBlank()
                        ? Optional.of(List.of())
                        : parsed("languages", Fields::languages);
        Terms.Drawn drawn =
                Terms.drawn(
                        text("title").strip(),
                        text("theme").strip(),
                        messageClass.orElse(MessageClass.ORDINARY),
                        area.orElse(AreaCode.COUNTRY),
                        from.or(() -> until).orElse(LocalDate.EPOCH),
                        until.or(() -> from).orElse(LocalDate.EPOCH),
                        languages.orElse(List.of(VIETNAMESE)));
        return switch (drawn) {
            case Terms.Drawn.Up(Terms terms) ->
                    Optional.of(terms).filter(_ -> complaints.isEmpty());
            case Terms.Drawn.Flawed(List<Terms.Flaw> flaws) -> {
                flaws.forEach(flaw -> flawed(flaw, field(flaw)));
                yield Optional.empty();
            }
        };
    }

    private static String field(Terms.Flaw flaw) {
        return switch (flaw) {
            case TITLE_UNUSABLE -> "title";
            case THEME_UNUSABLE -> "theme";
            case ENDS_BEFORE_IT_BEGINS -> "until";
            case NO_LANGUAGE, LANGUAGE_TWICE, TOO_MANY_LANGUAGES -> "languages";
        };
    }

    private static List<LanguageTag> languages(String text) {
        return Arrays.stream(text.split("[ ,]+", -1)).map(Fields::language).toList();
    }

    /** What was made of a bulletin in this language; empty when that cannot be said. */
    Optional<Rendition> rendition(LanguageTag language) {
        Optional<ClipId> clip =
                text("clip").isBlank() ? Optional.empty() : parsed("clip", ClipId::new);
        Rendition.Sound sound =
                clip.<Rendition.Sound>map(Rendition.Sound.Recorded::new)
                        .orElseGet(Rendition.Sound.Unrecorded::new);
        Rendition.Written written =
                Rendition.written(
                        language,
                        sound,
                        text("text").replace("\r\n", "\n").strip(),
                        text("translator").strip(),
                        text("reader").strip(),
                        text("reviewer").strip());
        return switch (written) {
            case Rendition.Written.Down(Rendition rendition) ->
                    Optional.of(rendition).filter(_ -> complaints.isEmpty());
            case Rendition.Written.Flawed(List<Rendition.Flaw> flaws) -> {
                flaws.forEach(flaw -> flawed(flaw, field(flaw)));
                yield Optional.empty();
            }
        };
    }

    private static String field(Rendition.Flaw flaw) {
        return switch (flaw) {
            case TEXT_UNUSABLE -> "text";
            case TRANSLATOR_UNUSABLE -> "translator";
            case READER_UNUSABLE -> "reader";
            case REVIEWER_UNUSABLE -> "reviewer";
        };
    }

    private void flawed(Enum<?> flaw, String field) {
        complaints.add(new Complaint(Shapes.word(flaw), field, words.say("bulletin.flaw", flaw)));
    }

    /** A day out of an address; empty when it is not one. */
    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(date(text));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private boolean isTitle(String text) {
        boolean usable = PlainText.isPlain(text) && text.length() <= Limits.TITLE_CHARACTERS;
        if (!usable) {
            complaints.add(
                    new Complaint(
                            "bad-field",
                            "title",
                            words.say("complaint.title", Limits.TITLE_CHARACTERS)));
        }
        return usable;
    }

    /** Takes note of something that is wrong beyond one field's form. */
    void complain(String rule, String field, String sentence) {
        complaints.add(new Complaint(rule, field, sentence));
    }

    /** The class of message, or a complaint. */
    Optional<MessageClass> messageClass() {
        return parsed("messageClass", Fields::messageClass);
    }

    /** The day a slot begins, or a complaint. */
    Optional<LocalDate> bookableDay(String name) {
        return parsed(name, Fields::bookable);
    }

    /** A local time, or a complaint. */
    Optional<LocalTime> time(String name) {
        return parsed(name, text -> LocalTime.parse(text, TIME));
    }

    /** What a field says, or a complaint that it cannot be read. */
    <T> Optional<T> parsed(String name, Function<String, T> parse) {
        Optional<String> text = required(name);
        try {
            return text.map(String::strip).map(parse);
        } catch (IllegalArgumentException | DateTimeException e) {
            complaints.add(
                    new Complaint(
                            "bad-field",
                            name,
                            words.say("complaint." + name, brief(text.orElse("")))));
            return Optional.empty();
        }
    }

    /** A day that can be part of a recurrence; whether it is too far ahead is said by the desk. */
    private static LocalDate bookable(String text) {
        LocalDate date = date(text);
        if (!RecurrenceLimits.holdYear(date)) {
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
            if (Shapes.word(messageClass).equals(text)) {
                return messageClass;
            }
        }
        throw new IllegalArgumentException("not a message class");
    }

    private static String brief(String text) {
        return text.length() <= REPEATED_CHARACTERS
                ? text
                : text.substring(0, REPEATED_CHARACTERS) + "…";
    }
}
