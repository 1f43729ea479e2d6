package vn.tienglang.audio.decode;

/** Type of a file, detected by its content. */
public sealed interface FileType {
    /**
     * An accepted format. The rest of the file is not yet verified.
     *
     * @param format the format
     * @param soundOffset offset of the sound, after tags
     */
    record Supported(FileFormat format, long soundOffset) implements FileType {}

    /**
     * A known format that is refused.
     *
     * @param name common name of the format
     */
    record Unsupported(String name) implements FileType {}

    /** An unknown format, or not sound. */
    record NotSound() implements FileType {}
}
