package vn.tienglang.planner.bulletin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.tienglang.airtime.ClipId;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.PlainText;

/**
 * A bulletin in one language: what is heard, what is read, and who answers for it.
 *
 * @param language which language
 * @param sound the recording, if there is one
 * @param text what is said in it, in lines; empty until somebody wrote it
 * @param people who made it
 */
public record Rendition(LanguageTag language, Sound sound, String text, People people) {
    /** How long a text may be: a quarter of an hour, read slowly. */
    public static final int TEXT_CHARACTERS = 12_000;

    /** How long a name may be. */
    public static final int NAME_CHARACTERS = 100;

    /** What is heard. */
    public sealed interface Sound {
        /** Nobody has recorded it yet. */
        record Unrecorded() implements Sound {}

        /** This recording. */
        record Recorded(ClipId clip) implements Sound {}
    }

    /** Who made it; a name is empty as long as nobody did. */
    public record People(String translator, String reader, String reviewer) {
        /** Nobody yet. */
        public static final People NOBODY = new People("", "", "");

        /** Refuses a name that cannot be read. */
        public People {
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

    /** How far it has come. */
    public enum State {
        /** Nothing of it is there. */
        MISSING,
        /** Something is there, and something is lacking. */
        DRAFTED,
        /** It can be told. */
        READY
    }

    /** What may be lacking, and with it what somebody has to do. */
    public enum MissingPart {
        /** Neither a text nor a recording: it has to be translated and read. */
        EVERYTHING,
        /** It has to be written down. */
        TEXT,
        /** It has to be recorded. */
        CLIP,
        /** Its recording is on no shelf any more: another one has to be chosen. */
        CLIP_GONE,
        /** Somebody has to listen to it and put their name to it. */
        REVIEWER
    }

    /** What stands against a rendition. */
    public enum Problem {
        /** Too long, or with signs nobody can read. */
        TEXT_UNUSABLE,
        /** Too long, or more than one line. */
        TRANSLATOR_UNUSABLE,
        /** Likewise. */
        READER_UNUSABLE,
        /** Likewise. */
        REVIEWER_UNUSABLE
    }

    /** The answer to the wish for such a rendition. */
    public sealed interface ValidationResult {
        /** It holds. */
        record Valid(Rendition rendition) implements ValidationResult {}

        /** It does not, and this is everything that stands against it; at least one. */
        record Invalid(List<Problem> problems) implements ValidationResult {}
    }

    /** Refuses a text that cannot be read. */
    public Rendition {
        if (!isText(text)) {
            throw new IllegalArgumentException("rendition " + language + " has no usable text");
        }
    }

    /** A rendition nobody has begun. */
    public static Rendition missing(LanguageTag language) {
        return new Rendition(language, new Sound.Unrecorded(), "", People.NOBODY);
    }

    /** The rendition, or everything that stands against it. */
    public static ValidationResult validate(
            LanguageTag language,
            Sound sound,
            String text,
            String translator,
            String reader,
            String reviewer) {
        var flaws = new ArrayList<Problem>();
        if (!isText(text)) {
            flaws.add(Problem.TEXT_UNUSABLE);
        }
        if (!People.isName(translator)) {
            flaws.add(Problem.TRANSLATOR_UNUSABLE);
        }
        if (!People.isName(reader)) {
            flaws.add(Problem.READER_UNUSABLE);
        }
        if (!People.isName(reviewer)) {
            flaws.add(Problem.REVIEWER_UNUSABLE);
        }
        return flaws.isEmpty()
                ? new ValidationResult.Valid(
                        new Rendition(
                                language, sound, text, new People(translator, reader, reviewer)))
                : new ValidationResult.Invalid(flaws);
    }

    private static boolean isText(String text) {
        return text.length() <= TEXT_CHARACTERS
                && text.lines().allMatch(line -> line.isBlank() || PlainText.isPlain(line))
                && text.indexOf('\r') < 0;
    }

    /** The same, heard from this recording. */
    public Rendition withSound(Sound other) {
        return new Rendition(language, other, text, people);
    }

    /** The same with this text. */
    public Rendition withText(String other) {
        return new Rendition(language, sound, other, people);
    }

    /** The same, made by these people. */
    public Rendition withPeople(People others) {
        return new Rendition(language, sound, text, others);
    }

    /** True when it is heard from this recording. */
    public boolean usesClip(ClipId clip) {
        return switch (sound) {
            case Sound.Recorded(ClipId own) -> own.equals(clip);
            case Sound.Unrecorded _ -> false;
        };
    }

    /**
     * Everything that is lacking, in the order in which it should be seen to.
     *
     * @param onShelf the recordings that can be fetched
     */
    public List<MissingPart> missingParts(Set<ClipId> onShelf) {
        boolean unrecorded = sound instanceof Sound.Unrecorded;
        if (unrecorded && text.isBlank()) {
            return List.of(MissingPart.EVERYTHING);
        }
        var lacks = new ArrayList<MissingPart>();
        if (text.isBlank()) {
            lacks.add(MissingPart.TEXT);
        }
        switch (sound) {
            case Sound.Unrecorded _ -> lacks.add(MissingPart.CLIP);
            case Sound.Recorded(ClipId clip) -> {
                if (!onShelf.contains(clip)) {
                    lacks.add(MissingPart.CLIP_GONE);
                }
            }
        }
        if (people.reviewer().isEmpty()) {
            lacks.add(MissingPart.REVIEWER);
        }
        return List.copyOf(lacks);
    }

    /** How far it has come, by what it lacks. */
    public State state(Set<ClipId> onShelf) {
        List<MissingPart> lacks = missingParts(onShelf);
        if (lacks.isEmpty()) {
            return State.READY;
        }
        return lacks.contains(MissingPart.EVERYTHING) ? State.MISSING : State.DRAFTED;
    }
}
