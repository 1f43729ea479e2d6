package vn.tienglang.audio.decode;

/** Formats that are decoded without ffmpeg. */
enum NativeFormat {
    WAV("WAV"),
    AIFF("AIFF"),
    OGG_OPUS("Ogg Opus"),
    WEBM_OPUS("WebM/Opus");

    private final String title;

    NativeFormat(String title) {
        this.title = title;
    }

    /** The common name. */
    String title() {
        return title;
    }
}
