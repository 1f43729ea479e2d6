package vn.tienglang.audio.decode;

import java.util.Locale;
import java.util.Map;

/** Kind of device or program that made a recording, by the tags that it writes. */
public enum RecordingDevice {
    ANDROID,
    APPLE,
    BROWSER,
    /** A recorder with a name of its own in the file. */
    RECORDER,
    UNKNOWN;

    /**
     * The device that wrote these tags.
     *
     * @param tags names in lower case, as ffprobe prints them
     */
    static RecordingDevice of(Map<String, String> tags) {
        String encoder = tags.getOrDefault("encoder", "").toLowerCase(Locale.ROOT);
        if (tags.containsKey("com.android.version")) {
            return ANDROID;
        }
        if (tags.containsKey("com.apple.quicktime.make") || encoder.contains("com.apple.")) {
            return APPLE;
        }
        // MediaRecorder of Chromium and of Firefox.
        if (encoder.equals("chrome") || encoder.startsWith("qtmuxingapplibwebm")) {
            return BROWSER;
        }
        return tags.containsKey("encoded_by") || tags.containsKey("originator")
                ? RECORDER
                : UNKNOWN;
    }
}
