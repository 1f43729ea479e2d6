package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import vn.tienglang.audio.BadSound;
import vn.tienglang.audio.BadSound.Flaw;

/** What is said of a file that is not taken. */
final class Refusals {
    private Refusals() {}

    /** The refusal of this file, at its beginning or while it is read. */
    static BadSound refused(Path file, Flaw flaw) {
        BadSound refusal = catchThrowableOfType(BadSound.class, () -> Recordings.decoded(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.flaw()).as(refusal.detail()).isEqualTo(flaw);
        return refusal;
    }
}
