package vn.tienglang.audio.decode;

/** What a file is, by its own bytes. */
public sealed interface Identity {
    /**
     * A kind that is taken. Whether the file holds what its beginning promises is not yet known.
     *
     * @param format which
     * @param soundAt the byte where it begins, after any tags that somebody put in front
     */
    record Taken(Format format, long soundAt) implements Identity {}

    /**
     * A kind that is known, and refused.
     *
     * @param name what people call it
     */
    record NotTaken(String name) implements Identity {}

    /** No kind we know, or no sound in any case. */
    record NotSound() implements Identity {}
}
