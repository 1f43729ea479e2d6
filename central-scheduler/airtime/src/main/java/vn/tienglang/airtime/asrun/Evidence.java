package vn.tienglang.airtime.asrun;

/** How we know that something was played, weakest first. */
public enum Evidence {
    /** Play was ordered; nothing that makes sound consumed it. Never counts as proven. */
    COMMANDED,
    /** The sound card consumed the frames. */
    RENDERED,
    /** The sound was sensed on the line or by a microphone. */
    HEARD
}
