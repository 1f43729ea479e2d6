package vn.tienglang.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import vn.tienglang.audio.InvalidSoundException;
import vn.tienglang.audio.InvalidSoundException.Flaw;

/** Errors of files that are not accepted. */
final class DecodeRefusals {
    private DecodeRefusals() {}

    /** The error of this file without ffmpeg, on opening or while reading. */
    static InvalidSoundException refused(Path file, Flaw flaw) {
        InvalidSoundException refusal =
                catchThrowableOfType(
                        InvalidSoundException.class, () -> FfmpegRecordings.decodedAlone(file));
        assertThat(refusal).isNotNull();
        assertThat(refusal.flaw()).as(refusal.detail()).isEqualTo(flaw);
        return refusal;
    }
}
