package vn.tienglang.pages.bulletin;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.pages.form.RequestFields;
import vn.tienglang.pages.http.ApiMapper;
import vn.tienglang.pages.text.Messages;
import vn.tienglang.planner.bulletin.BulletinDetails;
import vn.tienglang.planner.bulletin.Rendition;

/** Reader of the details of a bulletin and of its renditions. */
final class BulletinFormReader {
    private static final LanguageTag VIETNAMESE = new LanguageTag("vi");

    private final RequestFields fields;
    private final Messages words;

    BulletinFormReader(RequestFields fields, Messages words) {
        this.fields = fields;
        this.words = words;
    }

    /** The details of a bulletin; empty, with all errors among the fields' errors, if unusable. */
    Optional<BulletinDetails> details() {
        Optional<AreaCode> area = fields.parsed("area", AreaCode::new);
        Optional<LocalDate> from = fields.day("from");
        Optional<LocalDate> until = fields.day("until");
        Optional<MessageClass> messageClass = fields.messageClass();
        Optional<List<LanguageTag>> languages =
                fields.text("languages").isBlank()
                        ? Optional.of(List.of())
                        : fields.parsed("languages", BulletinFormReader::languages);
        BulletinDetails.ValidationResult result =
                BulletinDetails.validate(
                        fields.text("title").strip(),
                        fields.text("theme").strip(),
                        messageClass.orElse(MessageClass.ORDINARY),
                        area.orElse(AreaCode.COUNTRY),
                        from.or(() -> until).orElse(LocalDate.EPOCH),
                        until.or(() -> from).orElse(LocalDate.EPOCH),
                        languages.orElse(List.of(VIETNAMESE)));
        return switch (result) {
            case BulletinDetails.ValidationResult.Valid(BulletinDetails details) ->
                    Optional.of(details).filter(_ -> fields.errors().isEmpty());
            case BulletinDetails.ValidationResult.Invalid(
                            List<BulletinDetails.Problem> problems) -> {
                problems.forEach(problem -> addError(problem, field(problem)));
                yield Optional.empty();
            }
        };
    }

    private static String field(BulletinDetails.Problem problem) {
        return switch (problem) {
            case TITLE_UNUSABLE -> "title";
            case THEME_UNUSABLE -> "theme";
            case ENDS_BEFORE_IT_BEGINS -> "until";
            case NO_LANGUAGE, LANGUAGE_TWICE, TOO_MANY_LANGUAGES -> "languages";
        };
    }

    private static List<LanguageTag> languages(String text) {
        return Arrays.stream(text.split("[ ,]+", -1)).map(RequestFields::knownLanguage).toList();
    }

    /**
     * The rendition in this language; empty, with all errors among the fields' errors, if unusable.
     */
    Optional<Rendition> rendition(LanguageTag language) {
        Optional<ClipId> clip =
                fields.text("clip").isBlank()
                        ? Optional.empty()
                        : fields.parsed("clip", ClipId::new);
        Rendition.Sound sound =
                clip.<Rendition.Sound>map(Rendition.Sound.Recorded::new)
                        .orElseGet(Rendition.Sound.Unrecorded::new);
        Rendition.ValidationResult result =
                Rendition.validate(
                        language,
                        sound,
                        fields.text("text").replace("\r\n", "\n").strip(),
                        fields.text("translator").strip(),
                        fields.text("reader").strip(),
                        fields.text("reviewer").strip());
        return switch (result) {
            case Rendition.ValidationResult.Valid(Rendition rendition) ->
                    Optional.of(rendition).filter(_ -> fields.errors().isEmpty());
            case Rendition.ValidationResult.Invalid(List<Rendition.Problem> problems) -> {
                problems.forEach(problem -> addError(problem, field(problem)));
                yield Optional.empty();
            }
        };
    }

    private static String field(Rendition.Problem problem) {
        return switch (problem) {
            case TEXT_UNUSABLE -> "text";
            case TRANSLATOR_UNUSABLE -> "translator";
            case READER_UNUSABLE -> "reader";
            case REVIEWER_UNUSABLE -> "reviewer";
        };
    }

    private void addError(Enum<?> problem, String field) {
        fields.addError(ApiMapper.kebabCase(problem), field, words.text("bulletin.flaw", problem));
    }
}
