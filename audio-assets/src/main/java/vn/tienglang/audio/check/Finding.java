package vn.tienglang.audio.check;

import java.time.Duration;
import vn.tienglang.audio.ingest.FindingMessages;

/**
 * Finding about a recording: a warning or a reason for refusal.
 *
 * @param kind the kind of finding
 * @param weight whether it prevents admission
 * @param from position at which it begins
 * @param until position at which it ends; equal to {@code from} for a single position
 * @param figure amount, in the unit of the kind; 0 when there is none
 * @param detail technical description for support; may be empty
 */
public record Finding(
        Kind kind, Weight weight, Duration from, Duration until, double figure, String detail) {

    /** Effect of a finding on admission. */
    public enum Weight {
        /** The recording is refused. */
        REFUSAL,
        /** The recording is accepted; a person should listen to it. */
        WARNING
    }

    /** Kinds of finding; {@link FindingMessages} has their texts. */
    public enum Kind {
        NO_SUCH_FILE,
        NO_PERMISSION,
        NOT_A_FILE,
        TITLE_INVALID,
        PROCESSING_FAILED,
        DISK_FAILED,
        DECODER_MISSING,
        NOT_SOUND,
        FORMAT_NOT_TAKEN,
        CUT_OFF,
        SOUND_MISSING,
        TIME_GAP,
        TIME_BACK,
        JOINED,
        END_UNKNOWN,
        DAMAGED,
        EMPTY,
        FILE_TOO_LARGE,
        TOO_SHORT,
        TOO_LONG,
        ALL_SILENT,
        SILENT_HEAD,
        SILENT_TAIL,
        SILENT_MIDDLE,
        LEVEL_DROP,
        CLIPPED,
        CHANNELS_INVERTED,
        HUM,
        RUMBLE,
        NOISY,
        DC_OFFSET,
        WRONG_SPEED,
        TOO_QUIET,
        NOISE_RAISED,
        NOISE_LOWERED,
        NOISE_KEPT,
        SYNTHETIC_VOICE,
        ADVICE_ANDROID,
        ADVICE_APPLE,
        ADVICE_BROWSER,
        ADVICE_RECORDER,
        TARGET_NOT_REACHED
    }
}
