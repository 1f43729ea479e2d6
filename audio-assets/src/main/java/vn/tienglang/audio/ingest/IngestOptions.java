package vn.tienglang.audio.ingest;

/**
 * Options of one recording, chosen by the person who uploads it.
 *
 * @param origin who speaks in it
 * @param noise what becomes of its noise
 */
public record IngestOptions(VoiceOrigin origin, NoiseTreatment noise) {
    /** A person speaks, and the noise stays as it is. */
    public static final IngestOptions USUAL =
            new IngestOptions(VoiceOrigin.PERSON, NoiseTreatment.KEPT);

    /** Treatment of constant noise behind speech. */
    public enum NoiseTreatment {
        KEPT,
        /** Lowered by {@link NoiseStep}, when that is measured to help. */
        LOWERED
    }
}
