package vn.tienglang.audio.ingest;

import java.util.List;

/** Who speaks in a recording. */
public enum VoiceOrigin {
    /** A person, or no voice at all. */
    PERSON,
    /** A machine; sound made by a machine must be marked as such (law in force since 1 March 2026). */
    SYNTHETIC;

    /** Comment in the delivery copy of a synthetic voice. */
    public static final String COMMENT = "SYNTHETIC_VOICE=yes";

    /** Comments of the delivery copy. */
    List<String> comments() {
        return this == SYNTHETIC ? List.of(COMMENT) : List.of();
    }
}
