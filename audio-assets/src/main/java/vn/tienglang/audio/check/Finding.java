package vn.tienglang.audio.check;

import java.time.Duration;
import vn.tienglang.audio.ingest.FindingMessages;

/**
 * Something that was found in a recording.
 *
 * @param kind what
 * @param weight whether it stands in the way
 * @param from where in the sound it begins
 * @param until where it ends; equal to {@code from} when it is no stretch
 * @param figure how much of it, in the unit the kind says; 0 when it has none
 * @param detail in technical words, for whoever helps; empty when the rest says all
 */
public record Finding(
        Kind kind, Weight weight, Duration from, Duration until, double figure, String detail) {

    /** Whether a finding stands in the way. */
    public enum Weight {
        /** The recording is not taken. */
        REFUSAL,
        /** It is taken; somebody should listen to it. */
        WARNING
    }

    /** What may be found. Words for each are in {@link FindingMessages}. */
    public enum Kind {
        NOT_SOUND,
        FORMAT_NOT_TAKEN,
        CUT_OFF,
        DAMAGED,
        EMPTY,
        FILE_TOO_LARGE,
        TOO_SHORT,
        TOO_LONG,
        ALL_SILENT,
        SILENT_HEAD,
        SILENT_TAIL,
        SILENT_MIDDLE,
        CLIPPED,
        DC_OFFSET,
        WRONG_SPEED,
        TOO_QUIET,
        TARGET_NOT_REACHED
    }
}
