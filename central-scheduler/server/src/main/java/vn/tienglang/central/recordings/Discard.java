package vn.tienglang.central.recordings;

import vn.tienglang.airtime.ClipId;
import vn.tienglang.central.desk.Recording;

/** The answer to the wish that a recording be deleted. */
public sealed interface Discard {
    /** Its master and its delivery copy are deleted. */
    record Deleted(Recording recording) implements Discard {}

    /** Nobody brought such a recording. */
    record Unknown(ClipId id) implements Discard {}

    /** A slot plays it, or played it once. */
    record Booked(Recording recording) implements Discard {}

    /** A bulletin is heard from it. */
    record InBulletin(Recording recording) implements Discard {}

    /** It is being made ready at this moment. */
    record AtWork(Recording recording) implements Discard {}
}
