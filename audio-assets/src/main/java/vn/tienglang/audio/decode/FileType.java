package vn.tienglang.audio.decode;

/** Type of a file, detected by its first bytes. */
sealed interface FileType {
    /**
     * A format that is decoded without ffmpeg. The rest of the file is not yet verified.
     *
     * @param format the format
     */
    record Native(NativeFormat format) implements FileType {}

    /**
     * A known type that holds no recording.
     *
     * @param name common name of the type
     */
    record NotSound(String name) implements FileType {}

    /** Any other bytes; ffprobe decides. */
    record Unknown() implements FileType {}
}
