package vn.tienglang.central.recordings;

import vn.tienglang.central.desk.Recording;

/** The answer to a recording that was brought. */
public sealed interface Brought {
    /** It waits for its turn. */
    record Queued(Recording recording) implements Brought {}

    /** The same bytes were brought before; this is what became of them. */
    record Known(Recording recording) implements Brought {}

    /** So many wait already that no more is taken. */
    record QueueFull(int waiting) implements Brought {}
}
