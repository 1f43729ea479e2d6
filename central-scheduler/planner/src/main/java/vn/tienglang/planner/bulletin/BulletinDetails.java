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
 * What a bulletin is, in whichever language it will be told.
 *
 * @param title what people call it, on one line
 * @param theme chủ đề: what it is about, in a word or two; may be empty
 * @param messageClass what it is
 * @param area whose office issues it
 * @param validity on which days it may be told
 * @param wanted the languages it must be told in, in the order they are shown; at least one
 */
public record BulletinDetails(
        String title,
        String theme,
        MessageClass messageClass,
        AreaCode area,
        Validity validity,
        List<LanguageTag> wanted) {
    /** How long a theme may be. */
    public static final int THEME_CHARACTERS = 100;

    /** In how many languages a bulletin can be wanted. */
    public static final int LANGUAGES = 20;

    /** What stands against terms. */
    public enum Problem {
        /** Empty, too long, or more than one line. */
        TITLE_UNUSABLE,
        /** Too long, or more than one line. */
        THEME_UNUSABLE,
        /** The last day comes before the first. */
        ENDS_BEFORE_IT_BEGINS,
        /** Nobody is to hear it. */
        NO_LANGUAGE,
        /** A language stands twice. */
        LANGUAGE_TWICE,
        /** More languages than a bulletin can have. */
        TOO_MANY_LANGUAGES
    }

    /** The answer to the wish for such terms. */
    public sealed interface ValidationResult {
        /** They hold. */
        record Valid(BulletinDetails terms) implements ValidationResult {}

        /** They do not, and this is everything that stands against them; at least one. */
        record Invalid(List<Problem> problems) implements ValidationResult {}
    }

    /** Refuses what {@link #validate} calls flawed. */
    public BulletinDetails {
        wanted = List.copyOf(wanted);
        List<Problem> flaws = findProblems(title, theme, validity.from(), validity.until(), wanted);
        if (!flaws.isEmpty()) {
            throw new IllegalArgumentException("terms of a bulletin: " + flaws);
        }
    }

    /** The terms, or everything that stands against them. */
    public static ValidationResult validate(
            String title,
            String theme,
            MessageClass messageClass,
            AreaCode area,
            LocalDate from,
            LocalDate until,
            List<LanguageTag> wanted) {
        List<Problem> flaws = findProblems(title, theme, from, until, wanted);
        return flaws.isEmpty()
                ? new ValidationResult.Valid(
                        new BulletinDetails(
                                title,
                                theme,
                                messageClass,
                                area,
                                new Validity(from, until),
                                wanted))
                : new ValidationResult.Invalid(flaws);
    }

    private static List<Problem> findProblems(
            String title, String theme, LocalDate from, LocalDate until, List<LanguageTag> wanted) {
        var flaws = new ArrayList<Problem>();
        if (!PlainText.isPlain(title) || title.length() > Limits.TITLE_CHARACTERS) {
            flaws.add(Problem.TITLE_UNUSABLE);
        }
        if (!theme.isEmpty() && (!PlainText.isPlain(theme) || theme.length() > THEME_CHARACTERS)) {
            flaws.add(Problem.THEME_UNUSABLE);
        }
        if (until.isBefore(from)) {
            flaws.add(Problem.ENDS_BEFORE_IT_BEGINS);
        }
        if (wanted.isEmpty()) {
            flaws.add(Problem.NO_LANGUAGE);
        }
        if (new HashSet<>(wanted).size() < wanted.size()) {
            flaws.add(Problem.LANGUAGE_TWICE);
        }
        if (wanted.size() > LANGUAGES) {
            flaws.add(Problem.TOO_MANY_LANGUAGES);
        }
        return flaws;
    }
}
