package vn.tienglang.audio.decode;

/** What a file is, by its own bytes. */
public sealed interface FileType {
    /**
     * A kind that is taken. Whether the file holds what its beginning promises is not yet known.
     *
     * @param format which
     * @param soundOffset the byte where it begins, after any tags that somebody put in front
     */
    record Supported(FileFormat format, long soundOffset) implements FileType {}

    /**
     * A kind that is known, and refused.
     *
     * @param name what people call it
     */
    record Unsupported(String name) implements FileType {}

    /** No kind we know, or no sound in any case. */
    record NotSound() implements FileType {}
}
