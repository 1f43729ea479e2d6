package vn.tienglang.planner.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;

/**
 * Rendition of a bulletin in one language: recording, text and the people who made it.
 *
 * @param language the language
 * @param sound the recording, if there is one
 * @param text the text in lines; empty until it is written
 * @param people who made it
 */
public record Rendition(LanguageTag language, Sound sound, String text, People people) {
    /** Maximum length of a text in characters: a quarter of an hour, read slowly. */
    public static final int TEXT_CHARACTERS = 12_000;

    /** Maximum length of a name in characters. */
    public static final int NAME_CHARACTERS = 100;

    /** State of the recording. */
    public sealed interface Sound {
        /** Not recorded yet. */
        record Unrecorded() implements Sound {}

        /** Recorded as this clip. */
        record Recorded(ClipId clip) implements Sound {}
    }

    /** People who made it; a name is empty until that step is done. */
    public record People(String translator, String reader, String reviewer) {
        /** No people yet. */
        public static final People NOBODY = new People("", "", "");

        /** Composes the names; rejects an unusable one. */
        public People {
            translator = PlainText.composed(translator);
            reader = PlainText.composed(reader);
            reviewer = PlainText.composed(reviewer);
            for (String name : List.of(translator, reader, reviewer)) {
                if (!isName(name)) {
                    throw new IllegalArgumentException("not a name: '" + name + "'");
                }
            }
        }

        private static boolean isName(String name) {
            return name.isEmpty() || (PlainText.isPlain(name) && name.length() <= NAME_CHARACTERS);
        }
    }

    /** State of a rendition. */
    public enum State {
        /** Nothing exists. */
        MISSING,
        /** Something exists and something is missing. */
        DRAFTED,
        /** It can be broadcast. */
        READY
    }

    /** Missing part of a rendition, and so the next step to do. */
    public enum MissingPart {
        /** Neither text nor recording: it must be translated and read. */
        EVERYTHING,
        /** It must be written down. */
        TEXT,
        /** It must be recorded. */
        CLIP,
        /** Its recording is no longer available: another one must be chosen. */
        CLIP_GONE,
        /** A reviewer must listen to it and enter their name. */
        REVIEWER
    }

    /** Problem of an invalid rendition. */
    public enum Problem {
        /** Too long, or with unreadable characters. */
        TEXT_UNUSABLE,
        /** Too long, or more than one line. */
        TRANSLATOR_UNUSABLE,
        /** Too long, or more than one line. */
        READER_UNUSABLE,
        /** Too long, or more than one line. */
        REVIEWER_UNUSABLE
    }

    /** Result of validating a rendition. */
    public sealed interface ValidationResult {
        /** The rendition is valid. */
        record Valid(Rendition rendition) implements ValidationResult {}

        /** The rendition is invalid, with every problem; at least one. */
        record Invalid(List<Problem> problems) implements ValidationResult {}
    }

    /** Composes the text; rejects an unusable one. */
    public Rendition {
        text = PlainText.composed(text);
        if (!isText(text)) {
            throw new IllegalArgumentException("rendition " + language + " has no usable text");
        }
    }

    /** Returns an empty rendition. */
    public static Rendition missing(LanguageTag language) {
        return new Rendition(language, new Sound.Unrecorded(), "", People.NOBODY);
    }

    /** Returns the rendition, or every problem. */
    public static ValidationResult validate(
            LanguageTag language,
            Sound sound,
            String text,
            String translator,
            String reader,
            String reviewer) {
        var found = new ArrayList<Problem>();
        if (!isText(text)) {
            found.add(Problem.TEXT_UNUSABLE);
        }
        if (!People.isName(translator)) {
            found.add(Problem.TRANSLATOR_UNUSABLE);
        }
        if (!People.isName(reader)) {
            found.add(Problem.READER_UNUSABLE);
        }
        if (!People.isName(reviewer)) {
            found.add(Problem.REVIEWER_UNUSABLE);
        }
        return found.isEmpty()
                ? new ValidationResult.Valid(
                        new Rendition(
                                language, sound, text, new People(translator, reader, reviewer)))
                : new ValidationResult.Invalid(found);
    }

    private static boolean isText(String text) {
        return text.length() <= TEXT_CHARACTERS
                && text.lines().allMatch(line -> line.isBlank() || PlainText.isPlain(line))
                && text.indexOf('\r') < 0;
    }

    /** Returns the same rendition with this recording. */
    public Rendition withSound(Sound other) {
        return new Rendition(language, other, text, people);
    }

    /** Returns the same rendition with this text. */
    public Rendition withText(String other) {
        return new Rendition(language, sound, other, people);
    }

    /** Returns the same rendition with these people. */
    public Rendition withPeople(People others) {
        return new Rendition(language, sound, text, others);
    }

    /** Returns whether it uses this recording. */
    public boolean usesClip(ClipId clip) {
        return switch (sound) {
            case Sound.Recorded(ClipId own) -> own.equals(clip);
            case Sound.Unrecorded _ -> false;
        };
    }

    /**
     * Returns every missing part, in the order of the work.
     *
     * @param availableClips the recordings that can be fetched
     */
    public List<MissingPart> missingParts(Set<ClipId> availableClips) {
        boolean unrecorded = sound instanceof Sound.Unrecorded;
        if (unrecorded && text.isBlank()) {
            return List.of(MissingPart.EVERYTHING);
        }
        var missing = new ArrayList<MissingPart>();
        if (text.isBlank()) {
            missing.add(MissingPart.TEXT);
        }
        switch (sound) {
            case Sound.Unrecorded _ -> missing.add(MissingPart.CLIP);
            case Sound.Recorded(ClipId clip) -> {
                if (!availableClips.contains(clip)) {
                    missing.add(MissingPart.CLIP_GONE);
                }
            }
        }
        if (people.reviewer().isEmpty()) {
            missing.add(MissingPart.REVIEWER);
        }
        return List.copyOf(missing);
    }

    /** Returns the state, derived from the missing parts. */
    public State state(Set<ClipId> availableClips) {
        List<MissingPart> missing = missingParts(availableClips);
        if (missing.isEmpty()) {
            return State.READY;
        }
        return missing.contains(MissingPart.EVERYTHING) ? State.MISSING : State.DRAFTED;
    }
}
