package vn.tienglang.pages.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.tienglang.audio.check.Finding;
import vn.tienglang.audio.check.Waveform;

final class WaveformSvgTest {
    private static final Duration LENGTH = Duration.ofSeconds(80);

    private static Finding finding(int from, int until) {
        return new Finding(
                Finding.Kind.CLIPPED,
                Finding.Weight.WARNING,
                Duration.ofSeconds(from),
                Duration.ofSeconds(until),
                1,
                "");
    }

    @Test
    void aPlaceIsMarkedAtItsShareOfTheLength() {
        String svg = WaveformSvg.picture(new Waveform("0_"), List.of(finding(20, 40)), LENGTH);
        assertThat(svg)
                .contains("M200.0 0h200.0v72h-200.0z")
                .contains("M200.0 33.5v1.0M600.0 2.0v64.0");
    }

    @Test
    void aShortPlaceIsWideEnoughToBeSeenAndOneOutsideIsNotShown() {
        assertThat(WaveformSvg.picture(new Waveform("0"), List.of(finding(40, 40)), LENGTH))
                .contains("M400.0 0h6.0v72");
        assertThat(WaveformSvg.placed(List.of(finding(0, 0), finding(90, 99)), LENGTH)).isEmpty();
        assertThat(WaveformSvg.placed(List.of(finding(0, 80)), LENGTH)).isEmpty();
    }

    @Test
    void withoutAWaveformALineIsDrawn() {
        assertThat(WaveformSvg.picture(new Waveform(""), List.of(), Duration.ZERO))
                .contains("d=\"M0 34h800\"");
    }
}
