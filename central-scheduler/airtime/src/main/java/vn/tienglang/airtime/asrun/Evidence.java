package vn.tienglang.airtime.asrun;

/** Evidence that something was played, weakest first. */
public enum Evidence {
    /** Playback was commanded, but no sound device consumed it. Never counts as proven. */
    COMMANDED,
    /** The sound card consumed the frames. */
    RENDERED,
    /** The sound was detected on the line or by a microphone. */
    HEARD
}
