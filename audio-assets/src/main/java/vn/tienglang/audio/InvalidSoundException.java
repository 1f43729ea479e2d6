package vn.tienglang.audio;

import java.time.Duration;

/** Defect of a sound file, with its position. */
public final class InvalidSoundException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Kind of defect, as far as it decides what a person should do. */
    public enum Flaw {
        /** A format that no decoder knows. */
        NOT_SOUND,
        /** A known format that is not accepted. */
        NOT_TAKEN,
        /** The file is shorter than it declares. */
        CUT_OFF,
        /** The content does not match the header. */
        DAMAGED,
        /** The sound is longer than accepted. */
        TOO_LONG,
        /** The file holds no sound. */
        EMPTY,
        /** The file consists of several recordings that cannot be read as one. */
        JOINED,
        /** A format that needs ffmpeg, which is not installed. */
        NO_DECODER
    }

    private final Flaw flaw;
    private final Duration position;

    /**
     * A defect.
     *
     * @param at position in the sound; zero for the file as a whole
     * @param detail technical description, for the log and for support
     */
    public InvalidSoundException(Flaw flaw, Duration at, String detail) {
        super(detail);
        this.flaw = flaw;
        this.position = at;
    }

    /** A defect with its cause. */
    public InvalidSoundException(Flaw flaw, Duration at, String detail, Throwable cause) {
        super(detail, cause);
        this.flaw = flaw;
        this.position = at;
    }

    /** The kind of defect. */
    public Flaw flaw() {
        return flaw;
    }

    /** Position in the sound; zero for the file as a whole. */
    public Duration position() {
        return position;
    }

    /** The technical description. */
    public String detail() {
        return String.valueOf(getMessage());
    }
}
