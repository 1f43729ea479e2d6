package vn.tienglang.audio;

import java.time.Duration;

/** A file that is not the sound it should be: what is wrong, and where. */
public final class InvalidSoundException extends Exception {
    private static final long serialVersionUID = 1L;

    /** What is wrong, as far as it changes what a person should do. */
    public enum Flaw {
        /** Nothing that any of our decoders knows. */
        NOT_SOUND,
        /** Of a kind that is known and not taken. */
        NOT_TAKEN,
        /** It ends before it says it does. */
        CUT_OFF,
        /** Inside, it is not what its beginning says. */
        DAMAGED,
        /** It sounds longer than anything we take. */
        TOO_LONG,
        /** There is no sound in it. */
        EMPTY
    }

    private final Flaw flaw;
    private final Duration position;

    /**
     * This flaw.
     *
     * @param at how far into the sound; zero when it is the file as a whole
     * @param detail in technical words, for the trace and for whoever helps
     */
    public InvalidSoundException(Flaw flaw, Duration at, String detail) {
        super(detail);
        this.flaw = flaw;
        this.position = at;
    }

    /** This flaw, found because of that. */
    public InvalidSoundException(Flaw flaw, Duration at, String detail, Throwable cause) {
        super(detail, cause);
        this.flaw = flaw;
        this.position = at;
    }

    /** What is wrong. */
    public Flaw flaw() {
        return flaw;
    }

    /** How far into the sound; zero when it is the file as a whole. */
    public Duration position() {
        return position;
    }

    /** In technical words. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
