package vn.tienglang.audio.decode;

/** Accepted formats of sound files. */
public enum FileFormat {
    WAV("WAV"),
    AIFF("AIFF"),
    MP3("MP3"),
    FLAC("FLAC"),
    OGG_VORBIS("Ogg Vorbis"),
    OGG_OPUS("Ogg Opus"),
    WEBM_OPUS("WebM/Opus"),
    M4A("M4A/AAC");

    private final String title;

    FileFormat(String title) {
        this.title = title;
    }

    /** The common name. */
    public String title() {
        return title;
    }
}
