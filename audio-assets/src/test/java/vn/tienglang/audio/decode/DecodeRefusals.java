package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/** What is said of a file that is not taken. */
final class DecodeRefusals {
    private DecodeRefusals() {}

    /** The refusal of this file, at its beginning or while it is read. */
    static InvalidSoundException refused(Path file, Flaw flaw) {
        InvalidSoundException refusal =
                catchThrowableOfType(
                        InvalidSoundException.class, () -> FfmpegRecordings.decoded(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.flaw()).as(refusal.detail()).isEqualTo(flaw);
        return refusal;
    }
}
