package vn.tienglang.planner.bulletin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import vn.tienglang.airtime.AreaCode;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.airtime.MessageClass;
import vn.tienglang.airtime.PlainText;

/**
 * Details of a bulletin in any language.
 *
 * @param title the title people use, on one line
 * @param theme chủ đề: the subject in a word or two; may be empty
 * @param messageClass the message class
 * @param area the area whose office issues it
 * @param validity the days on which it may be broadcast
 * @param wanted the languages it must be broadcast in, in display order; at least one
 */
public record BulletinDetails(
        String title,
        String theme,
        MessageClass messageClass,
        AreaCode area,
        Validity validity,
        List<LanguageTag> wanted) {
    /** Maximum length of a theme in characters. */
    public static final int THEME_CHARACTERS = 100;

    /** Maximum number of languages of a bulletin. */
    public static final int LANGUAGES = 20;

    /** Problem of invalid details. */
    public enum Problem {
        /** Empty, too long, or more than one line. */
        TITLE_UNUSABLE,
        /** Too long, or more than one line. */
        THEME_UNUSABLE,
        /** The last day is before the first. */
        ENDS_BEFORE_IT_BEGINS,
        /** No language is wanted. */
        NO_LANGUAGE,
        /** A language is repeated. */
        LANGUAGE_TWICE,
        /** More languages than a bulletin may have. */
        TOO_MANY_LANGUAGES
    }

    /** Result of validating details. */
    public sealed interface ValidationResult {
        /** The details are valid. */
        record Valid(BulletinDetails details) implements ValidationResult {}

        /** The details are invalid, with every problem; at least one. */
        record Invalid(List<Problem> problems) implements ValidationResult {}
    }

    /** Composes title and theme; rejects what {@link #validate} finds invalid. */
    public BulletinDetails {
        title = PlainText.composed(title);
        theme = PlainText.composed(theme);
        wanted = List.copyOf(wanted);
        List<Problem> found = findProblems(title, theme, validity.from(), validity.until(), wanted);
        if (!found.isEmpty()) {
            throw new IllegalArgumentException("terms of a bulletin: " + found);
        }
    }

    /** Returns the details, or every problem. */
    public static ValidationResult validate(
            String title,
            String theme,
            MessageClass messageClass,
            AreaCode area,
            LocalDate from,
            LocalDate until,
            List<LanguageTag> wanted) {
        List<Problem> found =
                findProblems(
                        PlainText.composed(title), PlainText.composed(theme), from, until, wanted);
        return found.isEmpty()
                ? new ValidationResult.Valid(
                        new BulletinDetails(
                                title,
                                theme,
                                messageClass,
                                area,
                                new Validity(from, until),
                                wanted))
                : new ValidationResult.Invalid(found);
    }

    private static List<Problem> findProblems(
            String title, String theme, LocalDate from, LocalDate until, List<LanguageTag> wanted) {
        var found = new ArrayList<Problem>();
        if (!PlainText.isPlain(title) || title.length() > Limits.TITLE_CHARACTERS) {
            found.add(Problem.TITLE_UNUSABLE);
        }
        if (!theme.isEmpty() && (!PlainText.isPlain(theme) || theme.length() > THEME_CHARACTERS)) {
            found.add(Problem.THEME_UNUSABLE);
        }
        if (until.isBefore(from)) {
            found.add(Problem.ENDS_BEFORE_IT_BEGINS);
        }
        if (wanted.isEmpty()) {
            found.add(Problem.NO_LANGUAGE);
        }
        if (new HashSet<>(wanted).size() < wanted.size()) {
            found.add(Problem.LANGUAGE_TWICE);
        }
        if (wanted.size() > LANGUAGES) {
            found.add(Problem.TOO_MANY_LANGUAGES);
        }
        return found;
    }
}
