package vn.tienglang.airtime.asrun;

/** Outcome of one airing: a fact at the station, not a judgement. */
public sealed interface Outcome {
    /** Played to its last frame. */
    record Aired(Playback playback) implements Outcome {
        /** Rejects a playback that did not reach the last frame. */
        public Aired {
            if (playback.frames() != playback.framesWhole() || playback.frames() == 0) {
                throw new IllegalArgumentException("aired, yet not to the last frame: " + playback);
            }
        }
    }

    /** Started, but did not reach the last frame. */
    record CutShort(Playback playback, Reason reason) implements Outcome {}

    /** Never started. */
    record Missed(Reason reason) implements Outcome {}
}
