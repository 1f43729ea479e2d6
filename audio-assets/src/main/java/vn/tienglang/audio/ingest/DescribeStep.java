package vn.tienglang.audio.ingest;

import java.time.Duration;
import vn.tienglang.airtime.Clip;
import vn.tienglang.airtime.LanguageTag;
import vn.tienglang.airtime.Limits;
import vn.tienglang.audio.SoundFormat;
import vn.tienglang.audio.ingest.EncodeStep.Encoded;
import vn.tienglang.audio.ingest.HashStep.Hashed;

/** Last step: describes the delivery copy as a clip of the contract. */
final class DescribeStep {
    private DescribeStep() {}

    /** The clip of this delivery copy. */
    static Clip clip(Hashed delivery, String title, LanguageTag language, Encoded encoded) {
        Duration length = new SoundFormat(WorkSound.RATE_HZ, 1, encoded.frames()).length();
        return new Clip(
                delivery.id(), title, language, length, delivery.bytes(), Limits.PART_BYTES);
    }
}
