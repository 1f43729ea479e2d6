package vn.tienglang.audio.clips;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ClipManifestTest {
    @Test
    void deeplyNestedManifestIsRejectedBeforeItIsParsed() {
        byte[] deep = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClipManifest.read(deep))
                .withMessage("is nested deeper than 4");
    }
}
