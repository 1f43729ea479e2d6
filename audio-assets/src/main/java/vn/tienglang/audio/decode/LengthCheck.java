package vn.tienglang.audio.decode;

import java.io.IOException;
import java.util.List;
import vn.tienglang.audio.check.Finding;

/** Comparison of the length that a file declares with the length that was decoded. */
@FunctionalInterface
public interface LengthCheck {
    /** Check of a format whose reader throws at the first missing frame. */
    LengthCheck NONE = frames -> List.of();

    /**
     * Findings about missing, repeated and joined sound.
     *
     * @param frames number of decoded frames
     * @throws IOException when the file cannot be read again to locate the damage
     */
    List<Finding> findings(long frames) throws IOException;
}
