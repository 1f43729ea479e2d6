package vn.tienglang.office.proof;

import java.time.Instant;

/** Result of a cosignature that a witness sends. */
public sealed interface CosignatureResult {
    /** Stored. */
    record Stored(String witness, Instant signedAt) implements CosignatureResult {}

    /** There is no checkpoint of this size. */
    record UnknownCheckpoint() implements CosignatureResult {}

    /** No signature line, or of no witness that the settings of the centre name. */
    record UnknownCosigner() implements CosignatureResult {}

    /** The line names a known witness and does not verify. */
    record WrongSignature(String witness) implements CosignatureResult {}

    /** The time in it is more than {@link CheckpointService#CLOCK_AHEAD} after the centre's. */
    record WrongClock(String witness, Instant signedAt) implements CosignatureResult {}
}
