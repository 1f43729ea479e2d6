package vn.tienglang.audio.decode;

/** The kinds of file that are taken. */
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

    /** The name people know it by. */
    public String title() {
        return title;
    }
}
