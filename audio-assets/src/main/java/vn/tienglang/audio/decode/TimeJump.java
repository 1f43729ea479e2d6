package vn.tienglang.audio.decode;

/**
 * Jump between the time stamps of two packets.
 *
 * @param kind kind of jump
 * @param at length of the sound before it, in seconds
 * @param seconds size of the jump, in seconds
 */
record TimeJump(Kind kind, double at, double seconds) {
    /** Kinds of jump. */
    enum Kind {
        /** Time without packets: sound was lost, or the recorder stalled. */
        GAP,
        /** Time that occurs twice. */
        BACK,
        /** The time begins again: another recording follows. */
        NEXT_PART
    }
}
